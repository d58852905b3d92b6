import { readEscape } from './escapes.js';
import type { PointSet } from './nodes.js';
import { both, not, range, single, union } from './pointSets.js';
import { END, is, isOneOf, PatternError, peek, pointAt, take, takeIf } from './text.js';
import type { PatternText } from './text.js';

/** Classes inside one another. */
const MAX_DEPTH = 1_000;

/** Reads a class after its `[`, with unions, intersections (`&&`) and classes inside it. */
export function readClass(text: PatternText): PointSet {
  const negated = takeIf(text, '^');
  const set = readMembers(text);
  text.at++;
  return negated ? not(set) : set;
}

/** Reads up to the `]`, and leaves it. A `]` before any member stands for itself. */
function readMembers(text: PatternText): PointSet {
  if (++text.depth > MAX_DEPTH) throw new PatternError('its classes are nested too deeply');
  let set: PointSet | undefined;
  /** What was read last: a `&&` with nothing behind it meets what is before it with that. */
  let last: PointSet | undefined;
  for (;;) {
    const point = peek(text);
    if (point === END) throw new PatternError('a [ is not closed');
    if (is(point, ']') && set !== undefined) break;
    if (is(point, '&') && is(pointAt(text, text.at + 1), '&')) {
      text.at += 2;
      const right = readIntersected(text);
      if (set === undefined && right === undefined) throw new PatternError('&& stands between nothing');
      last = right ?? last;
      set = set === undefined || last === undefined ? right : both(set, last);
      continue;
    }
    if (is(point, '[')) {
      text.at++;
      last = readClass(text);
    } else {
      last = readRange(text);
    }
    set = union(set, last);
  }
  text.depth--;
  return set;
}

/** The right side of `&&`; undefined where there is none. */
function readIntersected(text: PatternText): PointSet | undefined {
  let found: PointSet | undefined;
  for (let point = peek(text); !isOneOf(point, ']&'); point = peek(text)) {
    if (is(point, '[')) {
      text.at++;
      found = union(found, readClass(text));
    } else {
      found = union(found, readMembers(text));
    }
  }
  return found;
}

/** One character, a set of them, or a range. */
function readRange(text: PatternText): PointSet {
  const first = readMember(text, true);
  if (typeof first === 'function') return first;
  if (!is(peek(text), '-')) return single(first, text.modes);
  const end = pointAt(text, text.at + 1);
  if (isOneOf(end, '[]')) return single(first, text.modes);
  text.at++;
  const last = readMember(text, false);
  if (typeof last === 'function' || last < first) {
    throw new PatternError('a range in brackets counts backwards, or has no end');
  }
  return range(first, last, text.modes);
}

function readMember(text: PatternText, first: boolean): number | PointSet {
  const point = take(text);
  if (point === END) throw new PatternError('a [ is not closed');
  if (!is(point, '\\')) return point;
  const { point: one, set } = readEscape(text, true, !first || is(pointAt(text, text.at + 1), '-'));
  return one ?? set ?? -1;
}
