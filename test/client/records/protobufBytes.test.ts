import assert from 'node:assert/strict';
import fc from 'fast-check';
import Long from 'long';
import protobuf from 'protobufjs';
import { codec } from './codecs.js';
import { scaled } from '../../support/scale.js';

const bits = (size: 32 | 64, signed: boolean) =>
  fc
    .bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n })
    .map((value) => (signed ? BigInt.asIntN(size, value) : BigInt.asUintN(size, value)))
    .map((value) => (size === 32 ? Number(value) : Long.fromString(String(value), !signed)));
const float = fc.oneof(
  fc.integer({ min: -(2 ** 20), max: 2 ** 20 }).map((value) => value / 8),
  fc.constantFrom(-0, NaN, Infinity, -Infinity),
);
const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  ...{ int32: bits(32, true), uint32: bits(32, false), sint32: bits(32, true), fixed32: bits(32, false) },
  ...{ sfixed32: bits(32, true), int64: bits(64, true), uint64: bits(64, false), sint64: bits(64, true) },
  ...{ fixed64: bits(64, false), sfixed64: bits(64, true), float, double: float, bool: fc.boolean() },
  ...{ string: fc.string({ unit: 'grapheme', maxLength: 60 }), State: fc.constantFrom(0, 1, -3, 7) },
  bytes: fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes)),
};
const types = [...Object.keys(values), 'All'];
const keys = ['int32', 'uint32', 'sint32', 'fixed32', 'sfixed32', 'string', 'bool'];
const alone = types.map((type, i) => `optional ${type} a_${type} = ${i + 1};`);
const many = types.map((type, i) => `repeated ${type} m_${type} = ${i + 101};`);
const maps = types.map((type, i) => `map<${keys[i % keys.length] ?? ''}, ${type}> k_${type} = ${i + 201};`);
const all = `syntax = "proto3"; package shop;
enum State { NEW = 0; PAID = 1; LOST = -3; }
message All { ${[...alone, ...many, ...maps].join('\n')} map<string, string> words = 300; oneof one { string x = 301; All y = 302; } }`;

const messages = fc.letrec<{ All: unknown }>((tie) => {
  const of = (type: string): fc.Arbitrary<unknown> => values[type] ?? tie('All');
  const entries = types.map((type, i) => {
    const key = values[keys[i % keys.length] ?? ''] ?? fc.constant('');
    const map = fc.array(fc.tuple(key.map(String), of(type)), { maxLength: 3 }).map((all) => Object.fromEntries(all));
    return { [`a_${type}`]: of(type), [`m_${type}`]: fc.array(of(type), { maxLength: 3 }), [`k_${type}`]: map };
  });
  const model = Object.fromEntries(entries.flatMap((all) => Object.entries(all)));
  const few = fc.subarray(Object.keys(model), { maxLength: 6 });
  const some = few.chain((names) =>
    fc.record(Object.fromEntries(names.map((name) => [name, model[name] ?? fc.constant(0)]))),
  );
  return { All: fc.oneof({ maxDepth: 2 }, fc.constant({}), some) };
}).All;

