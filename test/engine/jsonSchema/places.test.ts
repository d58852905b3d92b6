import assert from 'node:assert/strict';
import { jsonSchema } from '../../../engine/jsonSchema/format.js';
import { describeDifference } from '../../../engine/words/describe.js';
import { STRICT, fixesFor, parse, textAt } from './helpers.js';

const PAYMENT = {
  type: 'object',
  properties: {
    method: {
      oneOf: [
        { type: 'object', properties: { card: { type: 'string' } }, additionalProperties: false },
        { type: 'string' },
      ],
    },
    city: { type: 'string', maxLength: 50 },
  },
  additionalProperties: false,
};

describe('JSON Schema differences, where they are and what is said about them', () => {
  it('points at the changed keyword on both sides', () => {
    const before = parse(PAYMENT);
    const after = parse({ ...PAYMENT, properties: { ...PAYMENT.properties, city: { type: 'string', maxLength: 40 } } });
    const [difference] = jsonSchema.compare(after, before, STRICT).differences;
    assert.ok(difference);
    assert.equal(difference.kind, 'MAX_LENGTH_DECREASED');
    assert.equal(textAt(after, difference.reader()), '"maxLength": 40');
    assert.equal(textAt(before, difference.writer()), '"maxLength": 50');
  });

  it('points at the definition that a $ref leads to, and at the name of what is gone', () => {
    const before = parse({
      properties: { a: { $ref: '#/definitions/A' }, b: {} },
      definitions: { A: { type: 'string' } },
      additionalProperties: false,
    });
    const after = parse({
      properties: { a: { $ref: '#/definitions/A' } },
      definitions: { A: { type: 'string', pattern: '^x' } },
      additionalProperties: false,
    });
    const found = jsonSchema.compare(after, before, STRICT).differences;
    const pattern = found.find(({ kind }) => kind === 'PATTERN_ADDED');
    const removed = found.find(({ kind }) => kind === 'PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL');
    assert.ok(pattern && removed);
    assert.equal(textAt(after, pattern.reader()), '"pattern": "^x"');
    assert.equal(textAt(before, removed.writer()), '"b"');
    assert.equal(textAt(after, removed.reader()), '"properties"');
  });

  it('explains which branch no longer fits, and repairs it inside', () => {
    const before = parse(PAYMENT);
    const text = before.source.text.replace('"type": "string"', '"type": "string", "maxLength": 10');
    const after = parse(text);
    const [difference] = jsonSchema.compare(after, before, STRICT).differences;
    assert.ok(difference);
    assert.equal(difference.kind, 'COMBINED_TYPE_SUBSCHEMAS_CHANGED');
    const { cause } = describeDifference(jsonSchema, difference, 'BACKWARD', 'version 3');
    assert.match(
      cause,
      /Branch 1 \(object\) of version 3 fits none; nearest: MAX_LENGTH_ADDED at properties\/card\/maxLength \(none → 10\)/,
    );
    const repaired = fixesFor(after, before, difference).find(({ title }) => title === 'Remove maxLength');
    assert.equal(repaired?.effect, 'clean');
  });

  it('explains which branch is left over where each fits some', () => {
    const text = (maxLength?: number) => ({ type: 'string', ...(maxLength === undefined ? {} : { maxLength }) });
    const causeOf = (before: object, after: object) => {
      const [difference] = jsonSchema.compare(parse(after), parse(before), STRICT).differences;
      assert.ok(difference);
      return describeDifference(jsonSchema, difference, 'BACKWARD', 'version 3').cause;
    };
    const changed = causeOf({ anyOf: [text(), text(5)] }, { anyOf: [text(), { type: 'null' }] });
    assert.match(changed, /Branch 2 \(string\) of version 3 is left over: each branch needs one of its own/);
    const asked = causeOf({ allOf: [text()] }, { allOf: [text(), { type: ['string', 'null'] }] });
    assert.match(asked, /Branch 2 \(string or null\) of this schema is left over/);
  });

  it('makes a property optional, and keeps the rest of the text', () => {
    const before = parse({ properties: { a: { type: 'string' } }, required: [] });
    const after = parse('{\n  "properties": {"a": {"type": "string"}},\n  "required": ["a"]\n}\n');
    const [difference] = jsonSchema.compare(after, before, STRICT).differences;
    assert.ok(difference);
    const titles = fixesFor(after, before, difference).map(({ title, effect }) => `${title}: ${effect}`);
    assert.deepEqual(titles, ['Make a optional: clean', 'Add the default "" to a: clean']);
  });

  it('has words for every kind, and advice for every kind that breaks readers', () => {
    for (const row of jsonSchema.kinds.values()) {
      const wording = { reader: 'this schema', writer: 'version 3', path: '#/', facts: {} };
      assert.notEqual(row.explain({ ...wording, direction: 'BACKWARD' }), '');
      for (const direction of ['BACKWARD', 'FORWARD'] as const) {
        const advice = row.advise({ ...wording, direction });
        assert.equal(advice === '', row.compatible.STRICT, `${row.kind} ${direction}`);
      }
    }
    assert.equal(jsonSchema.kinds.size, 130);
  });
});
