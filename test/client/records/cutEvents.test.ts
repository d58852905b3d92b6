import assert from 'node:assert/strict';
import { schemas } from '../../../client/records/decode/schemas.js';
import { detailOf } from '../../../client/records/rows.js';
import type { StoredEvent } from '../../../client/records/store/eventStore.js';

/** An event of which only the first so many bytes of the value are kept. */
function cutTo(kept: number, value: string): StoredEvent {
  const bytes = Buffer.from(value);
  const rest = { id: 0, partition: 0, offset: 0n, timestamp: 0, key: null, keySize: 0, headers: [] };
  return { ...rest, value: new Uint8Array(bytes.subarray(0, kept)), valueSize: bytes.length };
}

describe('an event of which only the beginning is kept', () => {
  const none = schemas(() => Promise.resolve({ state: 'missing', reason: 'none' }));
  const json = `{"text":"${'x'.repeat(300_000)}"}`;

  it('says so, and nothing about JSON whose end is missing', () => {
    const { value } = detailOf(cutTo(250_000, json), none);
    assert.deepEqual(value.report, [
      'Only the first 250000 of 300011 bytes are kept for the preview.',
      'Only the first 200000 of 250000 characters are shown; copying takes all that is kept.',
    ]);
    assert.equal(value.kind, 'text');
  });

  it('is copied as a whole where it is kept as a whole', () => {
    const { value } = detailOf(cutTo(json.length, json), none);
    assert.match(value.report.join(' '), /copying takes all of them\.$/);
    assert.equal(value.kind, 'plain-json');
  });

  it('is text also where the cut goes through a character', () => {
    for (const character of ['é', '東', '👧']) {
      const length = Buffer.byteLength(character);
      for (let kept = 1; kept < length; kept++) {
        const { value } = detailOf(cutTo(2 + kept, `ab${character}`), none);
        assert.deepEqual([value.kind, value.text], ['text', 'ab'], `${character} cut after ${kept}`);
      }
      assert.equal(detailOf(cutTo(2 + length, `ab${character}!`), none).value.text, `ab${character}`);
    }
  });

  it('is still no text where its bytes are none', () => {
    const bytes = new Uint8Array([0xff, 0xfe, 0x01]);
    const event = { ...cutTo(1, 'abc'), value: bytes, valueSize: 10 };
    assert.equal(detailOf(event, none).value.kind, 'binary');
  });
});
