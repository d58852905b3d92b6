import assert from 'node:assert/strict';
import avsc from 'avsc';
import { schemas } from '../../../client/records/decode/schemas.js';
import { searchText } from '../../../client/records/searchText.js';
import type { StoredEvent } from '../../../client/records/store/eventStore.js';
import { writeFrame } from '../../../common/wire/framing.js';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

function event(parts: Partial<StoredEvent>): StoredEvent {
  const rest = { key: null, value: null, headers: [], keySize: 0, valueSize: 0 };
  return { id: 0, partition: 0, offset: 0n, timestamp: 0, ...rest, ...parts };
}

describe('the text that the filter of a preview looks through', () => {
  const none = schemas(() => Promise.resolve({ state: 'missing', reason: 'none' }));

  it('has the key, the value and the headers, in lower case', () => {
    const found = searchText(
      event({
        key: bytes('Key-1'),
        value: bytes('{"Name":"Müller"}'),
        headers: [
          { key: 'Trace', value: bytes('ABC') },
          { key: 'nothing', value: null },
        ],
      }),
      none,
    );
    assert.deepEqual(found.split('\n'), ['key-1', '{"name":"müller"}', 'trace', 'abc', 'nothing', '']);
  });

  it('has what an Avro event says, not its bytes', async () => {
    const schema = { type: 'record', name: 'Order', fields: [{ name: 'customer', type: 'string' }] } as const;
    const answer = { format: 'AVRO', text: JSON.stringify(schema), references: [] } as const;
    const known = schemas(() => Promise.resolve({ state: 'found', schema: answer }));
    await known.prepare([{ id: 7, side: 'value' }]);
    const payload = avsc.Type.forSchema({ ...schema, fields: [...schema.fields] }).toBuffer({ customer: 'Ada' });
    assert.match(searchText(event({ value: writeFrame(7, payload) }), known), /\{"customer":"ada"\}$/);
  });

  it('has bytes that are no text in hexadecimal', () => {
    assert.match(searchText(event({ value: new Uint8Array([0, 0xff, 0xab]) }), none), /0x00ffab$/);
  });
});
