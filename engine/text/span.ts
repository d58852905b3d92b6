/** A half-open range `[start, end)` of UTF-16 offsets into one text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replaces the text of `span` by `newText`; an empty span inserts, an empty `newText` deletes. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

export const EMPTY_SPAN: Span = { start: 0, end: 0 };

export function spanOf(start: number, end: number): Span {
  return { start, end };
}

/**
 * The text after all edits. Offsets of every edit refer to the text before any of them.
 * @throws RangeError when edits overlap or lie outside the text: the caller built them wrongly.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.map((edit, index) => ({ edit, index }));
  ordered.sort(
    (a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.index - b.index,
  );
  let result = '';
  let from = 0;
  for (const { edit } of ordered) {
    const { start, end } = edit.span;
    if (start < from || end < start || end > text.length) {
      throw new RangeError(`edit ${start}-${end} overlaps another one or leaves the text`);
    }
    result += text.slice(from, start) + edit.newText;
    from = end;
  }
  return result + text.slice(from);
}
