import assert from 'node:assert/strict';
import { javaUriError } from '../../../engine/jsonSchema/references/javaUri.js';
import { compare, parse } from './helpers.js';

const DRAFT_04 = 'http://json-schema.org/draft-04/schema#';
const MODERN = 'https://json-schema.org/draft/2020-12/schema';

function refusals(schema: unknown): readonly string[] {
  return parse(schema)
    .problems.filter(({ refused }) => refused)
    .map(({ id }) => id);
}

/** Whether the `$ref` of property `a` leads to the schema marked with this title: its type is the only integer. */
function leadsTo(target: 'integer', schema: Readonly<Record<string, unknown>>): boolean {
  const { properties, ...rest } = schema as { properties: object };
  const direct = { ...rest, properties: { ...properties, a: { type: target } } };
  return compare(direct, schema).every(({ compatible }) => compatible);
}

describe('addresses in JSON Schema', () => {
  it('are read as java.net.URI reads them', () => {
    const legal = ['', 'a/b?c[]#d', 'http://a:x/', 'urn:x:y', 'http://[::1]:80/a', 'é', '%41', 'x:y#', '///a', '//a@b'];
    for (const address of legal) assert.equal(javaUriError(address), undefined, address);
    const illegal = ['a b', 'http://', 'x:', ':x', '1x:y', '#a#b', 'a%zz', 'a|b', 'a\\b', '{a}', 'a[b]', 'http://[bad'];
    for (const address of illegal) assert.notEqual(javaUriError(address), undefined, address);
    assert.match(javaUriError('http://a b/') ?? '', /a space/);
    assert.match(javaUriError('http://[1:2]/') ?? '', /IPv6/);
  });

  it('refuse the schema where they are no URI and are read', () => {
    assert.deepEqual(refusals({ $id: 'a b' }), ['json-bad-address']);
    assert.deepEqual(refusals({ properties: { a: { $id: 'http://[bad' } } }), ['json-bad-address']);
    assert.deepEqual(refusals({ $schema: DRAFT_04, $id: 'a b' }), []);
    assert.deepEqual(refusals({ $schema: DRAFT_04, id: 'a b' }), ['json-bad-address']);
    assert.deepEqual(refusals({ definitions: { a: { $id: 'a b' } } }), [], 'not reached up to draft-07');
    assert.deepEqual(refusals({ $ref: '#/definitions/a b', definitions: { 'a b': {} } }), ['json-bad-address']);
    assert.deepEqual(refusals({ $schema: MODERN, $anchor: 'a b' }), ['json-bad-address']);
    assert.deepEqual(refusals({ $schema: MODERN, $id: 'http://a.b/c#d' }), ['json-bad-address']);
  });

  it('must differ from one another from 2019-09 on', () => {
    const two = (a: object, b: object) => ({ $schema: MODERN, $id: 'http://x.y/z', properties: { a, b } });
    assert.deepEqual(refusals(two({ $anchor: 'A' }, { $anchor: 'A' })), ['json-repeated-address']);
    assert.deepEqual(refusals(two({ $id: 'w' }, { $id: 'http://x.y/w' })), ['json-repeated-address']);
    assert.deepEqual(refusals(two({ $id: 'z' }, {})), ['json-repeated-address']);
    assert.deepEqual(refusals(two({ $dynamicAnchor: '' }, {})), ['json-repeated-address']);
    assert.deepEqual(refusals(two({ $dynamicAnchor: 'A' }, { $dynamicAnchor: 'A' })), []);
    assert.deepEqual(refusals(two({ $id: 'q', $anchor: 'A' }, { $anchor: 'A' })), []);
  });

  it('must not stand in definitions from 2019-09 on, which are read as $defs too', () => {
    const defined = (D: object, more: object = {}) => ({ $schema: MODERN, definitions: { D }, ...more });
    const twice = ['json-repeated-address'];
    assert.deepEqual(refusals(defined({ $id: 'd.json' })), twice);
    assert.deepEqual(refusals(defined({ $id: 'd.json' }, { $defs: { E: {} } })), twice);
    assert.deepEqual(refusals(defined({ properties: { a: { $anchor: 'A' } } })), twice);
    assert.deepEqual(refusals(defined({ 'x-own': [{ $anchor: 'A' }] })), twice);
    assert.deepEqual(refusals(defined({ enum: [{ $anchor: 'A' }] })), []);
    assert.deepEqual(refusals(defined({ $dynamicAnchor: 'A' })), []);
    assert.deepEqual(refusals(defined({ $id: 'd.json' }, { $defs: { D: {} } })), []);
    assert.deepEqual(refusals({ $schema: MODERN, $defs: { D: { $id: 'd.json' } } }), []);
    assert.deepEqual(refusals({ definitions: { D: { $id: 'd.json' } } }), [], 'up to draft-07');
  });

  it('lead from within a schema with its own $id to what is inside it, from 2019-09 on', () => {
    const inner = { $id: 'http://x.y/i', properties: { w: { $ref: '#/$defs/w' } }, $defs: { w: { type: 'integer' } } };
    assert.deepEqual(refusals({ $schema: MODERN, $id: 'http://x.y/r', properties: { a: inner } }), []);
    const outer = {
      $schema: MODERN,
      properties: { a: { $ref: 'i.json#/$defs/w' } },
      $defs: { i: { ...inner, $id: 'i.json' } },
    };
    assert.ok(leadsTo('integer', outer));
    const back = { $id: 'http://x.y/i', properties: { w: { $ref: '#/$defs/i' } } };
    assert.deepEqual(refusals({ $schema: MODERN, properties: { a: { $ref: '#/$defs/i' } }, $defs: { i: back } }), [
      'json-unresolved-ref',
    ]);
  });

  it('lead up to draft-07 by the text of an $id, else by a pointer that forgives much', () => {
    const integer = { type: 'integer' };
    const named = (id: string) => ({ properties: { a: { $ref: id } }, definitions: { A: { $id: id, ...integer } } });
    assert.ok(leadsTo('integer', named('#anc')));
    assert.ok(leadsTo('integer', { $id: 'http://e.test/r.json', ...named('#anc') }));
    assert.ok(leadsTo('integer', named('s.json')));
    const pointer = (ref: string, name: string) => ({
      properties: { a: { $ref: ref } },
      definitions: { [name]: integer },
    });
    assert.ok(leadsTo('integer', pointer('#/definitions/A/', 'A')));
    assert.ok(leadsTo('integer', pointer('#whatever/definitions/A', 'A')));
    assert.ok(leadsTo('integer', pointer('#/definitions/a+b', 'a b')));
    assert.ok(leadsTo('integer', pointer('#/definitions/a%2Bb', 'a+b')));
    assert.deepEqual(refusals(pointer('#/definitions/a+b', 'a+b')), ['json-unresolved-ref']);
    assert.deepEqual(refusals({ properties: { a: { $ref: '#nowhere' } } }), [], 'the whole schema');
  });

  it('follow $dynamicRef where they look for what it leads to', () => {
    assert.deepEqual(refusals({ $schema: MODERN, properties: { a: { $dynamicRef: '#nope' } } }), [
      'json-unresolved-ref',
    ]);
    const node = { $schema: MODERN, $dynamicAnchor: 'node', properties: { a: { $dynamicRef: '#node' } } };
    assert.deepEqual(refusals(node), []);
  });
});

