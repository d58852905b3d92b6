import type { Span } from './span.js';

/** A place in a text as editors count: zero-based line, and zero-based UTF-16 unit within the line. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

export interface LineRange {
  readonly start: LinePosition;
  readonly end: LinePosition;
}

/** Answers line positions of one text; a line ends at `\n`, `\r\n` or a lone `\r`, as in the Language Server Protocol. */
export interface LineIndex {
  readonly lineCount: number;
  positionAt(offset: number): LinePosition;
  rangeOf(span: Span): LineRange;
  /** The offsets of a line without its line break. */
  lineSpan(line: number): Span;
}

export function indexLines(text: string): LineIndex {
  const starts = lineStarts(text);
  const positionAt = (offset: number): LinePosition => {
    const clamped = Math.max(0, Math.min(offset, text.length));
    const line = lastAtOrBefore(starts, clamped);
    return { line, character: clamped - (starts[line] ?? 0) };
  };
  return {
    lineCount: starts.length,
    positionAt,
    rangeOf: (span) => ({ start: positionAt(span.start), end: positionAt(span.end) }),
    lineSpan: (line) => {
      const start = starts[line] ?? text.length;
      let end = starts[line + 1] ?? text.length;
      while (end > start && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
      return { start, end };
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 13 && text.charCodeAt(i + 1) === 10) i++;
    if (unit === 10 || unit === 13) starts.push(i + 1);
  }
  return starts;
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
