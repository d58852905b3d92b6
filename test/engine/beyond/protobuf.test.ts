import assert from 'node:assert/strict';
import protobufjs from 'protobufjs';
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

/** Writes the event with one schema and reads it with the other, by protobufjs. */
function read(writer: string, reader: string, event: string, rule: string): Outcome {
  const asJson = IN_JSON.has(rule);
  const view = rule === OF_PRESENCE ? presenceOf : plainly;

  const [writerType, readerType] = [writer, reader].map((text) =>
    protobufjs.parse(text, { keepCase: true }).root.lookupType('E'),
  );
  assert.ok(writerType !== undefined && readerType !== undefined);
  const bytes = writerType.encode(writerType.fromObject(JSON.parse(event) as Record<string, unknown>)).finish();
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

  it('lets open enums grow, and tells a removal only to who removes', () => {
    const state = (values: string) => `syntax = "proto3";\nenum State { ${values} }\nmessage E { State s = 1; }\n`;
    const [small, large] = [state('A = 0;'), state('A = 0; B = 1;')];
    assert.deepEqual(idsOf(warningsOf(protobuf, small, large, 'FORWARD')), []);
    assert.deepEqual(idsOf(warningsOf(protobuf, small, large, 'BACKWARD')), ['protobuf-enum-value-removed']);
  });
});
