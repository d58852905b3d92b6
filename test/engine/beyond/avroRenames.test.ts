import assert from 'node:assert/strict';
import { avro } from '../../../engine/avro/format.js';
import { verifiedWarningFixes } from '../../../engine/fix/verifiedFixes.js';
import { DEFAULT_COMPARE_OPTIONS } from '../../../engine/options.js';
import { applyEdits } from '../../../engine/text/span.js';
import { readWithAvsc } from './avroReader.js';
import { idsOf, warningsOf } from './rules.js';

type Field = string | readonly [name: string, type: unknown] | readonly [name: string, type: unknown, more: object];

/** A record whose fields all have defaults, or a reader could not do without them. */
function record(...fields: readonly Field[]): string {
  const written = fields.map((field) => {
    const [name, type, more] = typeof field === 'string' ? [field, 'string', {}] : field;
    return { name, type, default: DEFAULTS[JSON.stringify(type)] ?? null, ...more };
  });
  return JSON.stringify({ type: 'record', name: 'E', fields: written });
}

const DEFAULTS: Readonly<Record<string, unknown>> = { '"string"': '', '"int"': 0, '"long"': 0, '"double"': 0 };
const OPTIONAL = ['null', 'string'];

const told = (older: string, newer: string) => idsOf(warningsOf(avro, newer, older));

describe('Avro fields under new names', () => {
  it('are told from their names, wherever they stand', () => {
    const renames: readonly (readonly [Field, Field])[] = [
      ['customer_id', 'customerId'],
      ['adress', 'address'],
      ['tag', 'tags'],
      ['email', 'emailAddress'],
      ['id', 'orderId'],
      ['custName', 'customerName'],
      [
        ['qty', 'int'],
        ['quantity', 'int'],
      ],
      ['note', ['notes', OPTIONAL]],
      [
        ['total', 'int'],
        ['Total', 'double'],
      ],
    ];
    for (const [old, now] of renames) {
      const [older, newer] = [record(old, 'first', 'last'), record('first', 'last', now)];
      assert.deepEqual(told(older, newer), ['avro-field-renamed'], JSON.stringify([old, now]));
    }
  });

  it('are not made out of fields that have nothing to do with each other', () => {
    const pairs: readonly (readonly [Field, Field])[] = [
      ['firstName', 'familyName'],
      ['createdAt', 'updatedAt'],
      ['minPrice', 'maxPrice'],
      ['age', 'message'],
      ['line1', 'line2'],
      ['note', 'status'],
      ['startDate', 'startTime'],
      // Readable under no alias.
      [
        ['tag', 'string'],
        ['tags', { type: 'array', items: 'string' }, { default: [] }],
      ],
      // A longer name of another type is another thing.
      [
        ['order', 'int'],
        ['orderTotal', 'double'],
      ],
    ];
    for (const [old, now] of pairs) {
      const [older, newer] = [record(old, 'first', 'last'), record('first', 'last', now)];
      assert.deepEqual(told(older, newer), [], JSON.stringify([old, now]));
    }
  });

  it('are supposed where a field of the same type takes the place', () => {
    const swap = (old: Field, now: Field) => told(record('first', old, 'last'), record('first', now, 'last'));
    assert.deepEqual(swap('buyer', 'customer'), ['avro-field-replaced']);
    assert.deepEqual(swap('buyer', ['customer', OPTIONAL]), ['avro-field-replaced']);
    assert.deepEqual(swap('buyer', ['weight', 'double']), []);
    assert.deepEqual(
      swap(['at', 'long'], ['at2', { type: 'long', logicalType: 'timestamp-millis' }, { default: 0 }]),
      [],
    );
    assert.deepEqual(told(record('buyer'), record('customer')), [], 'a record of one field has no places');
  });

  it('are read where an alias says so, and missed by older readers, who cannot know it', () => {
    const [older, newer] = [record('first', 'buyer'), record('first', ['customer', 'string', { aliases: ['buyer'] }])];
    assert.deepEqual(told(older, newer), []);
    assert.deepEqual(idsOf(warningsOf(avro, older, newer, 'FORWARD')), ['avro-field-renamed']);
  });

  it('are read again with the alias that the quick fix adds, and only readers of the new schema are offered it', () => {
    const [older, newer] = [record('first', 'buyerName', 'last'), record('first', 'buyer_name', 'last')];
    const [baseline, edited] = [older, newer].map((text) => avro.parse({ text, references: [] }));
    const [warning] = warningsOf(avro, newer, older);
    assert.ok(baseline !== undefined && edited !== undefined && warning !== undefined);
    const request = { warning, edited, baseline, options: DEFAULT_COMPARE_OPTIONS };
    const [fix, ...others] = verifiedWarningFixes(avro, { ...request, direction: 'BACKWARD' });
    assert.deepEqual([fix?.id, fix?.effect, others], ['avro-add-field-alias', 'clean', []]);
    const event = '{"first":"a","buyerName":"Ada","last":"b"}';
    const { read } = readWithAvsc(older, applyEdits(newer, fix?.edits ?? []), event);
    assert.deepEqual(read, { first: 'a', buyer_name: 'Ada', last: 'b' });
    assert.notDeepEqual(readWithAvsc(older, newer, event).read, read);
    const [forward] = warningsOf(avro, older, newer, 'FORWARD');
    assert.ok(forward !== undefined);
    const sides = { warning: forward, edited, baseline, options: DEFAULT_COMPARE_OPTIONS };
    assert.deepEqual(verifiedWarningFixes(avro, { ...sides, direction: 'FORWARD' }), []);
  });

  it('are each taken for one other, the likeliest', () => {
    const [older, newer] = [record('name', 'id', 'custName'), record('customerName', 'id', 'names')];
    const found = warningsOf(avro, newer, older).map(({ facts }) => `${facts['before'] ?? ''} ${facts['field'] ?? ''}`);
    assert.deepEqual(found.sort(), ['custName customerName', 'name names']);
  });

  it('are left alone where a record is written anew', () => {
    const many = (prefix: string) =>
      record(...Array.from({ length: 60 }, (_, i) => `${prefix}Field${'abcdefghij'[i % 10] ?? ''}${i}`));
    assert.deepEqual(told(many('old'), many('older')), []);
  });
});
