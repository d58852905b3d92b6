import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import type { AnySchemaObject, Options } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { jsonSchema } from '../../../engine/jsonSchema/format.js';

const DRAFT_06: unknown = createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json');
const OPTIONS: Options = { strict: false, validateFormats: false, logger: false };

type Validator = Pick<Ajv, 'compile' | 'removeSchema'>;

const VALIDATORS: readonly (readonly [string, Validator])[] = [
  ['http://json-schema.org/draft-06/schema#', new Ajv(OPTIONS).addMetaSchema(DRAFT_06 as AnySchemaObject)],
  ['http://json-schema.org/draft-07/schema#', new Ajv(OPTIONS)],
  ['https://json-schema.org/draft/2019-09/schema', new Ajv2019(OPTIONS)],
  ['https://json-schema.org/draft/2020-12/schema', new Ajv2020(OPTIONS)],
];

const KEYWORDS = [
  ...['type', 'enum', 'const', 'title', 'description', 'default', 'examples', 'format', 'readOnly', 'writeOnly'],
  ...['minLength', 'maxLength', 'pattern', 'contentEncoding', 'contentMediaType', '$comment'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['required', 'properties', 'patternProperties', 'additionalProperties', 'propertyNames', 'minProperties'],
  ...['maxProperties', 'dependencies', 'dependentRequired', 'dependentSchemas', 'unevaluatedProperties'],
  ...['items', 'additionalItems', 'prefixItems', 'contains', 'minContains', 'maxContains', 'minItems', 'maxItems'],
  ...['uniqueItems', 'unevaluatedItems', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'],
  ...['$ref', '$id', '$anchor', 'definitions', '$defs'],
  ...['$dynamicRef', '$dynamicAnchor', '$recursiveRef', '$recursiveAnchor'],
];

const VALUES: readonly unknown[] = [
  ...[null, true, 0, 1, -1, 1.5, 'x', '', '(', '#', 'string', '#/definitions/a'],
  ...[[], ['a'], ['a', 'a'], [{}], [true], [5], ['string', 'string'], ['string', 'null']],
  ...[{}, { a: {} }, { a: true }, { a: 5 }, { a: ['b'] }, { a: ['b', 'b'] }, { a: [] }, { a: 'b' }, { '(': {} }],
];

interface Intended {
  readonly reason: string;
  readonly keywords: readonly string[];
  readonly drafts: RegExp;
  readonly values?: (value: unknown) => boolean;
}

const ALL = /./;
const repeats = (value: unknown) => /"(\w+)","\1"/.test(JSON.stringify(value));

const INTENDED: readonly Intended[] = [
  {
    reason: 'A repetition is a warning here: it has no effect, and the registry accepts it.',
    keywords: ['enum', 'required', 'dependencies', 'dependentRequired'],
    drafts: ALL,
    values: repeats,
  },
  {
    reason: 'The registry compiles the names of patternProperties; ajv looks at them only in later drafts.',
    keywords: ['patternProperties'],
    drafts: /draft-0[67]/,
    values: (value) => JSON.stringify(value) === '{"(":{}}',
  },
  {
    reason: 'No keywords of these drafts, but the registry compares them, so a negative one is a mistake.',
    keywords: ['minContains', 'maxContains'],
    drafts: /draft-0[67]/,
    values: (value) => value === -1,
  },
  { reason: 'No keywords of draft-06; ajv reads them all the same.', keywords: ['if', 'then', 'else'], drafts: /06/ },
  { reason: 'The draft-07 of ajv does not know writeOnly; the registry does.', keywords: ['writeOnly'], drafts: /07/ },
  {
    reason: 'The registry looks for a schema at this address and finds none.',
    keywords: ['$ref'],
    drafts: ALL,
    values: (value) => value === '',
  },
  {
    reason: 'The registry reads 2019-09 as 2020-12: a list of items is refused, prefixItems and $dynamicAnchor count.',
    keywords: ['items', 'prefixItems', '$dynamicAnchor'],
    drafts: /2019/,
  },
  {
    reason: 'The registry ignores dependencies from 2019-09 on, and we warn of the keyword, not of its value.',
    keywords: ['dependencies'],
    drafts: /20(?:19|20)/,
  },
  {
    reason: 'A limit of ajv: these references may lead to other places than a fragment.',
    keywords: ['$dynamicRef', '$recursiveRef'],
    drafts: /20(?:19|20)/,
    values: (value) => typeof value === 'string',
  },
  {
    reason: 'No keywords of 2020-12 any more; its schema keeps them for old texts, and they mean nothing.',
    keywords: ['$recursiveRef', '$recursiveAnchor'],
    drafts: /2020/,
  },
];

describe('JSON Schema beside ajv', function () {
  this.timeout(60_000);
  const idle = new Set(INTENDED);

  for (const [draft, validator] of VALIDATORS) {
    it(`takes and refuses the same values of every keyword in ${draft}`, () => {
      const surprises = KEYWORDS.flatMap((keyword) =>
        VALUES.flatMap((value) => {
          const schema = { $schema: draft, [keyword]: value };
          const [ours, theirs] = [isTaken(schema), compiles(validator, schema)];
          if (ours === theirs) return [];
          const explanation = intended(draft, keyword, value);
          if (explanation !== undefined) {
            idle.delete(explanation);
            return [];
          }
          const words = (taken: boolean) => (taken ? 'taken' : 'refused');
          return [`${keyword} ${JSON.stringify(value)}: ${words(ours)}, by ajv ${words(theirs)}`];
        }),
      );
      assert.deepEqual(surprises, []);
    });
  }

  it('explains nothing that does not differ', () => {
    assert.deepEqual([...idle], []);
  });
});

function intended(draft: string, keyword: string, value: unknown): Intended | undefined {
  return INTENDED.find(
    ({ keywords, drafts, values }) => keywords.includes(keyword) && drafts.test(draft) && (values?.(value) ?? true),
  );
}

/** Without an error; a warning leaves a schema usable. */
function isTaken(schema: unknown): boolean {
  const { problems } = jsonSchema.parse({ text: JSON.stringify(schema), references: [] });
  return !problems.some(({ refused, severity }) => refused || severity === 'error');
}

function compiles(validator: Validator, schema: AnySchemaObject): boolean {
  try {
    validator.compile(schema);
    return true;
  } catch {
    // What ajv does not take is told by throwing.
    return false;
  } finally {
    // It remembers what has an `$id`.
    validator.removeSchema();
  }
}
