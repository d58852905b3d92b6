import assert from 'node:assert/strict';
import protobufjs from 'protobufjs';
import { protobuf } from '../../../engine/protobuf/format.js';
import { listMessages, lookupTypes, messageAtIndex, resolveFields } from '../../../engine/protobuf/messageIndex.js';
import { generateFile, seeded } from './generate.js';

const TEXT = `syntax = "proto3";
package acme;
message Order {
  string id = 1;
  repeated Line lines = 2;
  map<string, Kind> kinds = 3;
  oneof pay { string card = 4; Cash cash = 5; }
  optional int64 total = 6;
  message Line { string sku = 1; message Note { string text = 1; } }
  message Cash { int32 cents = 1; }
  enum Kind { NONE = 0; RETAIL = 1; }
}
message Refund { Order.Line line = 1; }
service Orders { rpc Get (Order) returns (stream Refund); }
`;

describe('Protobuf messages, outline and samples', () => {
  const schema = protobuf.parse({ text: TEXT, references: [] });

  it('numbers messages as the wire format does', () => {
    const found = listMessages(schema).map(({ fullName, index }) => [fullName, index.join('.')]);
    assert.deepEqual(found, [
      ['acme.Order', '0'],
      ['acme.Order.Line', '0.0'],
      ['acme.Order.Line.Note', '0.0.0'],
      ['acme.Order.Cash', '0.1'],
      ['acme.Refund', '1'],
    ]);
    for (const { index, fullName } of listMessages(schema))
      assert.equal(messageAtIndex(schema, index)?.fullName, fullName);
    assert.equal(messageAtIndex(schema, [])?.fullName, 'acme.Order');
    assert.equal(messageAtIndex(schema, [0, 7]), undefined);
  });

  it('looks up the types of fields', () => {
    const order = messageAtIndex(schema, [0]);
    assert.ok(order !== undefined);
    const fields = resolveFields(lookupTypes(schema), order.message, order.scope).map(
      ({ field, type, repeated, presence, oneof }) => {
        const name = type.kind === 'map' ? `map of ${type.value.kind}` : 'fullName' in type ? type.fullName : type.name;
        return `${field.name} ${name} ${repeated} ${presence} ${oneof ?? '-'}`;
      },
    );
    assert.deepEqual(fields, [
      'id string false false -',
      'lines acme.Order.Line true false -',
      'kinds map of enum true false -',
      'card string false true pay',
      'cash acme.Order.Cash false true pay',
      'total int64 false true -',
    ]);
  });

  it('outlines the file in text order, with names inside their nodes', () => {
    const outline = protobuf.outline(schema);
    assert.deepEqual(
      outline.map(({ name, kind }) => [name, kind]),
      [
        ['Order', 'record'],
        ['Refund', 'record'],
        ['Orders', 'service'],
      ],
    );
    assert.deepEqual(
      outline[0]?.children.map(({ name }) => name),
      ['id', 'lines', 'kinds', 'pay', 'total', 'Line', 'Cash', 'Kind'],
    );
    assert.equal(outline[2]?.children[0]?.detail, 'Order → stream Refund');
    for (const { span, nameSpan, name } of outline) {
      assert.ok(span.start <= nameSpan.start && nameSpan.end <= span.end);
      assert.equal(TEXT.slice(nameSpan.start, nameSpan.end), name);
    }
  });

  it('names the fields of the first message, members of oneofs included', () => {
    assert.deepEqual(protobuf.topLevelFields(schema), ['id', 'lines', 'kinds', 'card', 'cash', 'total']);
    assert.equal(protobuf.recordName?.(schema), 'acme.Order');
  });

  it('makes events that protobufjs accepts, the same for the same seed', () => {
    const random = seeded(99);
    for (let i = 0; i < 60; i++) {
      const text = generateFile(random, 'acme');
      // A message that requires itself has no event at all.
      if (/required M/.test(text)) continue;
      const generated = protobuf.parse({ text, references: [] });
      const sample = protobuf.sample(generated, i);
      assert.equal(protobuf.sample(generated, i), sample);
      const type = protobufjs.parse(text).root.lookupType('acme.M0');
      const value = JSON.parse(sample) as Record<string, unknown>;
      assert.equal(type.verify(type.toObject(type.fromObject(value), { longs: Number })), null, `${text}\n${sample}`);
      const read = type.toObject(type.decode(type.encode(type.fromObject(value)).finish()), { defaults: true });
      // protobufjs calls the field of a group otherwise than protoc, which takes small letters only.
      assert.deepEqual(
        Object.keys(value).filter((key) => !(key in read) && !key.startsWith('group')),
        [],
        `${text}\n${sample}`,
      );
    }
  });
});
