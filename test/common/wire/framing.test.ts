import assert from 'node:assert/strict';
import { readFrame, readMessageIndexes, writeFrame, writeMessageIndexes } from '../../../common/wire/framing.js';
import { headerSchemaId } from '../../../common/wire/headerSchemaId.js';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const hex = (value: Uint8Array) => Buffer.from(value).toString('hex');

describe('the registry wire format', () => {
  it('is a zero byte, the id in four bytes with the highest first, then the event', () => {
    assert.equal(hex(writeFrame(258, bytes('0a0b'))), '0000000102' + '0a0b');
    assert.deepEqual(readFrame(bytes('00000001020a0b')), { schemaId: 258, payload: bytes('0a0b') });
  });

  it('carries the path to a Protobuf message as zigzag varints with their count in front', () => {
    assert.equal(hex(writeFrame(1, bytes('08'), [0])), '00000000010008');
    assert.equal(hex(writeFrame(1, bytes('08'), [1])), '0000000001020208');
    assert.equal(hex(writeFrame(1, bytes('08'), [2, 0, 70])), '0000000001' + '0604008c01' + '08');
  });

  it('reads back every path that it writes, and how long it was', () => {
    for (const path of [[0], [1], [0, 0], [3, 2, 1], [63, 64, 8191, 8192]]) {
      const written = Uint8Array.from([...writeMessageIndexes(path), 0xff]);
      assert.deepEqual(readMessageIndexes(written), { indexes: path, length: written.length - 1 });
    }
  });

  it('does not read a frame or a path out of what is none', () => {
    for (const none of ['', '00', '00000001', '0100000001', '0000000000', '00ffffffff']) {
      assert.equal(readFrame(bytes(none)), undefined, none);
    }
    for (const none of ['', '80', '01', '04', '0401', 'ffffffffff01']) {
      assert.equal(readMessageIndexes(bytes(none)), undefined, none);
    }
  });

  it('is found in a header as a number or as a GUID', () => {
    const header = (key: string, value: string) => [{ key, value: bytes(value) }];
    assert.deepEqual(headerSchemaId(header('__value_schema_id', '0000000007'), 'value'), { kind: 'id', schemaId: 7 });
    assert.equal(headerSchemaId(header('__value_schema_id', '0000000007'), 'key'), undefined);
    assert.deepEqual(headerSchemaId(header('__key_schema_id', '0100112233445566778899aabbccddeeff'), 'key'), {
      kind: 'guid',
      guid: '00112233-4455-6677-8899-aabbccddeeff',
    });
    assert.equal(headerSchemaId(header('__key_schema_id', '02'), 'key'), undefined);
  });
});
