/** A kind of schema that can have any number of parts; the old and the new version differ in one place. */
export interface Shape {
  readonly name: string;
  /** Of the small schema. */
  readonly parts: number;
  readonly make: (parts: number, version: 'old' | 'new') => string;
}

const times = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const named = (prefix: string, count: number, make: (index: number) => unknown) =>
  Object.fromEntries(times(count, (index) => [`${prefix}${index}`, make(index)] as const));

const record = (name: string, ...fields: readonly unknown[]) => ({ type: 'record', name, fields });
const field = (name: string, type: unknown) => ({ name, type });

export const avroShapes: readonly Shape[] = [
  {
    name: 'fields of a record',
    parts: 250,
    make: (parts, version) =>
      JSON.stringify(
        record('R', ...times(parts, (i) => field(`f${i}`, i === 3 && version === 'new' ? 'bytes' : ['null', 'long']))),
      ),
  },
  {
    name: 'records inside each other',
    parts: 40,
    make: (parts, version) =>
      JSON.stringify(
        times(parts, (i) => i).reduceRight<unknown>(
          (inner, i) => record(`R${i}`, field('a', 'string'), field('next', inner)),
          version === 'new' ? 'bytes' : 'int',
        ),
      ),
  },
  {
    name: 'records that lead to the next one and to themselves',
    parts: 100,
    make: (parts, version) =>
      JSON.stringify(
        record(
          'Root',
          ...times(parts, (i) =>
            field(
              `f${i}`,
              record(
                `R${i}`,
                field('self', ['null', `R${i}`]),
                field('before', ['null', i === 0 ? 'Root' : `R${i - 1}`]),
                field('v', i === 3 && version === 'new' ? 'bytes' : 'int'),
              ),
            ),
          ),
        ),
      ),
  },
  {
    name: 'branches of a union',
    parts: 50,
    make: (parts, version) =>
      JSON.stringify(times(parts, (i) => record(`B${i}`, field('v', i === 3 && version === 'new' ? 'bytes' : 'int')))),
  },
];

const proto = (...statements: readonly string[]) => `syntax = "proto3"; ${statements.join('\n')}`;

export const protobufShapes: readonly Shape[] = [
  {
    name: 'fields of a message',
    parts: 250,
    make: (parts, version) =>
      proto(
        `message M { ${times(parts, (i) => `${i === 3 && version === 'new' ? 'string' : 'int32'} f${i} = ${i + 1};`).join(' ')} }`,
      ),
  },
  {
    name: 'messages inside each other',
    parts: 40,
    make: (parts, version) =>
      proto(
        `${times(parts, (i) => `message M${i} { string a = 1;`).join(' ')} ${version === 'new' ? 'bytes' : 'int32'} b = 2; ${'}'.repeat(parts)}`,
      ),
  },
  {
    name: 'messages that lead to the next one and to themselves',
    parts: 100,
    make: (parts, version) =>
      proto(
        ...times(
          parts,
          (i) =>
            `message M${i} { M${i} self = 1; M${(i + 1) % parts} next = 2; ${i === 3 && version === 'new' ? 'string' : 'int32'} v = 3; }`,
        ),
      ),
  },
];

const draft = (modern: boolean) =>
  modern ? 'https://json-schema.org/draft/2020-12/schema' : 'http://json-schema.org/draft-07/schema#';

const drafted = (name: string, parts: number, make: (parts: number, type: string) => object): readonly Shape[] =>
  [false, true].map((modern) => ({
    name: `${name} (draft ${modern ? '2020-12' : '07'})`,
    parts,
    make: (count, version) =>
      JSON.stringify({ $schema: draft(modern), ...make(count, version === 'new' ? 'integer' : 'string') }),
  }));

export const jsonShapes: readonly Shape[] = [
  ...drafted('properties of an object', 250, (parts, type) => ({
    type: 'object',
    properties: named('p', parts, (i) => (i === 3 ? { type } : { type: ['string', 'null'], maxLength: 9 })),
  })),
  ...drafted('objects inside each other', 25, (parts, type) =>
    times(parts, (i) => i).reduceRight<object>(
      (inner) => ({ type: 'object', properties: { a: { type: 'string' }, next: inner } }),
      { type },
    ),
  ),
  ...drafted('definitions that lead to themselves', 50, (parts, type) => ({
    properties: named('p', parts, (i) => ({ $ref: `#/definitions/D${i}` })),
    definitions: named('D', parts, (i) => ({
      type: 'object',
      properties: {
        self: { $ref: `#/definitions/D${i}` },
        all: { type: 'array', items: { $ref: `#/definitions/D${i}` } },
        v: { type: i === 3 ? type : 'string' },
      },
    })),
  })),
  // From 2019-09 on the reference lists a change once for each way through such a ring, and so do we: that is not linear.
  ...drafted('definitions that lead to the next one and to themselves', 25, (parts, type) => ({
    $ref: '#/definitions/D0',
    definitions: named('D', parts, (i) => ({
      type: 'object',
      properties: {
        self: { $ref: `#/definitions/D${i}` },
        next: { $ref: `#/definitions/D${(i + 1) % parts}` },
        v: { type: i === 3 ? type : 'string' },
      },
    })),
  })).slice(0, 1),
  ...drafted('combined properties', 50, (parts, type) => ({
    properties: named('p', parts, (i) => ({
      oneOf: [{ type: 'null' }, { type: i === 3 ? type : 'string' }, { type: 'object', properties: { a: {} } }],
    })),
  })),
];

/** 200 branches on each side, all of which are compared with all. */
export const oneOfs: readonly (readonly [name: string, make: (version: 'a' | 'b') => string])[] = [
  [
    'oneOf of 200 texts',
    (version) =>
      JSON.stringify({ oneOf: times(200, (i) => ({ type: 'string', maxLength: i + (version === 'a' ? 5 : 4) })) }),
  ],
  [
    'oneOf of 200 objects',
    (version) =>
      JSON.stringify({
        oneOf: times(200, (i) => ({ properties: { kind: { const: `${version}${i}` }, a: { type: 'string' } } })),
      }),
  ],
];
