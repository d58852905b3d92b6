import assert from 'node:assert/strict';
import { isRefused } from '../../../engine/schemaFormat.js';
import { protobuf } from '../../../engine/protobuf/format.js';
import { listMessages } from '../../../engine/protobuf/messageIndex.js';

const PROTO3 = 'syntax = "proto3"; ';
const PROTO2 = 'syntax = "proto2"; ';

function parse(text: string, references: Readonly<Record<string, string>> = {}, version = 1) {
  const list = Object.entries(references).map(([name, reference]) => ({
    name,
    subject: name,
    version,
    text: reference,
  }));
  return protobuf.parse({ text, references: list });
}

function compare(now: ReturnType<typeof parse>, before: ReturnType<typeof parse>) {
  return protobuf.compare(now, before, { profile: '8.3', policy: 'STRICT' });
}

describe('how the registry finds the types of Protobuf', () => {
  /** Refused for one unknown type, as long as the registry writes the field out in its normal form. */
  const looked: readonly (readonly [text: string, refused: boolean])[] = [
    [`${PROTO3}message A { Missing a = 1; }`, true],
    [`${PROTO3}message A { option map_entry = true; int32 key = 1; Missing value = 2; }`, false],
    [`${PROTO3}message A { message B { option map_entry = true; int32 key = 1; Missing value = 2; } }`, false],
    [`${PROTO2}message A { optional group G = 1 { optional Missing a = 1; } }`, false],
    [`${PROTO2}message A { extensions 5; } extend A { optional Missing a = 5; }`, false],
    [`${PROTO3}message A { E e = 1; message E { option map_entry = true; float key = 1; int32 value = 2; } }`, true],
    [`${PROTO3}message A { E e = 1; message E { option map_entry = true; int32 value = 2; } }`, true],
    [`${PROTO3}message A { E e = 1; message E { option map_entry = true; int32 key = 1; int32 value = 2; } }`, false],
    [`${PROTO3}message A { map<int32, map<float, int32>> a = 1; }`, true],
  ];
  for (const [text, refused] of looked) {
    it(`${refused ? 'refuses' : 'takes'} ${text}`, () => {
      assert.equal(isRefused(parse(text)), refused);
    });
  }

  /** What a reference may not hold, although its types are not looked up. */
  const references: readonly (readonly [text: string, refused: boolean])[] = [
    [`${PROTO3}message A { Missing a = 1; }`, false],
    [`${PROTO3}message A {} enum A { Z = 0; }`, true],
    [`${PROTO3}service A {} service A {}`, true],
    [`${PROTO2}message A { int32 a = 1; }`, true],
    [`${PROTO2}message A { message B { oneof o { int32 a = 1; } int32 b = 2; } }`, true],
    [`${PROTO2}message A { oneof o { int32 a = 1; } }`, false],
    [`${PROTO2}message A { optional group G = 1 { int32 a = 1; } }`, true],
    [`${PROTO2}message A { extensions 5; } extend A { int32 a = 5; }`, true],
    [`${PROTO3}message A { required int32 a = 1; }`, true],
    [`${PROTO3}message A { repeated map<int32, int32> a = 1; }`, true],
  ];
  for (const [text, refused] of references) {
    it(`${refused ? 'refuses' : 'takes'} the reference ${text}`, () => {
      assert.equal(isRefused(parse(`${PROTO3}import "x.proto";`, { 'x.proto': text })), refused);
    });
  }

  it('takes the last of a message and an enum with one name', () => {
    const [message, constants] = ['message B {}', 'enum B { Z = 0; }'];
    const text = (...types: string[]) => parse(`${PROTO3}message A { B b = 1; ${types.join(' ')} }`);
    const found = compare(text(constants, message), text(message, constants));
    assert.deepEqual(
      found.differences.map(({ kind, path }) => `${kind} ${path}`),
      ['FIELD_KIND_CHANGED #/A/1'],
    );
  });

  it('asks all files of one package, the own file first', () => {
    const own = (type: string) =>
      `${PROTO3}package acme; import "x.proto"; message T { Box b = 1; } message Item { ${type} a = 1; }`;
    const reference = `${PROTO3}package acme; message Box { Item item = 1; int64 count = 2; } message Item { int32 a = 1; }`;
    const changed = reference.replace('int64 count', 'string count').replace('int32 a', 'bytes a');
    const found = compare(
      parse(own('int32'), { 'x.proto': changed }, 2),
      parse(own('int32'), { 'x.proto': reference }),
    );
    assert.deepEqual(
      found.differences.map(({ kind, path }) => `${kind} ${path}`),
      ['FIELD_SCALAR_KIND_CHANGED #/Box/2', 'FIELD_NAMED_TYPE_CHANGED #/T/1'],
    );
  });

  it('takes a type of two files from the one that comes last in the table of files', () => {
    const own = `${PROTO3}import "a.proto"; import "b.proto"; message T { Item i = 1; }`;
    const file = (name: string, type: string) => ({ [name]: `${PROTO3}message Item { ${type} a = 1; }` });
    const before = parse(own, { ...file('a.proto', 'int32'), ...file('b.proto', 'int32') });
    const count = (references: Readonly<Record<string, string>>) =>
      compare(parse(own, references, 2), before).differences.length;
    // By the hash of its name, b.proto lies behind a.proto, whichever way round the references are listed.
    assert.equal(count({ ...file('a.proto', 'string'), ...file('b.proto', 'int32') }), 0);
    assert.equal(count({ ...file('a.proto', 'int32'), ...file('b.proto', 'string') }), 2);
    assert.equal(count({ ...file('b.proto', 'string'), ...file('a.proto', 'int32') }), 2);
  });

  it('states that a map entry which holds itself cannot be compared', () => {
    const entry = (extra: string) =>
      parse(`${PROTO3}message A { option map_entry = true; int32 key = 1; A value = 2; ${extra} }`);
    assert.match(compare(entry('int32 b = 3;'), entry('')).failure?.message ?? '', /holds itself/);
    assert.equal(listMessages(entry('')).length, 1);
  });

  it('looks for the map behind a name from inside of the message', () => {
    const added = `${PROTO3}message D { message C { option map_entry = true; int32 key = 1; int32 value = 2; message C {} } }`;
    const found = compare(parse(added), parse(`${PROTO3}message D {}`));
    assert.deepEqual(
      found.differences.map(({ kind, path }) => `${kind} ${path}`),
      ['MESSAGE_ADDED #/D/C'],
    );
  });
});
