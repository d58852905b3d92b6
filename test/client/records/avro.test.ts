import assert from 'node:assert/strict';
import avsc from 'avsc';
import { codec, input, problemsOf, roundTrip } from './codecs.js';

const record = (...fields: readonly unknown[]) => ({ type: 'record', name: 'shop.Order', fields });
const field = (name: string, type: unknown, rest: object = {}) => ({ name, type, ...rest });

describe('Avro events', () => {
  it('keep every digit of a long, and the bytes that avsc writes', () => {
    const schema = record(field('id', 'long'), field('name', 'string'));
    const text = codec('AVRO', schema).decode(
      codec('AVRO', schema).encode(input('{"id":9007199254740993,"name":"ä"}')).payload,
    );
    assert.deepEqual(text, { text: '{"id":9007199254740993,"name":"ä"}', typeName: 'shop.Order' });
    const theirs = avsc.Type.forSchema(schema as avsc.Schema).toBuffer({ id: 42, name: 'x' });
    assert.deepEqual(Buffer.from(codec('AVRO', schema).encode(input('{"id":42,"name":"x"}')).payload), theirs);
  });

  it('show logical types as people write them, and read them so', () => {
    const logical = (type: string, logicalType: string, rest: object = {}) => ({ type, logicalType, ...rest });
    const cases: readonly (readonly [unknown, string, string])[] = [
      [logical('int', 'date'), '20416', '2025-11-24'],
      [logical('int', 'date'), '-1', '1969-12-31'],
      [logical('long', 'timestamp-millis'), '1763992800123', '2025-11-24T14:00:00.123Z'],
      [logical('long', 'timestamp-micros'), '-1', '1969-12-31T23:59:59.999999Z'],
      [logical('long', 'timestamp-nanos'), '1763992800000000001', '2025-11-24T14:00:00.000000001Z'],
      [logical('long', 'local-timestamp-millis'), '0', '1970-01-01T00:00:00'],
      [logical('int', 'time-millis'), '3661001', '01:01:01.001'],
      [logical('long', 'time-micros'), '1', '00:00:00.000001'],
    ];
    for (const [type, number, shown] of cases) {
      const subject = codec('AVRO', record(field('at', type)));
      assert.deepEqual(roundTrip(subject, `{"at":${number}}`), { at: shown });
      assert.deepEqual(
        subject.encode(input(`{"at":${JSON.stringify(shown)}}`)).payload,
        subject.encode(input(`{"at":${number}}`)).payload,
        shown,
      );
    }
  });

  it('show decimals, UUIDs and durations', () => {
    const fixed = (name: string, size: number, logicalType: string, rest: object = {}) => ({
      type: 'fixed',
      name,
      size,
      logicalType,
      ...rest,
    });
    const subject = codec(
      'AVRO',
      record(
        field('price', { type: 'bytes', logicalType: 'decimal', precision: 30, scale: 2 }),
        field('small', fixed('D', 4, 'decimal', { precision: 9, scale: 3 })),
        field('id', fixed('U', 16, 'uuid')),
        field('every', fixed('P', 12, 'duration')),
      ),
    );
    const event =
      '{"price":-123456789012345678901234.5,"small":0.005,"id":"123e4567-e89b-12d3-a456-426614174000","every":"P1M2DT3.5S"}';
    assert.equal(subject.decode(subject.encode(input(event)).payload).text, event.replace('234.5,', '234.50,'));
  });

  it('take unions plainly or with the name of the branch', () => {
    const subject = codec(
      'AVRO',
      record(
        field('note', ['null', 'string']),
        field('amount', ['null', 'int', 'double', { type: 'map', values: 'long' }]),
      ),
    );
    assert.deepEqual(roundTrip(subject, '{"note":{"string":"a"},"amount":{"double":1}}'), { note: 'a', amount: 1 });
    assert.deepEqual(roundTrip(subject, '{"note":"a","amount":1.5}'), { note: 'a', amount: 1.5 });
    assert.deepEqual(roundTrip(subject, '{"note":null,"amount":{"eur":3}}'), { note: null, amount: { eur: 3 } });
  });

  it('use types of references, and types that hold themselves', () => {
    const money = JSON.stringify({ type: 'record', name: 'shop.Money', fields: [field('units', 'long')] });
    const subject = codec(
      'AVRO',
      record(field('total', 'Money'), field('next', ['null', 'Order'], { default: null })),
      { 'shop.Money': money },
    );
    assert.deepEqual(roundTrip(subject, '{"total":{"units":1},"next":{"total":{"units":2}}}'), {
      total: { units: 1 },
      next: { total: { units: 2 }, next: null },
    });
  });

  it('say what is wrong at the field', () => {
    const subject = codec(
      'AVRO',
      record(
        field('items', { type: 'array', items: { type: 'record', name: 'Item', fields: [field('price', 'int')] } }),
        field('state', { type: 'enum', name: 'State', symbols: ['NEW', 'PAID'] }),
        field('note', ['null', 'string']),
      ),
    );
    assert.deepEqual(
      problemsOf(subject, '{"items":[{"price":"a"},{"price":3000000000}],"state":"OLD","note":7,"extra":1}'),
      [
        'value.extra is no field of shop.Order @ "extra"',
        'value.items[0].price must be a whole number @ "a"',
        'value.items[1].price does not fit into an int of 32 bits @ 3000000000',
        'value.state must be one of "NEW", "PAID" @ "OLD"',
        'value.note must be a string, not a number @ 7',
      ],
    );
    assert.deepEqual(problemsOf(subject, '{"items":[],"note":null}'), [
      'value lacks the field "state", which has no default @ {"items":[],"note":null}',
    ]);
  });

  it('refuse bytes that are not of the schema', () => {
    const subject = codec('AVRO', record(field('id', 'long')));
    assert.throws(() => subject.decode(Uint8Array.from([2, 2, 2])));
    assert.throws(() => subject.decode(Uint8Array.from([])));
  });
});
