import assert from 'node:assert/strict';
import { compare, kinds, parse } from './helpers.js';

const MODERN = 'https://json-schema.org/draft/2020-12/schema';
const DRAFT_04 = 'http://json-schema.org/draft-04/schema#';
const DRAFT_06 = 'http://json-schema.org/draft-06/schema#';
const DRAFT_07 = 'http://json-schema.org/draft-07/schema#';

const isRefused = (schema: unknown) => parse(schema).problems.some(({ refused }) => refused);

describe('How the reference reads a JSON Schema', () => {
  it('knows the earlier drafts by how their address begins, the later ones by the whole address', () => {
    const draft = ($schema: string) => parse({ $schema }).draft;
    assert.equal(draft('https://json-schema.org/draft-04/schema'), '04');
    assert.equal(draft('http://json-schema.org/schema#'), '04');
    assert.equal(draft('http://json-schema.org/draft-06/schema#x'), '06');
    assert.equal(draft('http://json-schema.org/draft/2020-12/schema'), '2020-12');
    assert.equal(draft(`${MODERN}#`), '07');
    assert.equal(isRefused({ $schema: 7 }), true);
    assert.equal(isRefused({ $schema: null }), true);
  });

  it('takes a fragment that names nothing for the whole text up to draft-07, and for nothing after it', () => {
    assert.equal(isRefused({ properties: { a: { $ref: '#nothing' } } }), false);
    assert.equal(isRefused({ $schema: MODERN, properties: { a: { $ref: '#nothing' } } }), true);
    assert.equal(isRefused({ $ref: '#/' }), false);
    assert.equal(isRefused({ $schema: MODERN, $ref: '#/' }), true);
  });

  it('finds what draft-04 names by id', () => {
    const schema = (type: string) => ({
      $schema: DRAFT_04,
      properties: { a: { $ref: '#part' } },
      definitions: { x: { id: '#part', type } },
    });
    assert.deepEqual(kinds(compare(schema('string'), schema('integer'))), ['TYPE_CHANGED #/properties/a']);
  });

  it('refuses addresses that Java does not read, and from 2019-09 on two parts of one address', () => {
    assert.equal(isRefused({ $id: 'a b' }), true);
    assert.equal(isRefused({ definitions: { 'a b': {} }, items: { $ref: '#/definitions/a b' } }), true);
    assert.equal(isRefused({ definitions: { 'a b': {} }, items: { $ref: '#/definitions/a%20b' } }), false);
    const twice = { not: { $anchor: 'A' }, items: { $anchor: 'A' } };
    assert.equal(isRefused({ $schema: MODERN, ...twice }), true);
    assert.equal(isRefused(twice), false);
    assert.equal(isRefused({ $schema: MODERN, enum: [{ $anchor: 'A' }], items: { $anchor: 'A' } }), false);
    assert.equal(isRefused({ $schema: MODERN, items: { $anchor: 'a b' } }), true);
    assert.equal(isRefused({ $schema: MODERN, $id: 'http://e.test/a#b' }), true);
  });

  it('reads from 2019-09 on neither a then without an if nor definitions inside the text', () => {
    const broken = { $ref: '#/nowhere' };
    assert.equal(isRefused({ $schema: MODERN, then: broken }), false);
    assert.equal(isRefused({ $schema: MODERN, if: {}, then: broken }), true);
    assert.equal(isRefused({ $schema: MODERN, items: { definitions: { a: broken } } }), false);
    assert.equal(isRefused({ $schema: MODERN, definitions: { a: broken } }), true);
    assert.equal(isRefused({ $schema: MODERN, $dynamicRef: '#nowhere' }), true);
  });

  it('refuses up to draft-07 a whole number with a point, and in draft-04 a boolean for items or a dependency', () => {
    assert.equal(isRefused('{"minLength":1.0}'), true);
    assert.equal(isRefused('{"minLength":1}'), false);
    assert.equal(isRefused('{"maxItems":1e1}'), true);
    assert.equal(isRefused({ $schema: DRAFT_04, items: true }), true);
    assert.equal(isRefused({ $schema: DRAFT_04, dependencies: { a: true } }), true);
    assert.equal(isRefused({ items: true, dependencies: { a: true } }), false);
  });

  it('forgets additionalItems: false beside one schema for all items', () => {
    const items = { type: 'array', items: { type: 'string' } };
    assert.deepEqual(kinds(compare(items, { ...items, additionalItems: false })), []);
    const tuple = { type: 'array', items: [{ type: 'string' }] };
    assert.deepEqual(kinds(compare(tuple, { ...tuple, additionalItems: false })), [
      'ADDITIONAL_ITEMS_REMOVED #/additionalItems',
    ]);
  });

  it('counts branches once that print alike: a keyword that says nothing does not print', () => {
    const once = { oneOf: [{ type: 'array' }, { type: 'string' }] };
    const twice = { oneOf: [{ type: 'array' }, { type: 'array', uniqueItems: false }, { type: 'string' }] };
    assert.deepEqual(kinds(compare(once, twice)), []);
    const empty = { oneOf: [{ type: 'array' }, { type: 'array', items: [] }, { type: 'string' }] };
    assert.deepEqual(kinds(compare(once, empty)), []);
    const formats = { oneOf: [{ type: 'string' }, { type: 'string', format: 'no-such-format' }, { type: 'array' }] };
    assert.deepEqual(kinds(compare({ oneOf: [{ type: 'string' }, { type: 'array' }] }, formats)), []);
    const known = { oneOf: [{ type: 'string' }, { type: 'string', format: 'date' }, { type: 'array' }] };
    assert.deepEqual(kinds(compare(formats, known)), ['SUM_TYPE_EXTENDED #/']);
    // From 2019-09 on the second branch is two, and its first one is there already.
    const branches = (...allOf: object[]) => ({ $schema: MODERN, items: { allOf } });
    const narrowed = branches({ type: 'string' }, { type: 'string', enum: ['x'] });
    const three = branches({ type: 'string', enum: ['x'] }, { type: 'integer' });
    assert.deepEqual(kinds(compare(three, narrowed)), ['PRODUCT_TYPE_NARROWED #/items']);
  });

  it('reads equal words by the draft of each side, also inside', () => {
    const text = (draft: string, inner: object) => ({ $schema: draft, properties: { p: inner } });
    const condition = { minLength: 3, if: { enum: ['a'] } };
    const changed = ['TYPE_CHANGED #/properties/p'];
    assert.deepEqual(kinds(compare(text(DRAFT_06, condition), text(DRAFT_07, condition))), changed);
    assert.deepEqual(kinds(compare(text(DRAFT_04, { const: 3 }), text(DRAFT_06, { const: 3 }))), changed);
    assert.deepEqual(kinds(compare(text(DRAFT_06, { const: 3 }), text(DRAFT_07, { const: 3 }))), []);
  });

  it('keeps a branch apart by a word that its draft does not know', () => {
    const branches = { anyOf: [{}, { const: true }] };
    const one = { anyOf: [{}] };
    assert.deepEqual(kinds(compare({ $schema: DRAFT_04, ...branches }, { $schema: DRAFT_04, ...one })), [
      'SUM_TYPE_NARROWED #/',
    ]);
  });

  it('refuses from 2019-09 on definitions inside a schema that lead back to it while it is being read', () => {
    const inner = { properties: { w: { $ref: '#' } }, $defs: { A: { type: 'number' } } };
    const refused = (schema: object) => parse({ $schema: MODERN, ...schema }).problems.map(({ id }) => id);
    assert.deepEqual(refused({ items: inner }), ['json-endless-definitions']);
    assert.deepEqual(refused({ type: 'array', items: inner }), ['json-endless-definitions']);
    const around = { $defs: { A: { properties: { x: { $ref: '#/properties/p' } } } } };
    assert.deepEqual(refused({ properties: { p: { items: around } } }), ['json-endless-definitions']);
    // The reference knows a schema as soon as two of its keywords are read, or if it has no others than properties.
    for (const readable of [
      { minItems: 1, type: 'array', items: inner },
      { properties: { p: inner } },
      { properties: { p: around } },
      { items: { ...inner, $defs: {} } },
    ]) {
      assert.deepEqual(refused(readable), []);
      assert.deepEqual(kinds(compare({ $schema: MODERN, ...readable }, { $schema: MODERN, ...readable })), []);
    }
  });

  it('keeps the zeros of a decimal', () => {
    assert.deepEqual(kinds(compare('{"enum":[1.5]}', '{"enum":[1.50]}')), ['ENUM_ARRAY_CHANGED #/enum']);
    assert.deepEqual(kinds(compare('{"multipleOf":2.5}', '{"multipleOf":2.50}')), [
      'MULTIPLE_OF_EXPANDED #/multipleOf',
    ]);
    assert.deepEqual(kinds(compare('{"maximum":2.5}', '{"maximum":2.50}')), []);
    assert.deepEqual(kinds(compare('{"properties":{"a":{"const":1.5}}}', '{"properties":{"a":{"const":1.5}}}')), []);
  });
});
