import assert from 'node:assert/strict';
import { isCompatible } from '../../../engine/difference.js';
import { verifiedFixes } from '../../../engine/fix/verifiedFixes.js';
import { jsonSchema } from '../../../engine/jsonSchema/format.js';
import type { CompareOptions, Direction } from '../../../engine/options.js';
import type { JsonSchema } from '../../../engine/jsonSchema/model.js';
import type { SchemaSource } from '../../../engine/schemaFormat.js';
import { applyEdits } from '../../../engine/text/span.js';
import { readCorpus, sourceOf } from './corpus.js';
import { STRICT } from './helpers.js';

interface FixCase {
  readonly title: string;
  readonly direction: Direction;
  readonly id: string;
  readonly older: string;
  readonly newer: string;
  readonly fixed: string;
}

/** An object schema as people write it, a keyword on each line. */
const object = (...lines: readonly string[]) =>
  `{\n  "type": "object",\n${lines.map((line) => `  ${line}`).join(',\n')}\n}\n`;

const NAME = '"name": { "type": "string" }';

const CASES: readonly FixCase[] = [
  {
    title: 'a type that takes the old values as well',
    direction: 'BACKWARD',
    id: 'json-accept-both-types',
    older: object('"properties": { "total": { "type": "number", "minimum": 0 } }'),
    newer: object('"properties": { "total": { "type":  "string", "minimum": 0 } }'),
    fixed: object('"properties": { "total": { "type":  ["string", "number"], "minimum": 0 } }'),
  },
  {
    title: 'a property that is no longer required',
    direction: 'BACKWARD',
    id: 'json-make-optional',
    older: object(`"properties": { ${NAME} }`, '"required": [\n    "id"\n  ]'),
    newer: object(`"properties": { ${NAME} }`, '"required": [\n    "id",\n    "name"\n  ]'),
    fixed: object(`"properties": { ${NAME} }`, '"required": [\n    "id"\n  ]'),
  },
  {
    title: 'no required at all where it was the only one',
    direction: 'BACKWARD',
    id: 'json-make-optional',
    older: object(`"properties": { ${NAME} }`),
    newer: object('"required": ["name"]', `"properties": { ${NAME} }`),
    fixed: object(`"properties": { ${NAME} }`),
  },
  {
    title: 'a default of its type',
    direction: 'BACKWARD',
    id: 'json-add-default',
    older: object('"additionalProperties": false'),
    newer: object(
      '"additionalProperties": false',
      '"properties": {\n    "size":{"type":"integer","minimum":4}\n  }',
      '"required": ["size"]',
    ),
    fixed: object(
      '"additionalProperties": false',
      '"properties": {\n    "size":{"type":"integer","minimum":4,"default":4}\n  }',
      '"required": ["size"]',
    ),
  },
  {
    title: 'a name in required that older readers ask for',
    direction: 'FORWARD',
    id: 'json-require-again',
    older: object(`"properties": { ${NAME} }`, '"required": ["name"]'),
    newer: object(`"properties": { ${NAME} }`),
    fixed: object(`"properties": { ${NAME} }`, '"required": ["name"]'),
  },
  {
    title: 'a required property that is there again',
    direction: 'FORWARD',
    id: 'json-put-back-required',
    older: object('"additionalProperties": false', `"properties": {\n    ${NAME}\n  }`, '"required": ["name"]'),
    newer: object('"additionalProperties": false', '"properties": {\n    "id": {}\n  }'),
    fixed: object(
      '"additionalProperties": false',
      `"properties": {\n    "id": {},\n    ${NAME}\n  }`,
      '"required": ["name"]',
    ),
  },
  {
    title: 'a new property that may be anything, or missing',
    direction: 'BACKWARD',
    id: 'json-accept-anything',
    older: object('"properties": { "id": {} }'),
    newer: object(`"properties": { "id": {}, ${NAME} }`, '"required": ["id", "name"]'),
    fixed: object('"properties": { "id": {}, "name": {} }', '"required": ["id"]'),
  },
  {
    title: 'an open content model',
    direction: 'BACKWARD',
    id: 'json-open-content-model',
    older: object(`"properties": { ${NAME} }`),
    newer: object(`"properties": { ${NAME} }`, '"additionalProperties":false'),
    fixed: object(`"properties": { ${NAME} }`, '"additionalProperties":true'),
  },
  {
    title: 'a closed content model, to which older readers may add',
    direction: 'FORWARD',
    id: 'json-close-content-model',
    older: object('"properties": { "id": {}, "age": { "type": "integer" } }'),
    newer: object('"properties": { "id": {} }', '"title": "Person"'),
    fixed: object('"properties": { "id": {} }', '"additionalProperties": false', '"title": "Person"'),
  },
  {
    title: 'a removed property where it stood, indented as its neighbours',
    direction: 'BACKWARD',
    id: 'json-put-back',
    older: object(
      '"properties": {\n    "id": {},\n    "name": {\n      "type": "string"\n    },\n    "age": {}\n  }',
      '"additionalProperties": false',
    ),
    newer:
      '{\n\t"type": "object",\n\t"properties": {\n\t\t"id": {},\n\t\t"age": {}\n\t},\n\t"additionalProperties": false\n}\n',
    fixed:
      '{\n\t"type": "object",\n\t"properties": {\n\t\t"id": {},\n\t\t"name": {\n\t\t  "type": "string"\n\t\t},\n\t\t"age": {}\n\t},\n\t"additionalProperties": false\n}\n',
  },
  {
    title: 'an open property taken out with its name in required',
    direction: 'BACKWARD',
    id: 'json-remove',
    older: object('"properties": { "id": {} }'),
    newer: object(`"properties": {\n    "id": {},\n    ${NAME}\n  }`, '"required": ["name"]'),
    fixed: object('"properties": {\n    "id": {}\n  }'),
  },
  {
    title: 'a bound as it was',
    direction: 'BACKWARD',
    id: 'json-restore-value',
    older: '{"type":"string","maxLength":20}',
    newer: '{\r\n  "type" : "string",\r\n  "maxLength" : 10\r\n}\r\n',
    fixed: '{\r\n  "type" : "string",\r\n  "maxLength" : 20\r\n}\r\n',
  },
  {
    title: 'the bound that older readers know',
    direction: 'FORWARD',
    id: 'json-restore-value',
    older: '{ "type": "array", "maxItems": 3 }',
    newer: '{ "type": "array", "maxItems": 9 }',
    fixed: '{ "type": "array", "maxItems": 3 }',
  },
  {
    title: 'the type, with the rest of the schema',
    direction: 'BACKWARD',
    id: 'json-restore-type',
    older: '{ "type": "string" }',
    newer: '{ "title": "House number", "type": "integer", "examples": [7] }',
    fixed: '{ "title": "House number", "type": "string", "examples": [7] }',
  },
  {
    title: 'the whole schema where no type can be set back',
    direction: 'BACKWARD',
    id: 'json-restore-schema',
    older: object('"properties": { "size": { "enum": ["S", "L"] } }'),
    newer: object('"properties": {\n    "size" : {\n      "type" : "string"\n    }\n  }'),
    fixed: object('"properties": {\n    "size" : { "enum": ["S", "L"] }\n  }'),
  },
  {
    title: 'the values of an enum on lines of their own',
    direction: 'BACKWARD',
    id: 'json-add-enum-values',
    older: '{ "enum": ["S", "M", "L"] }',
    newer: '{\n  "enum": [\n    "S",\n    "L"\n  ]\n}\n',
    fixed: '{\n  "enum": [\n    "S",\n    "L",\n    "M"\n  ]\n}\n',
  },
  {
    title: 'an enum without the value that older readers do not know',
    direction: 'FORWARD',
    id: 'json-remove-enum-values',
    older: '{ "enum": ["S", "L"] }',
    newer: '{ "enum": ["XS", "S", "L"] }',
    fixed: '{ "enum": ["S", "L"] }',
  },
  {
    title: 'anyOf in place of oneOf',
    direction: 'BACKWARD',
    id: 'json-restore-keyword',
    older: '{ "anyOf": [{ "type": "string" }, { "type": "integer" }] }',
    newer: '{"oneOf":[{ "type": "string" }, { "type": "integer" }]}',
    fixed: '{"anyOf":[{ "type": "string" }, { "type": "integer" }]}',
  },
  {
    title: 'a removed alternative where it stood',
    direction: 'BACKWARD',
    id: 'json-put-branch-back',
    older: '{ "oneOf": [{ "type": "string" }, { "type": "null" }, { "type": "integer" }] }',
    newer: '{\n  "oneOf": [\n    { "type": "string" },\n    { "type": "integer" }\n  ]\n}\n',
    fixed: '{\n  "oneOf": [\n    { "type": "string" },\n    { "type": "null" },\n    { "type": "integer" }\n  ]\n}\n',
  },
  {
    title: 'an allOf without the new demand',
    direction: 'BACKWARD',
    id: 'json-remove-branch',
    older: '{ "allOf": [{ "type": "string" }, { "enum": ["a", "b"] }] }',
    newer: '{ "allOf": [{ "type": "string" }, { "type": "null" }, { "enum": ["a", "b"] }] }',
    fixed: '{ "allOf": [{ "type": "string" }, { "enum": ["a", "b"] }] }',
  },
  {
    title: 'only what does not fit inside a branch',
    direction: 'BACKWARD',
    id: 'json-remove',
    older: '{ "oneOf": [{ "type": "string" }, { "type": "integer" }] }',
    newer: '{ "oneOf": [{ "type": "string", "pattern": "^x" }, { "type": "integer", "title": "Number" }] }',
    fixed: '{ "oneOf": [{ "type": "string" }, { "type": "integer", "title": "Number" }] }',
  },
];

