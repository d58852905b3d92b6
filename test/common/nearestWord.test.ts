import assert from 'node:assert/strict';
import { nearestWord } from '../../common/nearestWord.js';

describe('nearestWord', () => {
  const words = ['level', 'format', 'reference', 'old-reference', 'output'];
  for (const [written, meant] of [
    ['levl', 'level'],
    ['lveel', 'level'],
    ['LEVEL', 'level'],
    ['refrence', 'reference'],
    ['old-referense', 'old-reference'],
    ['outputt', 'output'],
    ['x', undefined],
    ['colour', undefined],
    ['', undefined],
  ] as const) {
    it(`takes "${written}" for ${meant ?? 'nothing'}`, () => {
      assert.equal(nearestWord(written, words), meant);
    });
  }
});