/** With the lone zero in front that stands for the first message of a file. */
const framed = (bytes: Uint8Array): Buffer => Buffer.concat([Buffer.from([0]), bytes]);
const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('Protobuf bytes as JSON text', () => {
  it('are what another reader makes of them', () => {
    const subject = codec('PROTOBUF', all);
    const type = protobuf.parse(all, { keepCase: true }).root.lookupType('shop.All');
    fc.assert(
      fc.property(messages, (message) => {
        const bytes = type.encode(type.create(message as object)).finish();
        const expected = plain(type.toObject(type.decode(bytes), { longs: String, enums: String }));
        // Whole numbers keep all their digits, which JSON.parse would take from them.
        const text = subject.decode(framed(bytes)).text.replace(/(?<=[:[,])-?\d+(?=[,}\]])/g, '"$&"');
        assert.deepEqual(JSON.parse(text), expected);
      }),
      { numRuns: scaled(1_000) },
    );
  });

  const small = `syntax = "proto2"; message A {
    required int32 id = 1; optional A a = 2; repeated State states = 3; optional State state = 4; map<string, State> by = 5;
    optional group Part = 6 { optional string name = 1; } oneof one { string x = 7; A y = 8; } repeated int32 n = 9 [packed = true]; }
    enum State { NEW = 1; PAID = 2; }`;
  const cases: readonly (readonly [string, string, string])[] = [
    ['the last of a field that is written twice', '0801 0802', '{"id":2}'],
    ['a message in two pieces as one', '0801 1202 0803 1204 4801 0804', '{"id":1,"a":{"id":4,"n":[1]}}'],
    ['pieces whose required field comes last', '0801 1202 4801 1202 0804', '{"id":1,"a":{"id":4,"n":[1]}}'],
    ['of a oneof, only what was written last', '0801 3a0161 4202 0805', '{"id":1,"y":{"id":5}}'],
    ['of a oneof, the other way round', '0801 4202 0805 3a0161', '{"id":1,"x":"a"}'],
    ['no piece from before another member', '0801 4204 0805 4807 3a0161 4202 0806 4202 0807', '{"id":1,"y":{"id":7}}'],
    [
      'no value that a closed enum does not know',
      '0801 1801 1809 1802 2009 2a05 0a0161 1009',
      '{"id":1,"states":["NEW","PAID"]}',
    ],
    ['groups', '0801 33 0a0162 34', '{"id":1,"part":{"name":"b"}}'],
    ['groups in two pieces', '0801 33 0a0162 34 33 34', '{"id":1,"part":{"name":"b"}}'],
    ['numbers packed and one by one', '0801 4801 4a020203 4804', '{"id":1,"n":[1,2,3,4]}'],
    [
      'nothing of fields that it does not have',
      '0801 f80601 f1060000000000000000 fa0601ff fb06 0801 fc06 fd0600000000',
      '{"id":1}',
    ],
    ['nothing of a field that is written in another way', '0801 5001 1001', '{"id":1}'],
    ['a negative number in ten bytes', '08ffffffffffffffffff01', '{"id":-1}'],
  ];
  for (const [what, bytes, text] of cases) {
    it(`show ${what}`, () => assert.equal(codec('PROTOBUF', small).decode(framed(hex(bytes))).text, text));
  }

  const wrongs: readonly (readonly [string, RegExp])[] = [
    ['', /^The required field id is missing \(byte 0 of 0\)$/],
    ['0801 1202 4801', /^The required field id is missing .*, at a\)$/],
    ['0801 1205 08', /^The event ends too early \(byte 4 of 5, at a\)$/],
    ['0801 1203 1203', /^The event ends too early/],
    ['08', /^The event ends too early/],
    ['0801 0001', /^A field has the number 0/],
    ['0801 ffffffffff01', /^The number of a field has too many bits/],
    ['0801 f886808080808000 01', /^The number of a field has too many bits/],
    ['08ffffffffffffffffffff01', /^A number has too many bits .*, at id\)$/],
    ['0801 34', /^A group ends that did not begin/],
    ['0801 33', /^The event ends too early/],
    ['0801 0e', /^Nothing is written as 6/],
  ];
  for (const [bytes, words] of wrongs) {
    it(`say what is wrong with "${bytes}"`, () => {
      const subject = codec('PROTOBUF', small);
      assert.throws(
        () => subject.decode(framed(hex(bytes))),
        (error: Error) => words.test(error.message) || assert.fail(error.message),
      );
    });
  }

  it('are refused where a string is not UTF-8, but for proto2', () => {
    const of = (syntax: string) => codec('PROTOBUF', `syntax = "${syntax}"; message A { repeated string s = 1; }`);
    assert.throws(() => of('proto3').decode(framed(hex('0a01ff'))), /A string is not UTF-8 \(byte 2 of 3, at s\)/);
    assert.equal(of('proto2').decode(framed(hex('0a01ff'))).text, '{"s":["\ufffd"]}');
  });

  it('nest as deep as other readers allow, and take no time where they nest in pieces', () => {
    const nest = (depth: number, twice: boolean): Buffer => {
      let bytes = hex('0801');
      for (let i = 0; i < depth; i++) {
        const inner = Buffer.concat([Buffer.from([0x12]), varint(bytes.length), bytes]);
        bytes = Buffer.concat([hex('0801'), inner, ...(twice ? [hex('12020802')] : [])]);
      }
      return framed(bytes);
    };
    const subject = codec('PROTOBUF', small);
    assert.equal(subject.decode(nest(100, false)).text.length, 100 * '{"id":1,"a":}'.length + '{"id":1}'.length);
    assert.throws(() => subject.decode(nest(101, false)), /nested more than 100 deep/);
    // Each level read twice would be 2 to the power of 100.
    assert.match(subject.decode(nest(100, true)).text, /"a":\{"id":2\}\}+$/);
  });
});

function varint(value: number): Buffer {
  return value < 0x80 ? Buffer.from([value]) : Buffer.from([(value & 0x7f) | 0x80, value >> 7]);
}

/** Numbers that are whole, or that JSON does not have, as text, and bytes as the preview shows them. */
function plain(value: unknown): unknown {
  if (Buffer.isBuffer(value)) {
    return value.every((byte) => byte >= 0x20 && byte < 0x7f) ? value.toString('latin1') : `0x${value.toString('hex')}`;
  }
  if (typeof value === 'number') {
    if (Object.is(value, -0)) return '-0';
    return Number.isInteger(value) || !Number.isFinite(value) ? String(value) : value;
  }
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, plain(member)] as const);
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}