describe('JSON Schema fixes', () => {
  for (const { title, direction, id, older, newer, fixed } of CASES) {
    it(`${id} gives ${title}`, () => {
      const texts = fixesOf(older, newer, direction).filter((fix) => fix.id === id);
      assert.deepEqual(
        texts.map(({ text }) => text),
        [fixed],
      );
    });
  }

  it('has a case for every fix', () => {
    const missing = [...corpusFixes()].filter(({ id }) => !CASES.some((entry) => entry.id === id));
    assert.deepEqual([...new Set(missing.map(({ id }) => id))], []);
  });

  // What a removed thing does not fit into has the same path as its removal, and is repaired with it.
  it('repairs every breaking difference of the corpus that is in the text itself, in both directions', () => {
    const repaired = new Set([...corpusFixes()].map(({ place }) => place));
    assert.deepEqual(
      breakingPlaces().filter((place) => !repaired.has(place)),
      [],
    );
  });

  it('leaves JSON that parses, without a new problem, and the verdict clean wherever there was one difference', () => {
    for (const { place, text, effect, alone } of corpusFixes()) {
      JSON.parse(text);
      assert.ok(!alone || effect === 'clean', `${place}\n${text}`);
      assert.doesNotMatch(text, /,\s*[}\]]|[{[]\s*,|,,/, `${place}\n${text}`);
    }
  });

  it('offers nothing for a difference inside a reference, which is not the text being edited', () => {
    const [entry] = readCorpus('MAX_LENGTH_DECREASED').filter(({ title }) => title.startsWith('behind a schema'));
    assert.ok(entry !== undefined);
    const [baseline, edited] = [jsonSchema.parse(sourceOf(entry.old)), jsonSchema.parse(sourceOf(entry.new))];
    const [difference] = jsonSchema.compare(edited, baseline, STRICT).differences;
    assert.ok(difference !== undefined);
    assert.equal(difference.reader().document, 'detail.json');
    const request = { difference, direction: 'BACKWARD', edited, baseline, options: STRICT } as const;
    assert.deepEqual(verifiedFixes(jsonSchema, request), []);
  });
});

