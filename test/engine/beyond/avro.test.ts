import assert from 'node:assert/strict';
import { avro } from '../../../engine/avro/format.js';
import { readWithAvsc } from './avroReader.js';
import { idsOf, testRules, warningsOf } from './rules.js';

describe('beyond the registry: Avro', () => {
  testRules(avro, ({ witness }) => readWithAvsc(witness.writer, witness.reader, witness.event));

  const field = (type: unknown) => JSON.stringify({ type: 'record', name: 'E', fields: [{ name: 'f', type }] });

  it('looks through unions, arrays, maps and names', () => {
    const millis = { type: 'long', logicalType: 'timestamp-millis' };
    const micros = { type: 'long', logicalType: 'timestamp-micros' };
    const wrapped = [
      (type: unknown) => ['null', type],
      (type: unknown) => ({ type: 'array', items: type }),
      (type: unknown) => ({ type: 'map', values: ['null', type] }),
      (type: unknown) => ({ type: 'record', name: 'Inner', fields: [{ name: 'at', type }] }),
    ];
    for (const wrap of wrapped) {
      const warnings = warningsOf(avro, field(wrap(millis)), field(wrap(micros)));
      assert.deepEqual(idsOf(warnings), ['avro-logical-type-changed']);
    }
  });

  it('says nothing of what is read as it was written', () => {
    const harmless: readonly (readonly [unknown, unknown])[] = [
      ['int', 'long'],
      ['int', 'double'],
      ['float', 'double'],
      ['string', 'bytes'],
      ['int', ['null', 'int']],
      [{ type: 'string', logicalType: 'uuid' }, 'string'],
      ['long', { type: 'long', logicalType: 'of-our-own' }],
      ['bytes', { type: 'bytes', logicalType: 'decimal' }],
      ['long', ['double', 'long']],
    ];
    for (const [writer, reader] of harmless) {
      assert.deepEqual(idsOf(warningsOf(avro, field(reader), field(writer))), [], JSON.stringify([writer, reader]));
    }
  });

  it('compares logical types where the type they stand on is promoted', () => {
    const logical = (type: string, logicalType: string) => field({ type, logicalType });
    const of = (writer: string, reader: string) => idsOf(warningsOf(avro, reader, writer));
    assert.deepEqual(of(logical('int', 'time-millis'), logical('long', 'time-micros')), ['avro-logical-type-changed']);
    assert.deepEqual(of(logical('int', 'date'), field('long')), ['avro-logical-type-removed']);
    assert.deepEqual(of(field('int'), logical('long', 'timestamp-millis')), ['avro-logical-type-added']);
  });

  it('takes an alias for the other namespace', () => {
    const state = (namespace: string, aliases: readonly string[]) =>
      JSON.stringify({ type: 'enum', name: 'State', namespace, aliases, symbols: ['OPEN'] });
    assert.deepEqual(idsOf(warningsOf(avro, state('b', ['a.State']), state('a', []))), []);
  });

  it('points at the field and names it', () => {
    const [warning] = warningsOf(avro, field('float'), field('int'));
    assert.ok(warning !== undefined);
    const { span } = warning.reader();
    assert.equal(field('float').slice(span.start, span.end), '"f"');
    assert.equal(warning.facts['field'], 'f');
  });

  it('ends on schemas that contain themselves and on unions of everything', () => {
    const tree = (logicalType: string) =>
      JSON.stringify({
        type: 'record',
        name: 'Tree',
        fields: [
          { name: 'at', type: { type: 'long', logicalType } },
          { name: 'children', type: { type: 'array', items: 'Tree' } },
        ],
      });
    const warnings = warningsOf(avro, tree('timestamp-micros'), tree('timestamp-millis'));
    assert.deepEqual(idsOf(warnings), ['avro-logical-type-changed']);
  });
});
