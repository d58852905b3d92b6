import assert from 'node:assert/strict';
import protobuf from 'protobufjs';
import { codec, input, payloadOf, problemsOf, roundTrip } from './codecs.js';

const shop = `syntax = "proto3";
package shop;
import "google/protobuf/timestamp.proto";
import "google/protobuf/struct.proto";
import "google/protobuf/wrappers.proto";
import "money.proto";
enum State { NEW = 0; PAID = 1; }
message Order {
  message Line { string sku = 1; sint32 quantity = 2; }
  uint64 id = 1;
  State state = 2;
  repeated Line lines = 3;
  google.protobuf.Timestamp placed_at = 4;
  map<int64, string> notes = 5;
  oneof payment { string card = 6; bytes voucher = 7; }
  optional float weight = 8;
  money.Amount total = 9;
  google.protobuf.Struct extra = 10;
  google.protobuf.Int64Value parent = 11;
}
message Refund { fixed64 order = 1; }`;
const references = { 'money.proto': 'syntax = "proto3"; package money; message Amount { int64 units = 1; }' };

describe('Protobuf events', () => {
  const subject = codec('PROTOBUF', shop, references);

  it('are read as they were written', () => {
    const event = {
      id: '18446744073709551615',
      state: 'PAID',
      lines: [{ sku: 'a', quantity: -3 }],
      placed_at: '2025-11-24T14:00:00.250Z',
      notes: { '-9007199254740993': 'x' },
      card: 'visa',
      weight: 0.1,
      total: { units: 12 },
      extra: { a: [1, 'b', null, { c: true }] },
      parent: 7,
    };
    const text = subject.decode(payloadOf(subject.encode(input(JSON.stringify(event))))).text;
    assert.match(text, /"id":18446744073709551615,/);
    assert.deepEqual(JSON.parse(text.replace('18446744073709551615', '"18446744073709551615"')), event);
  });

  it('show the defaults of fields without presence, and leave others out', () => {
    assert.deepEqual(roundTrip(subject, '{}'), { id: 0, state: 'NEW' });
  });

  it('may be of any message of the file', () => {
    const { root } = protobuf.parse('syntax = "proto3"; message Refund { fixed64 order = 1; }');
    const encoded = subject.encode(input('{"order":5}'), 'Refund');
    assert.deepEqual(encoded.messageIndexes, [1]);
    assert.deepEqual(
      Buffer.from(encoded.payload),
      Buffer.from(root.lookupType('Refund').encode({ order: 5 }).finish()),
    );
    assert.equal(subject.decode(payloadOf(encoded)).typeName, 'shop.Refund');
    assert.deepEqual(subject.encode(input('{"sku":"a"}'), 'shop.Order.Line').messageIndexes, [0, 0]);
    assert.throws(
      () => subject.encode(input('{}'), 'Nothing'),
      /no message Nothing: it has shop.Order, shop.Order.Line, shop.Refund/,
    );
  });

  it('say what is wrong at the field', () => {
    assert.deepEqual(
      problemsOf(
        subject,
        '{"id":-1,"state":"OLD","lines":[{"sku":1}],"card":"a","voucher":"YQ==","placedAt":"now","x":0}',
      ),
      [
        'value.id must be a whole number that fits an uint64 @ -1',
        'value.state must be one of "NEW", "PAID" @ "OLD"',
        'value.lines[0].sku must be a string, not a number @ 1',
        'value.voucher cannot be set beside "card": they are one of "payment" @ "YQ=="',
        'value.placedAt must be a time as in "2026-11-24T14:05:00.250Z" @ "now"',
        'value.x is no field of Order @ "x"',
      ],
    );
  });

  it('say why they cannot be read', () => {
    assert.throws(() => subject.decode(Uint8Array.from([2, 14])), /no message with the index path 7/);
    assert.throws(() => subject.decode(Uint8Array.from([])), /message indexes/);
    assert.throws(() => codec('PROTOBUF', 'syntax = "proto3"; message A { B b = 1; }'), /no such (type|Type)|B/);
  });
});
