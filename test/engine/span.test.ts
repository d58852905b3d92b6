import assert from 'node:assert/strict';
import { applyEdits } from '../../engine/text/span.js';
import { indexLines } from '../../engine/text/lines.js';

describe('text spans', () => {
  it('applies edits given in any order, each against the text before', () => {
    const edits = [
      { span: { start: 6, end: 11 }, newText: 'Kafka' },
      { span: { start: 0, end: 0 }, newText: '>' },
    ];
    assert.equal(applyEdits('Hello world', edits), '>Hello Kafka');
  });

  it('refuses edits that overlap', () => {
    const edits = [
      { span: { start: 0, end: 3 }, newText: 'a' },
      { span: { start: 2, end: 4 }, newText: 'b' },
    ];
    assert.throws(() => applyEdits('Hello', edits), RangeError);
  });

  it('counts lines at every kind of line break', () => {
    const lines = indexLines('a\r\nbc\rd\n');
    assert.equal(lines.lineCount, 4);
    assert.deepEqual(lines.positionAt(4), { line: 1, character: 1 });
    assert.deepEqual(lines.lineSpan(1), { start: 3, end: 5 });
    assert.deepEqual(lines.positionAt(99), { line: 3, character: 0 });
  });
});
