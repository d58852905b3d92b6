import assert from 'node:assert/strict';
import fc from 'fast-check';
import { composeEdits } from '../../engine/text/composeEdits.js';
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

  it('does at once what two lists of edits do one after the other', () => {
    const first = [
      { span: { start: 0, end: 1 }, newText: 'ab' },
      { span: { start: 4, end: 4 }, newText: 'x' },
    ];
    const second = [
      { span: { start: 1, end: 3 }, newText: '' },
      { span: { start: 6, end: 6 }, newText: '!' },
    ];
    const both = composeEdits(first, second);
    assert.equal(applyEdits('12345', both), applyEdits(applyEdits('12345', first), second));
    assert.deepEqual(composeEdits([], []), []);
    const edits = (length: number) =>
      fc.array(fc.tuple(fc.nat(length), fc.nat(4), fc.string({ maxLength: 3 })), { maxLength: 4 }).map((all) => {
        let from = 0;
        return [...all]
          .sort(([a], [b]) => a - b)
          .flatMap(([at, size, newText]) => {
            const start = Math.max(at, from);
            from = Math.min(length, start + size);
            return [{ span: { start, end: Math.max(start, from) }, newText }];
          });
      });
    fc.assert(
      fc.property(
        fc
          .string({ maxLength: 12 })
          .chain((text) => edits(text.length).map((one) => ({ text, one })))
          .chain((made) => edits(applyEdits(made.text, made.one).length).map((two) => ({ ...made, two }))),
        ({ text, one, two }) => {
          const together = composeEdits(one, two);
          assert.equal(applyEdits(text, together), applyEdits(applyEdits(text, one), two));
          for (const [i, { span }] of together.entries()) assert.ok(span.start > (together[i - 1]?.span.end ?? -1));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('counts lines at every kind of line break', () => {
    const lines = indexLines('a\r\nbc\rd\n');
    assert.equal(lines.lineCount, 4);
    assert.deepEqual(lines.positionAt(4), { line: 1, character: 1 });
    assert.deepEqual(lines.lineSpan(1), { start: 3, end: 5 });
    assert.deepEqual(lines.positionAt(99), { line: 3, character: 0 });
  });
});
