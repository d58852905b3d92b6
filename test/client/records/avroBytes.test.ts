import assert from 'node:assert/strict';
import avsc from 'avsc';
import fc from 'fast-check';
import { codec } from './codecs.js';

/** A type, a value of it as avsc writes it, and the JSON text that the preview shows. */
interface Sample {
  readonly schema: unknown;
  /** How avsc calls the type as a branch of a union. */
  readonly branch: string;
  readonly value: unknown;
  readonly text: string;
}

/** avsc's own longs lose digits; these are bigints. */
const LONG = avsc.types.LongType.__with({
  fromBuffer: (bytes: Buffer) => bytes.readBigInt64LE(),
  toBuffer: (value: bigint) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(value);
    return bytes;
  },
  fromJSON: (value: number) => BigInt(value),
  toJSON: (value: bigint) => Number(value),
  isValid: (value: unknown) => typeof value === 'bigint',
  compare: (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0),
});

function written({ schema, value }: Pick<Sample, 'schema' | 'value'>): Buffer {
  const options = { registry: { long: LONG }, wrapUnions: 'always' } as const;
  return avsc.Type.forSchema(schema as avsc.Schema, options).toBuffer(value);
}

const shown = (schema: unknown, bytes: Uint8Array) => codec('AVRO', JSON.stringify(schema)).decode(bytes).text;
const reasonOf = (schema: unknown, bytes: readonly number[]) => {
  try {
    return `no error, but ${shown(schema, Uint8Array.from(bytes))}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
const record = (name: string, ...fields: readonly (readonly [string, unknown])[]) => ({
  type: 'record',
  name,
  fields: fields.map(([field, type]) => ({ name: field, type })),
});

const primitive = (schema: string, value: unknown, text: string): Sample => ({ schema, branch: schema, value, text });
const quoted = (text: string) => JSON.stringify(text);
const number = (value: number) =>
  Number.isFinite(value) ? (Object.is(value, -0) ? '-0' : String(value)) : quoted(String(value));
const bytesShown = (bytes: Uint8Array) =>
  bytes.every((byte) => byte >= 0x20 && byte < 0x7f)
    ? quoted(Buffer.from(bytes).toString('latin1'))
    : `"0x${Buffer.from(bytes).toString('hex')}"`;

const LEAVES: readonly fc.Arbitrary<Sample>[] = [
  // The first one is what stands where nothing may nest deeper: it must fit into a union beside null.
  fc.boolean().map((value) => primitive('boolean', value, String(value))),
  fc.constant(primitive('null', null, 'null')),
  fc.integer().map((value) => primitive('int', value, String(value))),
  fc
    .oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.bigInt({ min: -(2n ** 54n), max: 2n ** 54n }))
    .map((value) => primitive('long', value, String(value))),
  fc.float().map((value) => primitive('float', value, number(value))),
  fc.double().map((value) => primitive('double', value, number(value))),
  fc.uint8Array({ maxLength: 80 }).map((value) => primitive('bytes', Buffer.from(value), bytesShown(value))),
  fc
    .oneof(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.string({ unit: 'binary-ascii', maxLength: 80 }))
    .map((value) => primitive('string', value, quoted(value))),
];

/** Names are counted, so that no two types of a schema share one. */
function samples(): fc.Arbitrary<Sample> {
  let names = 0;
  const named = (type: object, value: unknown, text: string): Sample => {
    const name = `T${names++}`;
    return { schema: { ...type, name }, branch: name, value, text };
  };
  return fc.letrec<{ sample: Sample }>((tie) => ({
    sample: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      ...LEAVES,
      fc
        .tuple(fc.uniqueArray(fc.stringMatching(/^[A-Z][A-Z0-9]{0,5}$/), { minLength: 1, maxLength: 5 }), fc.nat())
        .map(([symbols, at]) => {
          const symbol = symbols[at % symbols.length] ?? '';
          return named({ type: 'enum', symbols }, symbol, quoted(symbol));
        }),
      fc
        .uint8Array({ minLength: 1, maxLength: 20 })
        .map((value) => named({ type: 'fixed', size: value.length }, Buffer.from(value), bytesShown(value))),
      fc
        .array(tie('sample'), { maxLength: 5 })
        .map((fields) =>
          named(
            { type: 'record', fields: fields.map(({ schema }, i) => ({ name: `f${i}`, type: schema })) },
            Object.fromEntries(fields.map(({ value }, i) => [`f${i}`, value])),
            `{${fields.map(({ text }, i) => `"f${i}":${text}`).join(',')}}`,
          ),
        ),
      // Items share a type, so one value is repeated.
      fc.tuple(tie('sample'), fc.nat({ max: 3 })).map(([{ schema, value, text }, count]) => ({
        schema: { type: 'array', items: schema },
        branch: 'array',
        value: Array.from({ length: count }, () => value),
        text: `[${Array.from({ length: count }, () => text).join(',')}]`,
      })),
      fc
        .tuple(tie('sample'), fc.uniqueArray(fc.string({ minLength: 1, maxLength: 9 }), { maxLength: 3 }))
        .map(([{ schema, value, text }, keys]) => {
          // Objects put keys that are numbers first; the text has the keys in the order of the bytes.
          const ordered = Object.keys(
            Object.fromEntries(keys.filter((key) => key !== '__proto__').map((key) => [key, 0])),
          );
          return {
            schema: { type: 'map', values: schema },
            branch: 'map',
            value: Object.fromEntries(ordered.map((key) => [key, value])),
            text: `{${ordered.map((key) => `${quoted(key)}:${text}`).join(',')}}`,
          };
        }),
      tie('sample')
        .filter(({ schema, branch }) => branch !== 'null' && !Array.isArray(schema))
        .chain((inner) => fc.boolean().map((first) => ({ inner, first })))
        .map(({ inner: { schema, branch, value, text }, first }) => ({
          schema: first ? [schema, 'null'] : ['null', schema],
          branch: 'union',
          value: { [branch]: value },
          text,
        })),
    ),
  })).sample;
}

/** A union stands in no other union directly. */
const hasUnionInUnion = (schema: unknown): boolean =>
  Array.isArray(schema)
    ? schema.some((branch) => Array.isArray(branch) || hasUnionInUnion(branch))
    : typeof schema === 'object' && schema !== null && Object.values(schema).some(hasUnionInUnion);

describe('Avro bytes', () => {
  it('are shown as avsc wrote them, for any schema and value', () => {
    fc.assert(
      fc.property(samples(), (sample) => {
        fc.pre(!hasUnionInUnion(sample.schema));
        assert.equal(shown(sample.schema, written(sample)), sample.text);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('that are cut off or too many are never read as an event', () => {
    fc.assert(
      fc.property(samples(), fc.nat(), (sample, cut) => {
        fc.pre(!hasUnionInUnion(sample.schema));
        const bytes = written(sample);
        fc.pre(bytes.length > 0);
        const kept = cut % bytes.length;
        assert.throws(() => shown(sample.schema, bytes.subarray(0, kept)), new RegExp(`\\(byte \\d+ of ${kept}`));
        assert.throws(() => shown(sample.schema, Buffer.concat([bytes, Buffer.from([0])])), /1 byte is left/);
      }),
      { seed: 2, numRuns: 1000 },
    );
  });

  it('of any kind never do anything but fail with a reason', () => {
    fc.assert(
      fc.property(samples(), fc.uint8Array({ maxLength: 100 }), (sample, bytes) => {
        fc.pre(!hasUnionInUnion(sample.schema));
        const reason = reasonOf(sample.schema, [...bytes]);
        assert.match(reason, /^no error, but|\(byte \d+ of \d+(, at .+)?\)$/);
        if (reason.startsWith('no error')) JSON.parse(shown(sample.schema, bytes));
      }),
      { seed: 3, numRuns: 1000 },
    );
  });

  it('say at which byte and field they stop to make sense', () => {
    const line = record('Line', ['sku', 'string'], ['gift', 'boolean']);
    const order = record(
      'Order',
      ['id', 'long'],
      ['lines', { type: 'array', items: line }],
      ['state', ['null', 'int']],
    );
    assert.equal(reasonOf(order, [2, 4, 2, 0x61, 1]), 'The event ends too early (byte 5 of 5, at lines[1].sku)');
    assert.equal(reasonOf(order, [2, 2, 2, 0x61, 7]), '7 is neither true nor false (byte 5 of 5, at lines[0].gift)');
    assert.equal(reasonOf(order, [2, 0, 8, 0]), 'The union has no branch 4 (byte 3 of 4, at state)');
    assert.equal(reasonOf(order, [2, 0, 0, 9, 9]), '2 bytes are left after the end of the event (byte 3 of 5)');
    assert.equal(reasonOf('string', [9]), 'A length is negative: -5 (byte 1 of 1)');
    assert.equal(reasonOf({ type: 'enum', name: 'E', symbols: ['A'] }, [2]), 'The enum has no symbol 1 (byte 1 of 1)');
  });

  it('may hold blocks with their size in bytes, which other writers write', () => {
    // Two items in a block of two bytes, then one in a block without a size.
    assert.equal(shown({ type: 'array', items: 'int' }, Uint8Array.from([3, 4, 2, 4, 2, 6, 0])), '[1,2,3]');
    assert.equal(shown({ type: 'map', values: 'int' }, Uint8Array.from([1, 6, 2, 0x61, 8, 0])), '{"a":4}');
  });

  it('with numbers of too many bits are refused', () => {
    assert.match(reasonOf('int', [0xff, 0xff, 0xff, 0xff, 0x1f]), /too many bits/);
    assert.match(
      reasonOf(
        'long',
        Array.from({ length: 11 }, () => 0xff),
      ),
      /too many bits/,
    );
    assert.match(reasonOf('long', [...Array.from({ length: 9 }, () => 0xff), 0x7f]), /too many bits/);
    assert.equal(shown('long', Uint8Array.from([...Array.from({ length: 9 }, () => 0xff), 1])), '-9223372036854775808');
  });

  it('show what is no UTF-8 with the sign for it, and escape what JSON does not hold', () => {
    assert.equal(shown('string', Uint8Array.from([4, 0xc3, 0x28])), '"\ufffd("');
    assert.equal(shown('string', Uint8Array.from([6, 0x22, 0x5c, 0x0a])), String.raw`"\"\\\n"`);
  });

  it('cannot announce more than they hold', () => {
    const nulls = { type: 'array', items: 'null' };
    // 2^40 nulls in six bytes.
    assert.match(reasonOf(nulls, [0x80, 0x80, 0x80, 0x80, 0x80, 0x40, 0]), /too large to show/);
    assert.match(reasonOf('bytes', [0xfe, 0xff, 0xff, 0xff, 0xff, 0x0f]), /ends too early/);
    assert.match(reasonOf('bytes', [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1]), /length is too large/);
  });

  it('nest no deeper than anybody can look, whatever a recursive schema allows', () => {
    const list = record('List', ['next', ['null', 'List']]);
    const deep = (levels: number) => [...Array.from({ length: levels - 1 }, () => 2), 0];
    assert.match(shown(list, Uint8Array.from(deep(1000))), /^(\{"next":){1000}null\}{1000}$/);
    assert.match(reasonOf(list, deep(100_000)), /^The event nests more than 1000 records \(byte 1000 of 100000/);
    assert.ok(reasonOf(list, deep(100_000)).length < 1000);
  });
});
