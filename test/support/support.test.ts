import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readMarks, showMarks } from './markedText.js';
import { makeTemporaryFolder } from './temporaryFolder.js';
import { waitFor } from './waitFor.js';

describe('test support', () => {
  it('reads marks, nested and empty ones too', () => {
    const { text, spans } = readMarks('a «b «c» d» «»e');
    assert.equal(text, 'a b c d e');
    assert.deepEqual(spans, [
      { start: 2, end: 7 },
      { start: 4, end: 5 },
      { start: 8, end: 8 },
    ]);
  });

  it('shows spans as they would be marked', () => {
    for (const marked of ['a «b «c» d» «»e', '«a»«b»', '««a»»', 'plain']) {
      const { text, spans } = readMarks(marked);
      assert.equal(showMarks(text, spans), marked);
    }
  });

  it('refuses marks that do not pair up', () => {
    assert.throws(() => readMarks('a » b'), /closes nothing/);
    assert.throws(() => readMarks('a « b'), /without a »/);
  });

  it('waits until a condition holds', async () => {
    let looks = 0;
    const value = await waitFor('the third look', () => ++looks === 3 && 'there', { interval: 1 });
    assert.equal(value, 'there');
  });

  it('says what it waited for and why that failed', async () => {
    const look = (): never => {
      throw new Error('not yet');
    };
    await assert.rejects(waitFor('a miracle', look, { timeout: 5, interval: 1 }), (error: Error) => {
      assert.match(error.message, /5 ms in vain for a miracle/);
      assert.match(String(error.cause), /not yet/);
      return true;
    });
  });

  it('makes a folder with files and removes it', async () => {
    const folder = await makeTemporaryFolder({ 'a/b.txt': 'hello' });
    assert.equal(await readFile(path.join(folder.path, 'a/b.txt'), 'utf8'), 'hello');
    await folder.remove();
    assert.equal(existsSync(folder.path), false);
  });
});
