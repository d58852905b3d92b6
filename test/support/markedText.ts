import type { Span } from '../../engine/text/span.js';

/** A text whose places were marked with `«` and `»`, without the marks. */
export interface MarkedText {
  readonly text: string;
  /** In the order of their opening marks. `«»` marks an empty span, so a single position. */
  readonly spans: readonly Span[];
}

/**
 * Reads the marks out of a text: `{"name": «"id"»}` gives the text without them and where they were.
 * Marks may be nested. Throws where they do not pair up, as that is a mistake in the test.
 */
export function readMarks(marked: string): MarkedText {
  let text = '';
  const spans: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  for (const character of marked) {
    if (character === '«') {
      const span = { start: text.length, end: -1 };
      spans.push(span);
      open.push(span);
    } else if (character === '»') {
      const span = open.pop();
      if (span === undefined) throw new Error(`A » closes nothing, after: ${text.slice(-40)}`);
      span.end = text.length;
    } else {
      text += character;
    }
  }
  if (open.length > 0) throw new Error(`${open.length} « without a » in: ${marked}`);
  return { text, spans };
}

/** The text with marks around the spans: what a failing test should print. Spans may be given in any order. */
export function showMarks(text: string, spans: readonly Span[]): string {
  let shown = '';
  let from = 0;
  for (const at of [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)) {
    shown += text.slice(from, at) + marksAt(spans, at);
    from = at;
  }
  return shown + text.slice(from);
}

/** At one position: what ends there closes, what is empty opens and closes, what starts there opens. */
function marksAt(spans: readonly Span[], at: number): string {
  const closing = spans.filter(({ start, end }) => end === at && start < at).length;
  const empty = spans.filter(({ start, end }) => start === at && end === at).length;
  const opening = spans.filter(({ start, end }) => start === at && end > at).length;
  return '»'.repeat(closing) + '«»'.repeat(empty) + '«'.repeat(opening);
}
