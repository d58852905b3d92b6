import assert from 'node:assert/strict';
import protobufjs from 'protobufjs';
import type { Direction } from '../../../engine/options.js';
import { protobuf } from '../../../engine/protobuf/format.js';
import { idsOf, testRules, warningsOf } from './rules.js';
import type { Outcome } from './rules.js';

/** Rules about the names in JSON, which no binary event holds. */
const IN_JSON: ReadonlySet<string> = new Set(['protobuf-field-renamed', 'protobuf-enum-value-renamed']);

/** About what is there at all, which is asked of the library apart. */
const OF_PRESENCE = 'protobuf-presence-changed';

const PLAIN = { enums: String, longs: String, bytes: String, defaults: true, arrays: true } as const;

function plainly(type: protobufjs.Type, message: protobufjs.Message): Readonly<Record<string, unknown>> {
  return type.toObject(message, PLAIN);
}

/** What a consumer can ask of a message: of each field with presence, whether it is there. */
function presenceOf(type: protobufjs.Type, message: protobufjs.Message): Readonly<Record<string, unknown>> {
  const asked = type.fieldsArray.filter(({ hasPresence }) => hasPresence).map(({ name }) => name);
  return { ...plainly(type, message), present: asked.filter((name) => Object.hasOwn(message, name)) };
}

/** JSON calls extensions `[name]`, the library `.name`. */
function eventOf(json: string): Record<string, unknown> {
  const members = Object.entries(JSON.parse(json) as Record<string, unknown>);
  return Object.fromEntries(members.map(([name, value]) => [name.replace(/^\[(.*)\]$/, '.$1'), value]));
}

/** Writes the event with one schema and reads it with the other, by protobufjs. */
function read(writer: string, reader: string, event: string, rule: string): Outcome {
  const asJson = IN_JSON.has(rule);
  const view = rule === OF_PRESENCE ? presenceOf : plainly;

  const [writerType, readerType] = [writer, reader].map((text) =>
    protobufjs.parse(text, { keepCase: true }).root.lookupType('E'),
  );
  assert.ok(writerType !== undefined && readerType !== undefined);
  const bytes = writerType.encode(writerType.fromObject(eventOf(event))).finish();
  const written = view(writerType, writerType.decode(bytes));
  try {
    const message = asJson ? readerType.fromObject(written) : readerType.decode(bytes);
    return { written, read: view(readerType, message), refused: undefined };
  } catch (error) {
    return { written, read: undefined, refused: String(error) };
  }
}

const message = (fields: string, syntax = 'proto3') => `syntax = "${syntax}";\nmessage E {\n${fields}\n}\n`;

