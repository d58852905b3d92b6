import assert from 'node:assert/strict';
import avsc from 'avsc';
import { schemas } from '../../../client/records/decode/schemas.js';
import { FIRST_SHARE, nextShare } from '../../../client/records/reader/share.js';
import { holdsText } from '../../../client/records/searchText.js';
import type { StoredEvent } from '../../../client/records/store/eventStore.js';
import { writeFrame } from '../../../common/wire/framing.js';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

function event(parts: Partial<StoredEvent>): StoredEvent {
  const rest = { key: null, value: null, headers: [], keySize: 0, valueSize: 0 };
  return { id: 0, partition: 0, offset: 0n, timestamp: 0, ...rest, ...parts };
}

describe('the text that the filter of a preview looks through', () => {
  const none = schemas(() => Promise.resolve({ state: 'missing', reason: 'none' }));

  it('has the key, the value and the headers, in any case', () => {
    const stored = event({
      key: bytes('Key-1'),
      value: bytes('{"Name":"Müller"}'),
      headers: [
        { key: 'Trace', value: bytes('ABC') },
        { key: 'nothing', value: null },
      ],
    });
    for (const wanted of ['key-1', '"name":"müller"', 'trace', 'abc', 'nothing']) {
      assert.ok(holdsText(stored, wanted, none), wanted);
    }
    for (const wanted of ['key-2', 'key-1{', 'traceabc', 'null']) assert.ok(!holdsText(stored, wanted, none), wanted);
    assert.ok(holdsText(event({ key: bytes('a') }), 'null', none), 'a tombstone');
  });

  it('has what an Avro event says, not its bytes', async () => {
    const schema = { type: 'record', name: 'Order', fields: [{ name: 'customer', type: 'string' }] } as const;
    const answer = { format: 'AVRO', text: JSON.stringify(schema), references: [] } as const;
    const known = schemas(() => Promise.resolve({ state: 'found', schema: answer }));
    await known.prepare([{ id: 7, side: 'value' }]);
    const payload = avsc.Type.forSchema({ ...schema, fields: [...schema.fields] }).toBuffer({ customer: 'Ada' });
    const stored = event({ value: writeFrame(7, payload) });
    assert.ok(holdsText(stored, '{"customer":"ada"}', known));
    assert.ok(!holdsText(stored, '\u0006ada', known));
  });

  it('has bytes that are no text in hexadecimal', () => {
    assert.ok(holdsText(event({ value: new Uint8Array([0, 0xff, 0xab]) }), '0x00ffab', none));
  });
});

describe('what is asked of each partition at a time', () => {
  it('is little while answers are there before they are wanted, and grows where the broker is waited for', () => {
    assert.equal(nextShare(FIRST_SHARE, 0), FIRST_SHARE);
    assert.equal(nextShare(FIRST_SHARE, 50), 2 * FIRST_SHARE);
    assert.equal(nextShare(2 * FIRST_SHARE, 0), FIRST_SHARE);
    assert.equal(nextShare(8 * FIRST_SHARE, 50), 8 * FIRST_SHARE);
  });
});