describe('what the reference reads of a JSON Schema', () => {
  it('takes whole numbers only as they are usually written, up to draft-07', () => {
    for (const number of ['1.0', '1e0', '-0.0', '2147483648']) {
      assert.deepEqual(refusals(`{"minLength":${number}}`), ['json-keyword-value'], number);
      assert.deepEqual(refusals(`{"$schema":"${MODERN}","minLength":${number}}`), [], number);
    }
    for (const number of ['1', '-1', '-2147483648']) assert.deepEqual(refusals(`{"minLength":${number}}`), [], number);
  });

  it('takes then and else with an if only, from 2019-09 on', () => {
    assert.deepEqual(refusals({ $schema: MODERN, then: { type: 'strin' } }), []);
    assert.deepEqual(refusals({ $schema: MODERN, if: true, then: { type: 'strin' } }), ['json-unknown-type']);
    assert.deepEqual(refusals({ then: { type: 'strin' } }), ['json-unknown-type']);
  });

  it('takes booleans as schemas in draft-04, but not as items or dependencies', () => {
    assert.deepEqual(refusals({ $schema: DRAFT_04, properties: { a: true }, items: [true] }), []);
    assert.deepEqual(refusals({ $schema: DRAFT_04, items: true }), ['json-keyword-value']);
    assert.deepEqual(refusals({ $schema: DRAFT_04, dependencies: { a: true } }), ['json-not-a-schema']);
  });

  it('takes no $schema that is not a string', () => {
    for (const $schema of [5, null, [MODERN]]) assert.deepEqual(refusals({ $schema }), ['json-keyword-value']);
  });
});
