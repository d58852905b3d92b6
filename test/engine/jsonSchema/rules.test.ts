import assert from 'node:assert/strict';
import { jsonSchema } from '../../../engine/jsonSchema/format.js';
import { LENIENT, STRICT, compare, kinds, parse } from './helpers.js';

const MODERN = 'https://json-schema.org/draft/2020-12/schema';

describe('JSON Schema rules of the reference', () => {
  it('judges an added property by the old content model, and the policy by the same rules', () => {
    const open = { type: 'object', properties: { a: { type: 'string' } } };
    const wider = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } } };
    const added = ['OPTIONAL_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL #/properties/b'];
    assert.deepEqual(kinds(compare(open, wider)), added);
    assert.equal(compare(open, wider)[0]?.compatible, false);
    assert.equal(compare(open, wider, LENIENT)[0]?.compatible, true);
    const old7 = compare(open, wider, { policy: 'LENIENT', profile: '7.x' });
    assert.deepEqual(kinds(old7), ['PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL #/properties/b']);
    assert.equal(old7[0]?.compatible, false);
  });

  it('stops a recursion at the original alone up to draft-07, one round later from 2019-09 on', () => {
    const node = (type: string) => ({ type: 'object', properties: { next: { $ref: '#/definitions/N' }, v: { type } } });
    const root = (type: string) => ({ $ref: '#/definitions/N', definitions: { N: node(type) } });
    assert.deepEqual(kinds(compare(root('string'), root('integer'))), ['TYPE_CHANGED #/properties/v']);
    const modern = kinds(compare({ $schema: MODERN, ...root('string') }, { $schema: MODERN, ...root('integer') }));
    assert.deepEqual(modern, ['TYPE_CHANGED #/properties/next/properties/v', 'TYPE_CHANGED #/properties/v']);
  });

  it('follows a schema that comes back inside itself through properties, alone in a list or not', () => {
    const node = (next: object) => ({ $schema: MODERN, type: 'object', properties: { next } });
    const self = { $ref: '#' };
    assert.deepEqual(kinds(compare(node(self), node({ allOf: [self] }))), []);
    assert.deepEqual(kinds(compare(node({ oneOf: [self] }), node(self))), []);
    const endless = { $defs: { L: { oneOf: [{ $ref: '#/$defs/L' }, { type: 'string' }] } } };
    const [difference] = compare(
      { $schema: MODERN, ...endless, properties: { a: { type: 'integer' } } },
      { $schema: MODERN, ...endless, properties: { a: { $ref: '#/$defs/L' } } },
    );
    assert.equal(difference?.kind, 'TYPE_CHANGED');
  });

  it('gives the intended verdict where the reference crashes, with a note', () => {
    for (const [from, to] of [
      [
        { type: 'number', exclusiveMaximum: 10 },
        { type: 'number', exclusiveMaximum: 5 },
      ],
      [
        { type: 'number', multipleOf: 0.5 },
        { type: 'number', multipleOf: 5 },
      ],
      [{ const: null }, { const: 1 }],
    ]) {
      const [difference] = compare(from, to);
      assert.equal(difference?.compatible, false);
      assert.match(difference.note ?? '', /The reference registry fails/);
    }
  });

  it('tells 1 and 1.0 apart where the reference does', () => {
    assert.deepEqual(kinds(compare('{"enum":[1]}', '{"enum":[1.0]}')), ['ENUM_ARRAY_CHANGED #/enum']);
    assert.deepEqual(kinds(compare('{"type":"number","maximum":10}', '{"type":"number","maximum":10.0}')), []);
    const huge = kinds(compare('{"const":12345678901234567890}', '{"const":12345678901234567891}'));
    assert.deepEqual(huge, ['ENUM_ARRAY_CHANGED #/const']);
  });

  it('finds the largest matching of branches, not the first', () => {
    const text = (maxLength?: number) => ({ type: 'string', ...(maxLength === undefined ? {} : { maxLength }) });
    assert.deepEqual(kinds(compare({ oneOf: [text(5), text()] }, { oneOf: [text(), text(5)] })), []);
    assert.deepEqual(kinds(compare({ oneOf: [text(), text(9)] }, { oneOf: [text(5), text(8)] })), [
      'COMBINED_TYPE_SUBSCHEMAS_CHANGED #/',
    ]);
  });

  it('ends on adversarial schemas, with a stated problem or failure', () => {
    const chain = (type: string) => ({
      $ref: '#/definitions/D0',
      definitions: Object.fromEntries(
        Array.from({ length: 3000 }, (_, i) => [
          `D${i}`,
          i < 2999 ? { type: 'object', properties: { n: { $ref: `#/definitions/D${i + 1}` } } } : { type },
        ]),
      ),
    });
    const result = jsonSchema.compare(parse(chain('string')), parse(chain('integer')), STRICT);
    assert.match(result.failure?.message ?? '', /nest too deeply/);
    const deep = parse('{"not":'.repeat(10_000) + '{}' + '}'.repeat(10_000));
    assert.ok(deep.problems.some(({ refused, message }) => refused && /deep/.test(message)));
    const self = (...oneOf: object[]) => parse({ oneOf: [...oneOf, { $ref: '#' }] });
    const [older, newer] = [self({ type: 'string' }), self({ type: 'string', maxLength: 3 }, { type: 'integer' })];
    const warnings = jsonSchema.beyond?.warn(newer, older, { ...STRICT, direction: 'BACKWARD' });
    assert.ok(warnings !== undefined);
    const bomb = { patternProperties: { '^(a+)+$': { type: 'string' } }, properties: {} };
    assert.ok(parse(bomb).problems.some(({ id }) => id === 'json-slow-pattern'));
    const named = { patternProperties: { '\\N{DIGIT ONE}': {} } };
    assert.deepEqual(
      parse(named).problems.map(({ id }) => id),
      ['json-named-character'],
    );
    assert.equal(compare(bomb, { ...bomb, properties: { [`${'a'.repeat(5000)}!`]: {} } })[0]?.compatible, true);
  });

  it('says what the registry refuses and what it only overlooks', () => {
    const ids = (schema: unknown) =>
      parse(schema).problems.map(({ id, refused }) => `${id}${refused ? ' refused' : ''}`);
    assert.deepEqual(ids({ type: 'strin' }), ['json-unknown-type refused']);
    assert.deepEqual(ids({ $ref: '#/definitions/X' }), ['json-unresolved-ref refused']);
    assert.deepEqual(ids({ definitions: { X: { type: 'strin' } } }), ['json-unknown-type']);
    assert.deepEqual(ids({ pattern: '(' }), ['json-bad-pattern refused']);
    assert.deepEqual(ids({ minLength: -1, maxLength: -2 }), [
      'json-empty-range',
      'json-negative-bound',
      'json-negative-bound',
    ]);
    assert.deepEqual(ids({ properties: { a: {} }, required: ['b'] }), ['json-required-without-property']);
    assert.deepEqual(ids({ enum: ['a', 'a'] }), ['json-duplicate-enum']);
    assert.deepEqual(ids({ $schema: MODERN, items: [{}] }), ['json-keyword-value refused']);
    assert.deepEqual(ids('{"type":"string"} x'), ['json-trailing-text']);
    assert.deepEqual(ids(''), ['json-empty refused']);
  });

  it('is at one with itself, except for what the reference always reports', () => {
    assert.deepEqual(kinds(compare({ not: {} }, { not: {} })), ['NOT_TYPE_NARROWED #/not']);
    assert.deepEqual(kinds(compare({ default: [] }, { default: [] })), ['DEFAULT_CHANGED #/']);
    const plain = { properties: { deep: { type: ['string', 'null'], enum: ['a', null] } } };
    assert.deepEqual(kinds(compare(plain, plain)), []);
  });
});
