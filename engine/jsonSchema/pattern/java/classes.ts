import { readEscape } from './escapes.js';
import { END, is, isOneOf, PatternError, peek, pointAt, take, takeIf } from './text.js';
import type { PatternText } from './text.js';

/** Classes inside one another. */
const MAX_DEPTH = 1_000;

/** Reads a class after its `[`, with unions, intersections (`&&`) and classes inside it. */
export function readClass(text: PatternText): void {
  takeIf(text, '^');
  readMembers(text);
  text.at++;
}

/** Reads up to the `]`, and leaves it. A `]` before any member stands for itself. */
function readMembers(text: PatternText): void {
  if (++text.depth > MAX_DEPTH) throw new PatternError('its classes are nested too deeply');
  let empty = true;
  for (;;) {
    const point = peek(text);
    if (point === END) throw new PatternError('a [ is not closed');
    if (is(point, ']') && !empty) break;
    if (is(point, '[')) {
      text.at++;
      readClass(text);
      empty = false;
    } else if (is(point, '&') && is(pointAt(text, text.at + 1), '&')) {
      text.at += 2;
      if (readIntersected(text)) empty = false;
      else if (empty) throw new PatternError('&& stands between nothing');
    } else {
      readRange(text);
      empty = false;
    }
  }
  text.depth--;
}

/** The right side of `&&`. @returns whether there is one */
function readIntersected(text: PatternText): boolean {
  let found = false;
  for (let point = peek(text); !isOneOf(point, ']&'); point = peek(text)) {
    if (is(point, '[')) {
      text.at++;
      readClass(text);
    } else {
      readMembers(text);
    }
    found = true;
  }
  return found;
}

/** One character, a set of them, or a range. */
function readRange(text: PatternText): void {
  const first = readMember(text, true);
  if (first === undefined || !is(peek(text), '-')) return;
  const end = pointAt(text, text.at + 1);
  if (isOneOf(end, '[]')) return;
  text.at++;
  const last = readMember(text, false) ?? -1;
  if (last < first) throw new PatternError('a range in brackets counts backwards, or has no end');
}

function readMember(text: PatternText, first: boolean): number | undefined {
  const point = take(text);
  if (point === END) throw new PatternError('a [ is not closed');
  if (!is(point, '\\')) return point;
  return readEscape(text, true, !first || is(pointAt(text, text.at + 1), '-')).point;
}