interface Applied {
  readonly id: string;
  readonly place: string;
  readonly text: string;
  readonly effect: 'clean' | 'better';
  /** Whether it was the only breaking difference. */
  readonly alone: boolean;
}

function fixesOf(older: string, newer: string, direction: Direction): readonly Applied[] {
  const parse = (text: string) => jsonSchema.parse({ text, references: [] });
  return appliedFixes(parse(older), parse(newer), direction, STRICT, '');
}

/** All verified fixes, each applied, and compared once more from its text. */
function appliedFixes(
  baseline: JsonSchema,
  edited: JsonSchema,
  direction: Direction,
  options: CompareOptions,
  name: string,
): readonly Applied[] {
  const broken = breaking(baseline, edited, direction, options);
  return broken.flatMap((difference) => {
    const fixes = verifiedFixes(jsonSchema, { difference, direction, edited, baseline, options });
    assert.ok(fixes.filter(({ preferred }) => preferred).length <= 1, 'at most one fix is preferred');
    return fixes.map(({ id, effect, edits }) => {
      const text = applyEdits(edited.source.text, edits);
      const after = compareIn(direction, jsonSchema.parse({ ...edited.source, text }), baseline, options);
      assert.equal(isCompatible(after), effect === 'clean');
      return { id, effect, text, place: `${name} at ${difference.path}`, alone: broken.length === 1 };
    });
  });
}

function compareIn(direction: Direction, edited: JsonSchema, baseline: JsonSchema, options: CompareOptions) {
  const [reader, writer] = direction === 'BACKWARD' ? [edited, baseline] : [baseline, edited];
  return jsonSchema.compare(reader, writer, options);
}

function breaking(baseline: JsonSchema, edited: JsonSchema, direction: Direction, options: CompareOptions) {
  return compareIn(direction, edited, baseline, options).differences.filter(({ compatible }) => !compatible);
}

interface Situation {
  readonly name: string;
  readonly direction: Direction;
  readonly options: CompareOptions;
  readonly baseline: JsonSchema;
  readonly edited: JsonSchema;
}

/** Each pair of the corpus with its new side being edited, and with its old side being edited by a writer. */
function situations(): readonly Situation[] {
  return [...jsonSchema.kinds.keys()].flatMap((kind) =>
    readCorpus(kind).flatMap(({ title, old, new: newer, options }): readonly Situation[] => {
      const parse = (source: SchemaSource) => jsonSchema.parse(source);
      const [before, after] = [parse(sourceOf(old)), parse(sourceOf(newer))];
      const name = `${kind}, ${title}`;
      return [
        { name: `${name}, BACKWARD`, direction: 'BACKWARD', options, baseline: before, edited: after },
        { name: `${name}, FORWARD`, direction: 'FORWARD', options, baseline: after, edited: before },
      ];
    }),
  );
}

function* corpusFixes(): Iterable<Applied> {
  for (const { name, baseline, edited, direction, options } of situations()) {
    yield* appliedFixes(baseline, edited, direction, options, name);
  }
}

function breakingPlaces(): readonly string[] {
  return situations().flatMap(({ name, direction, baseline, edited, options }) =>
    breaking(baseline, edited, direction, options)
      .filter((found) => (direction === 'BACKWARD' ? found.reader() : found.writer()).document === null)
      .map(({ path }) => `${name} at ${path}`),
  );
}
