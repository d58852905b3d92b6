import { spanOf } from './span.js';
import type { TextEdit } from './span.js';

/** A part of the text before all edits (its end open for the last one), or text that was put in. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

/**
 * The edits that do at once what two lists do one after the other. The offsets of `second` refer to the text after
 * `first`, those of the result to the text before both. What no edit touches is in no edit of the result.
 */
export function composeEdits(first: readonly TextEdit[], second: readonly TextEdit[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let [from, newText] = [0, ''];
  for (const piece of edited(edited([{ start: 0, end: Infinity }], first), second)) {
    if ('text' in piece) newText += piece.text;
    else {
      if (piece.start > from || newText !== '') edits.push({ span: spanOf(from, piece.start), newText });
      [from, newText] = [piece.end, ''];
    }
  }
  return edits;
}

function edited(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const ordered = edits.map((edit, index) => ({ ...edit, index }));
  ordered.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || a.index - b.index);
  const result: Piece[] = [];
  const rest = [...pieces].reverse();
  let at = 0;
  /** Takes as much of the text as there is before an offset. */
  const takeTo = (offset: number, isKept: boolean) => {
    while (at < offset) {
      const piece = rest.pop();
      if (piece === undefined) return;
      const length = lengthOf(piece);
      const taken = Math.min(length, offset - at);
      if (isKept) result.push(slice(piece, 0, taken));
      if (taken < length) rest.push(slice(piece, taken, length));
      at += taken;
    }
  };
  for (const { span, newText } of ordered) {
    takeTo(span.start, true);
    if (newText !== '') result.push({ text: newText });
    takeTo(span.end, false);
  }
  return [...result, ...rest.reverse()];
}

function lengthOf(piece: Piece): number {
  return 'text' in piece ? piece.text.length : piece.end - piece.start;
}

function slice(piece: Piece, from: number, to: number): Piece {
  if ('text' in piece) return { text: piece.text.slice(from, to) };
  return { start: piece.start + from, end: piece.start + to };
}
