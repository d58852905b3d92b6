import assert from 'node:assert/strict';
import { DEFAULT_COMPARE_OPTIONS } from '../../../engine/options.js';
import { jsonSchema } from '../../../engine/jsonSchema/format.js';
import { readWithAjv, validatorOf } from './jsonReader.js';
import { idsOf, rulesOf, testRules, warningsOf } from './rules.js';

const SEEDS = 60;

describe('beyond the registry: JSON Schema', () => {
  testRules(jsonSchema, ({ witness: { writer, reader, event } }) => readWithAjv(writer, reader, event));

  for (const { rule, severity, witness } of rulesOf(jsonSchema)) {
    if (severity !== 'hint') continue;
    it(`hints with ${rule} only where every generated event is readable`, () => {
      const schema = jsonSchema.parse({ text: witness.writer, references: [] });
      const isValid = validatorOf(witness.reader, { formats: true });
      for (let seed = 0; seed < SEEDS; seed++) assert.ok(isValid(JSON.parse(jsonSchema.sample(schema, seed))));
    });
  }

  const object = (property: object) => JSON.stringify({ type: 'object', properties: { a: property } });

  it('says nothing of what is read as it was written', () => {
    const harmless: readonly (readonly [writer: object, reader: object])[] = [
      [{ type: 'string', format: 'date' }, { type: 'string' }],
      [{ type: 'string' }, { type: 'string', description: 'more', title: 'A', examples: ['b'] }],
      [{ contains: { type: 'integer' } }, { contains: { type: 'number' } }],
      [{ propertyNames: { maxLength: 3 } }, { propertyNames: { maxLength: 9 } }],
      [
        { if: { type: 'string' }, then: { maxLength: 3 } },
        { if: { type: 'string' }, then: { maxLength: 9 } },
      ],
      [
        { properties: {}, required: ['a', 'b'] },
        { properties: {}, required: ['b'] },
      ],
    ];
    for (const [writer, reader] of harmless) {
      assert.deepEqual(idsOf(warningsOf(jsonSchema, object(reader), object(writer))), [], JSON.stringify(reader));
    }
  });

  it('looks through properties, items, allOf and references', () => {
    const wrapped = [
      (inner: object) => ({ type: 'object', properties: { a: inner } }),
      (inner: object) => ({ type: 'array', items: inner }),
      (inner: object) => ({ allOf: [inner] }),
      (inner: object) => ({ $ref: '#/definitions/A', definitions: { A: inner } }),
    ];
    for (const wrap of wrapped) {
      const [writer, reader] = [wrap({ type: 'string' }), wrap({ type: 'string', format: 'date' })];
      const ids = idsOf(warningsOf(jsonSchema, JSON.stringify(reader), JSON.stringify(writer)));
      assert.deepEqual(ids, ['json-format-changed']);
    }
  });

  it('hints only where the policy refuses, and says nothing of formats of other values', () => {
    const [open, empty] = ['{"type":"object"}', '{"type":"object","additionalProperties":{}}'];
    const lenient = { policy: 'LENIENT', profile: '8.3' } as const;
    assert.deepEqual(idsOf(warningsOf(jsonSchema, empty, open)), ['json-empty-schema-added']);
    assert.deepEqual(idsOf(warningsOf(jsonSchema, empty, open, 'BACKWARD', lenient)), []);
    for (const reader of [
      { type: 'integer', format: 'date' },
      { type: 'string', format: 'of-our-own' },
    ]) {
      assert.deepEqual(idsOf(warningsOf(jsonSchema, object(reader), object({ type: reader.type }))), []);
    }
  });

  it('follows references into other texts, and points there', () => {
    const text = '{"type":"object","properties":{"money":{"$ref":"money.json#/definitions/Money"}}}';
    const money = (format: string) => `{"definitions":{"Money":{"properties":{"at":{"type":"string"${format}}}}}}`;
    const [reader, writer] = [',"format":"date"', ''].map((format) =>
      jsonSchema.parse({ text, references: [{ name: 'money.json', subject: 'm', version: 1, text: money(format) }] }),
    );
    assert.ok(reader !== undefined && writer !== undefined);
    const options = { ...DEFAULT_COMPARE_OPTIONS, direction: 'BACKWARD' } as const;
    const [warning, ...more] = jsonSchema.beyond?.warn(reader, writer, options) ?? [];
    assert.ok(warning !== undefined && more.length === 0);
    assert.equal(warning.rule, 'json-format-changed');
    const { document, span } = warning.reader();
    assert.equal(document, 'money.json');
    assert.equal(money(',"format":"date"').slice(span.start, span.end), '"format":"date"');
  });

  it('looks into the branches that the type of a value tells apart, and into no others', () => {
    const inner = (format: object) => ({ type: 'object', properties: { at: { type: 'string', ...format } } });
    const ids = (...others: readonly object[]) => {
      const [reader, writer] = [{ format: 'date' }, {}].map((format) => object({ oneOf: [...others, inner(format)] }));
      return idsOf(warningsOf(jsonSchema, reader ?? '', writer ?? ''));
    };
    assert.deepEqual(ids({ type: 'null' }), ['json-format-changed']);
    assert.deepEqual(ids({ type: 'null' }, { type: 'object' }), []);
    assert.deepEqual(ids({ minLength: 3 }), []);
  });

  it('tells of branches of a oneOf that come to take the same values, and of no others', () => {
    const [text, number, list] = [{ type: 'string' }, { type: 'integer' }, { minItems: 1 }];
    const overlap = ['json-one-of-overlap'];
    const choices: readonly (readonly [older: object, newer: object, told: readonly string[]])[] = [
      // A branch that takes everything: whatever another one takes besides is refused.
      [{ oneOf: [{}, { ...number, multipleOf: 2 }] }, { oneOf: [{}, number] }, overlap],
      // Keywords for one type let all values of the others pass.
      [{ oneOf: [{ not: text }] }, { oneOf: [{ minLength: 2 }, { not: text }] }, overlap],
      [{ anyOf: [text, number] }, { anyOf: [text, { oneOf: [number, list] }] }, overlap],
      [{ anyOf: [text, number] }, { anyOf: [text, { oneOf: [number, { type: 'array', minItems: 1 }] }] }, []],
      // A listed value that another branch takes, or comes to take.
      [
        { oneOf: [{ ...text, maxLength: 5 }, { enum: ['e'] }] },
        { oneOf: [{ ...text, maxLength: 5 }, { enum: ['e', 'f'] }] },
        overlap,
      ],
      [
        { oneOf: [{ ...text, maxLength: 1 }, { enum: ['ab'] }] },
        { oneOf: [{ ...text, maxLength: 2 }, { enum: ['ab'] }] },
        overlap,
      ],
      [{ oneOf: [number, { enum: ['e'] }] }, { oneOf: [number, { enum: ['e', 'f'] }] }, []],
      // The same branches in another order.
      [{ oneOf: [{ ...text, maxLength: 5 }, text] }, { oneOf: [text, { ...text, maxLength: 5 }] }, []],
    ];
    for (const [older, newer, told] of choices) {
      const ids = idsOf(warningsOf(jsonSchema, object(newer), object(older)));
      assert.deepEqual(ids, told, JSON.stringify(newer));
    }
  });

  it('ends where references lead in a circle', () => {
    const circle = (format: string) =>
      JSON.stringify({
        $ref: '#/definitions/A',
        definitions: { A: { $ref: '#/definitions/B' }, B: { $ref: '#/definitions/A', format } },
      });
    const ids = idsOf(warningsOf(jsonSchema, circle('date'), circle('time')));
    assert.deepEqual(ids, ['json-reference-sibling-changed']);
  });
});
