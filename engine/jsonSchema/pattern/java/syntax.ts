import { readClass } from './classes.js';
import { readEscape } from './escapes.js';
import { readGroupName } from './groupName.js';
import { withoutQuotes } from './quotes.js';
import {
  END,
  expect,
  is,
  isAtEnd,
  isDigit,
  isOneOf,
  openPattern,
  PatternError,
  peek,
  pointAt,
  take,
  takeIf,
} from './text.js';
import type { PatternText } from './text.js';

/**
 * Why Java's `java.util.regex` would not compile the text; undefined where it does. The reference compiles every
 * `pattern` and every name of `patternProperties` with it, and refuses the schema where it cannot.
 *
 * Source of the rules: the documentation of `java.util.regex.Pattern` of Java 17, and its behaviour where that says nothing.
 */
export function javaPatternError(pattern: string): string | undefined {
  if (!/[\\[\](){}*+?|]/.test(pattern)) return undefined;
  const text = openPattern(withoutQuotes(pattern));
  try {
    readAlternatives(text);
    if (!isAtEnd(text)) throw new PatternError('a ) closes no group');
    return undefined;
  } catch (error) {
    if (error instanceof PatternError) return error.message;
    throw error;
  }
}

/**
 * What a lookbehind asks of its content. Java computes the longest match in 32 bits and notices an overflow in some places
 * only, so that it takes `(?<=a+)` and `(?<=ba+)` but not `(?<=ba+?)`.
 */
interface Extent {
  /** Whether there is an obvious longest match. */
  readonly bounded: boolean;
  /** Characters of the longest match, as a 32-bit integer. */
  readonly longest: number;
  /** Whether adding it to what stands before may not overflow. */
  readonly checked: boolean;
  /** Whether there is one way only to match; a repeated group that has several loses its bound. */
  readonly single: boolean;
}

const NOTHING: Extent = { bounded: true, longest: 0, checked: false, single: true };
const CHARACTER: Extent = { ...NOTHING, longest: 1 };

/** Groups inside one another; the reference's own stack holds some thousands. */
const MAX_DEPTH = 1_000;

function readAlternatives(text: PatternText): Extent {
  if (++text.depth > MAX_DEPTH) throw new PatternError('its groups are nested too deeply');
  let extent = readSequence(text);
  while (takeIf(text, '|')) {
    const other = readSequence(text);
    const longest = Math.max(extent.longest, other.longest);
    extent = { bounded: extent.bounded && other.bounded, longest, checked: false, single: false };
  }
  text.depth--;
  return extent;
}

function readSequence(text: PatternText): Extent {
  let extent = NOTHING;
  for (;;) {
    const point = peek(text);
    if (point === END || isOneOf(point, '|)')) return extent;
    extent = joined(extent, readPart(text, point));
  }
}

function joined(before: Extent, part: Extent): Extent {
  const longest = (before.longest + part.longest) | 0;
  return {
    bounded: before.bounded && part.bounded && !(part.checked && longest < before.longest),
    longest,
    checked: false,
    single: before.single && part.single,
  };
}

function readPart(text: PatternText, point: number): Extent {
  if (isOneOf(point, '*+?')) throw new PatternError(`there is nothing before ${String.fromCharCode(point)} to repeat`);
  // A brace at the beginning repeats what is empty.
  if (is(point, '{')) return readQuantifier(text, NOTHING, 'other');
  text.at++;
  if (is(point, '(')) return readGroup(text);
  if (isOneOf(point, '^$')) return readQuantifier(text, NOTHING, 'other');
  if (is(point, '[')) readClass(text);
  if (!is(point, '\\')) return readQuantifier(text, CHARACTER, 'character');
  const { longest } = readEscape(text, false);
  const extent = { ...CHARACTER, bounded: longest !== undefined, longest: longest ?? 0 };
  return readQuantifier(text, extent, longest === 1 ? 'character' : 'other');
}