describe('beyond the registry: Protobuf', () => {
  testRules(protobuf, ({ rule, witness }) => read(witness.writer, witness.reader, witness.event, rule));

  it('says nothing of what is read as it was written', () => {
    const harmless: readonly (readonly [writer: string, reader: string])[] = [
      ['int32 n = 1;', 'int64 n = 1;'],
      ['uint32 n = 1;', 'uint64 n = 1;'],
      ['bool n = 1;', 'int32 n = 1;'],
      ['sint32 n = 1;', 'sint64 n = 1;'],
      ['string n = 1;', 'bytes n = 1;'],
      ['string n = 1;', 'repeated string n = 1;'],
      ['string n = 1;', 'string n = 1; string more = 2;'],
      ['string n = 1; string more = 2;', 'string n = 1; reserved 2;'],
      ['string first_name = 1;', 'string firstName = 1;'],
      ['string name = 1;', 'string title = 1 [json_name = "name"];'],
      ['string n = 1;', 'oneof choice { string n = 1; }'],
      ['map<string, int32> n = 1;', 'map<string, int64> n = 1;'],
    ];
    for (const [writer, reader] of harmless) {
      assert.deepEqual(idsOf(warningsOf(protobuf, message(reader), message(writer))), [], `${writer} → ${reader}`);
    }
  });

  it('looks into maps, nested messages and oneofs', () => {
    const nested = (type: string) => message(`message Inner { ${type} n = 1; }\nInner inner = 1;`);
    const map = (type: string) => message(`map<string, ${type}> n = 1;`);
    const oneof = (type: string) => message(`oneof choice { ${type} n = 1; }`);
    for (const wrap of [nested, map, oneof]) {
      assert.deepEqual(idsOf(warningsOf(protobuf, wrap('int32'), wrap('int64'))), ['protobuf-number-narrowed']);
    }
  });

  it('leaves to the registry what it sees itself', () => {
    const [single, many] = [message('optional int32 n = 1;', 'proto2'), message('repeated int32 n = 1;', 'proto2')];
    assert.deepEqual(idsOf(warningsOf(protobuf, single, many)), []);
    const next = { policy: 'STRICT', profile: 'next' } as const;
    const moved = warningsOf(protobuf, message('oneof c { int32 n = 1; }'), message('string n = 1;'), 'BACKWARD', next);
    assert.deepEqual(idsOf(moved), []);
  });

  const extended = (extension: string, ranges = 'extensions 100 to 199;', fields = '') =>
    `syntax = "proto2";\nmessage E {\n${ranges}\n${fields}\n}\n${extension === '' ? '' : `extend E { ${extension} }`}\n`;

  it('takes an extension for a field of the message, wherever it is declared', () => {
    const told = (older: string, newer: string, direction: Direction = 'BACKWARD') =>
      idsOf(warningsOf(protobuf, newer, older, direction));
    const [wide, narrow] = [extended('optional int64 n = 100;'), extended('optional int32 n = 100;')];
    assert.deepEqual(told(wide, narrow), ['protobuf-number-narrowed']);
    assert.deepEqual(told(narrow, wide), []);
    assert.deepEqual(told(wide, extended('optional int64 m = 100;')), []);
    assert.deepEqual(told(extended('repeated int32 n = 100;'), narrow), ['protobuf-repeated-to-singular']);
    assert.deepEqual(told(narrow, extended('optional int32 n = 100 [default = 3];')), ['protobuf-default-changed']);
    // Into the message, and out of it.
    const inside = (type: string) => extended('', 'extensions 101 to 199;', `optional ${type} n = 100;`);
    assert.deepEqual(told(narrow, inside('int32')), ['protobuf-extension-range-removed']);
    assert.deepEqual(told(narrow, inside('string')), [
      'protobuf-extension-type-changed',
      'protobuf-extension-range-removed',
    ]);
    assert.deepEqual(told(inside('string'), narrow), ['protobuf-extension-type-changed']);
    assert.deepEqual(told(inside('int32'), narrow), []);
    // Older readers need not know what is new.
    assert.deepEqual(told(narrow, extended(''), 'FORWARD'), []);
    const nested = narrow.replace('extend E {', 'message Scope { extend E {').replace(/\}\n$/, '} }\n');
    assert.deepEqual(told(nested, nested.replace('n = 100', 'n = 105')), ['protobuf-extension-renumbered']);
    assert.deepEqual(told(nested, nested.replace('int32', 'bytes')), ['protobuf-extension-type-changed']);
  });

  it('knows tags that stay closed to fields, and leaves options alone', () => {
    const told = (older: string, newer: string) => idsOf(warningsOf(protobuf, newer, older));
    const all = extended('');
    assert.deepEqual(told(all, extended('', 'extensions 100 to 149; extensions 150 to 199;')), []);
    assert.deepEqual(told(all, extended('', 'reserved 100 to 149; extensions 150 to 200;')), []);
    const [gap] = warningsOf(protobuf, extended('', 'reserved 100 to 149; extensions 152 to max;'), all);
    assert.deepEqual([gap?.facts['from'], gap?.facts['to']], ['150', '151']);
    const option = (type: string) =>
      `syntax = "proto2";\nimport "google/protobuf/descriptor.proto";\nextend google.protobuf.FieldOptions { optional ${type} mark = 50000; }\nmessage E {}\n`;
    assert.deepEqual(told(option('int32'), option('string')), []);
    assert.deepEqual(told(option('int32'), message('', 'proto2')), []);
  });

  it('tells what a whole file changes once for each message', () => {
    const fields = (label: string) =>
      ['a', 'b', 'c', 'd'].map((name, i) => `${label} string ${name} = ${i + 1};`).join('\n');
    const [old, now] = [message(fields('optional'), 'proto2'), message(fields(''))];
    const found = warningsOf(protobuf, now, old);
    assert.deepEqual(idsOf(found), ['protobuf-presence-changed', 'protobuf-text-verified']);
    for (const { facts, reader } of found) {
      assert.equal(facts['fields'], 'each of the fields "a", "b" and 2 others');
      assert.equal(now.slice(reader().span.start, reader().span.end), 'E');
    }
  });

  it('reads features of editions from the field or enum, else from the file', () => {
    const edition = (body: string, file = '') => `edition = "2023";\n${file}\nmessage E {\n${body}\n}\n`;
    const told = (older: string, newer: string) => idsOf(warningsOf(protobuf, newer, older));
    const plain = edition('int32 n = 1;');
    const implicit = 'option features.field_presence = IMPLICIT;';
    assert.deepEqual(told(plain, edition('int32 n = 1;', implicit)), ['protobuf-presence-changed']);
    assert.deepEqual(told(plain, edition('int32 n = 1 [features.field_presence = IMPLICIT];')), [
      'protobuf-presence-changed',
    ]);
    assert.deepEqual(told(plain, edition('int32 n = 1 [features = { field_presence: IMPLICIT }];')), [
      'protobuf-presence-changed',
    ]);
    assert.deepEqual(told(plain, edition('int32 n = 1 [features.field_presence = EXPLICIT];', implicit)), []);
    assert.deepEqual(told(plain, message('optional int32 n = 1;', 'proto2')), []);
    assert.deepEqual(told(message('int32 n = 1;'), plain), ['protobuf-presence-changed']);
    const required = edition('int32 n = 1 [features.field_presence = LEGACY_REQUIRED];');
    assert.deepEqual(told(plain, required), ['protobuf-became-required']);
    assert.deepEqual(told(required, message('required int32 n = 1;', 'proto2')), []);
    const state = (option: string) => edition(`enum State { ${option} A = 0; }\nState s = 1;`);
    assert.deepEqual(told(state(''), state('option features.enum_type = CLOSED;')), ['protobuf-enum-closed']);
    // Every reader takes lists that are packed and lists that are not.
    const expanded = edition('repeated int32 n = 1 [features.repeated_field_encoding = EXPANDED];');
    assert.deepEqual(told(edition('repeated int32 n = 1;'), expanded), []);
    assert.deepEqual(read(edition('repeated int32 n = 1;'), expanded, '{"n":[1,2]}', '').read, { n: [1, 2] });
  });

  it('lets open enums grow, and tells a removal only to who removes', () => {
    const state = (values: string) => `syntax = "proto3";\nenum State { ${values} }\nmessage E { State s = 1; }\n`;
    const [small, large] = [state('A = 0;'), state('A = 0; B = 1;')];
    assert.deepEqual(idsOf(warningsOf(protobuf, small, large, 'FORWARD')), []);
    assert.deepEqual(idsOf(warningsOf(protobuf, small, large, 'BACKWARD')), ['protobuf-enum-value-removed']);
  });
});
