import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefused } from '../../../engine/schemaFormat.js';
import { protobuf } from '../../../engine/protobuf/format.js';
import { bufProgram } from './buf.js';

const TEXT = `syntax = "proto3";
package acme;
import "google/protobuf/timestamp.proto";
message Order {
  message Nested { enum State { option allow_alias = true; OFF = 0; ON = 1; LIT = 1; BELOW = -1; } }
  string id = 1;
  optional int32 count = 2;
  repeated Line lines = 3;
  map<string, Line> by_name = 4;
  oneof pay { string card = 5; bool cash = 6; }
  Nested.State state = 7;
  google.protobuf.Timestamp at = 8;
  reserved 20 to 22, 30;
  reserved "old";
}
message Line { Raw r = 1; sfixed64 s = 2; message Raw {} }
service Orders { rpc Get (Order) returns (stream Line); }
`;

const PROTO2 = `syntax = "proto2";
message A { required double a = 1; optional bytes b = 2; repeated group G = 3 { optional int32 c = 1; } }
`;

describe('a Protobuf schema that is a descriptor in base64', () => {
  for (const text of [TEXT, PROTO2.replace('repeated group G = 3 { optional int32 c = 1; }', '')]) {
    it(`reads as its text does: ${text.slice(0, 18)}`, () => {
      const [written, encoded] = [parse(text), parse(descriptorOf(text))];
      assert.deepEqual(encoded.problems, []);
      assert.deepEqual(compare(written, encoded), []);
      assert.deepEqual(compare(encoded, written), []);
    });
  }

  it('shows every difference on the whole text', () => {
    const [before, encoded] = [parse(TEXT), parse(descriptorOf(TEXT.replace('string id', 'bool id')))];
    assert.deepEqual(compare(encoded, before), ['FIELD_SCALAR_KIND_CHANGED #/Order/1']);
    const [difference] = protobuf.compare(encoded, before, { profile: '8.3', policy: 'STRICT' }).differences;
    assert.deepEqual(difference?.reader().span, { start: 0, end: encoded.source.text.length });
  });

  it('takes a group for a field of its message type, as the registry does', () => {
    assert.deepEqual(compare(parse(descriptorOf(PROTO2)), parse(PROTO2)), ['FIELD_ADDED #/A/3', 'MESSAGE_ADDED #/A/G']);
  });

  it('reads a reference in that form', () => {
    const reference = {
      name: 'x.proto',
      subject: 'x',
      version: 1,
      text: descriptorOf('syntax = "proto3"; message X {}'),
    };
    const schema = protobuf.parse({
      text: 'syntax = "proto3"; import "x.proto"; message A { X x = 1; }',
      references: [reference],
    });
    assert.deepEqual(schema.problems, []);
  });

  it('refuses what is cut short, damaged, padded wrongly or nested without end, and never throws', () => {
    const whole = descriptorOf(TEXT);
    for (const text of ['Cg==', 'message', whole.slice(0, 41), `${whole}=`, `${whole} `, 'AAAA', 'Cg']) {
      assert.equal(isRefused(parse(text)), true, text);
    }
    let bytes: number[] = [];
    for (let i = 0; i < 3000; i++) bytes = [0x1a, ...varint(bytes.length), ...bytes];
    const nested = Buffer.from([0x22, ...varint(bytes.length), ...bytes]).toString('base64');
    assert.equal(isRefused(parse(nested)), true);
    const original = Buffer.from(whole, 'base64');
    for (let i = 0; i < original.length; i++) {
      const damaged = Buffer.from(original);
      damaged[i] = ((damaged[i] ?? 0) * 31 + 17) & 255;
      const schema = parse(damaged.toString('base64'));
      protobuf.compare(schema, parse(TEXT), { profile: '8.3', policy: 'STRICT' });
      assert.ok(schema.problems.every(({ span }) => span.end <= schema.source.text.length));
    }
  });

  it('reads a comment in two slashes as a comment', () => {
    assert.equal(isRefused(parse('//AAAA')), false);
  });
});

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}

function parse(text: string) {
  return protobuf.parse({ text, references: [] });
}

function compare(reader: ReturnType<typeof parse>, writer: ReturnType<typeof parse>): readonly string[] {
  const { differences } = protobuf.compare(reader, writer, { profile: '8.3', policy: 'STRICT' });
  return differences.map(({ kind, path }) => `${kind} ${path}`).sort();
}

/** The descriptor as buf's compiler makes it, without the files that it imports. */
function descriptorOf(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'descriptor-'));
  try {
    writeFileSync(join(folder, 'a.proto'), text);
    const options = [
      'build',
      folder,
      '--as-file-descriptor-set',
      '--exclude-imports',
      '--exclude-source-info',
      '-o',
      '-',
    ];
    const { status, stdout, stderr } = spawnSync(bufProgram(), options, {
      env: { ...process.env, BUF_CACHE_DIR: folder },
    });
    assert.equal(status, 0, String(stderr));
    return firstFile(stdout).toString('base64');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The first file of a FileDescriptorSet: its field 1. */
function firstFile(set: Buffer): Buffer {
  assert.equal(set[0], 10);
  let [length, at] = [0, 1];
  for (let shift = 0; ; shift += 7) {
    const byte = set[at++] ?? 0;
    length |= (byte & 127) << shift;
    if (byte < 128) break;
  }
  return set.subarray(at, at + length);
}