function readGroup(text: PatternText): Extent {
  const { comments, unicodeClasses } = text;
  const outer = { comments, unicodeClasses };
  if (!takeIf(text, '?')) return endGroup(text, outer, readAlternatives(text));
  const kind = pointAt(text, text.at);
  text.at++;
  if (isOneOf(kind, ':>')) return endGroup(text, outer, readAlternatives(text));
  if (isOneOf(kind, '=!')) {
    readAlternatives(text);
    return endGroup(text, outer, NOTHING);
  }
  if (is(kind, '<')) return readAngle(text, outer);
  if (isOneOf(kind, '$@')) throw new PatternError('there is no such kind of group');
  text.at--;
  readFlags(text);
  if (takeIf(text, ')')) return NOTHING;
  expect(text, ':', 'there is no such kind of group, or no such flag');
  return endGroup(text, outer, readAlternatives(text));
}

/** After `(?<`: the name of a group, or a lookbehind. */
function readAngle(text: PatternText, outer: Modes): Extent {
  const first = take(text);
  if (!isOneOf(first, '=!')) {
    const name = readGroupName(text, first);
    if (text.groupNames.has(name)) throw new PatternError(`two groups are named ${name}`);
    text.groupNames.add(name);
    return endGroup(text, outer, readAlternatives(text));
  }
  const { bounded } = readAlternatives(text);
  if (!bounded) throw new PatternError('a lookbehind has no obvious longest match');
  return endGroup(text, outer, NOTHING);
}

type Modes = Pick<PatternText, 'comments' | 'unicodeClasses'>;

function endGroup(text: PatternText, outer: Modes, content: Extent): Extent {
  expect(text, ')', 'a group is not closed');
  Object.assign(text, outer);
  return readQuantifier(text, content, 'group');
}

function readFlags(text: PatternText): void {
  let on = true;
  for (;;) {
    const point = peek(text);
    if (is(point, '-') && on) on = false;
    else if (is(point, 'x')) text.comments = on;
    else if (is(point, 'U')) text.unicodeClasses = on;
    else if (!isOneOf(point, 'imsduc')) return;
    text.at++;
  }
}

/** What may follow a part: nothing, `?`, `*`, `+` or braces, each also with `?` or `+` behind it. */
function readQuantifier(text: PatternText, part: Extent, what: 'character' | 'group' | 'other'): Extent {
  const point = peek(text);
  if (is(point, '?')) {
    text.at++;
    if (!takeIf(text, '?')) takeIf(text, '+');
    return { ...part, single: false };
  }
  if (!isOneOf(point, '*+{')) return part;
  text.at++;
  const [least, most] = is(point, '{') ? readBraces(text) : [is(point, '*') ? 0 : 1, MAX_COUNT];
  const lazy = takeIf(text, '?');
  const possessive = !lazy && takeIf(text, '+');
  const longest = Math.imul(part.longest, most);
  return {
    bounded: part.bounded && longest >= 0 && (what !== 'group' || possessive || part.single),
    longest,
    checked: what !== 'character' || lazy || possessive || most !== MAX_COUNT,
    single: part.single && least === most,
  };
}

const MAX_COUNT = 2_147_483_647;

function readBraces(text: PatternText): readonly [least: number, most: number] {
  if (!isDigit(pointAt(text, text.at))) throw new PatternError('a { is followed by no number');
  const least = readCount(text);
  let most = least;
  if (takeIf(text, ',')) most = is(peek(text), '}') ? MAX_COUNT : readCount(text);
  expect(text, '}', 'a { is not closed after its numbers');
  if (most < least) throw new PatternError(`{${least},${most}} counts backwards`);
  return [least, most];
}

function readCount(text: PatternText): number {
  let count = 0;
  while (isDigit(peek(text))) count = count * 10 + take(text) - 48;
  if (count > MAX_COUNT) throw new PatternError('a repetition has too large a number');
  return count;
}
