import { readClass } from './classes.js';
import { readEscape } from './escapes.js';
import { readGroupName } from './groupName.js';
import { NOTHING_THERE } from './nodes.js';
import type { JavaPattern, PatternNode } from './nodes.js';
import { lineEnd, lineStart } from './places.js';
import { anyPoint, single } from './pointSets.js';
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
import type { Modes, PatternText } from './text.js';

/**
 * Why Java's `java.util.regex` would not compile the text; undefined where it does. The reference compiles every
 * `pattern` and every name of `patternProperties` with it, and refuses the schema where it cannot.
 *
 * Source of the rules: the documentation of `java.util.regex.Pattern` of Java 17, and its behaviour where that says nothing.
 */
export function javaPatternError(pattern: string): string | undefined {
  if (!/[\\[\](){}*+?|]/.test(pattern)) return undefined;
  const read = readPattern(pattern);
  return typeof read === 'string' ? read : undefined;
}

/** The parts of a regular expression, or why it is none. */
export function readPattern(pattern: string): JavaPattern | string {
  const text = openPattern(withoutQuotes(pattern));
  try {
    const { node } = readAlternatives(text);
    if (!isAtEnd(text)) throw new PatternError('a ) closes no group');
    return { node, groups: text.groups, refers: text.refers };
  } catch (error) {
    if (error instanceof PatternError) return error.message;
    throw error;
  }
}

/**
 * A part that was read, with what a lookbehind asks of its content. Java computes the longest match in 32 bits and notices an overflow in some places
 * only, so that it takes `(?<=a+)` and `(?<=ba+)` but not `(?<=ba+?)`.
 */
interface Part {
  readonly node: PatternNode;
  /** Whether there is an obvious longest match. */
  readonly bounded: boolean;
  /** Characters of the longest match, as a 32-bit integer. */
  readonly longest: number;
  /** Whether adding it to what stands before may not overflow. */
  readonly checked: boolean;
  /** Whether there is one way only to match; a repeated group that has several loses its bound. */
  readonly single: boolean;
}

const NOTHING: Part = { node: NOTHING_THERE, bounded: true, longest: 0, checked: false, single: true };

function character(node: PatternNode): Part {
  return { ...NOTHING, node, longest: 1 };
}

/** Groups inside one another; the reference's own stack holds some thousands. */
const MAX_DEPTH = 1_000;

function readAlternatives(text: PatternText): Part {
  if (++text.depth > MAX_DEPTH) throw new PatternError('its groups are nested too deeply');
  let part = readSequence(text);
  const branches = [part.node];
  while (takeIf(text, '|')) {
    const other = readSequence(text);
    branches.push(other.node);
    const longest = Math.max(part.longest, other.longest);
    part = { node: other.node, bounded: part.bounded && other.bounded, longest, checked: false, single: false };
  }
  text.depth--;
  return branches.length === 1 ? part : { ...part, node: { is: 'choice', branches } };
}

function readSequence(text: PatternText): Part {
  const parts: PatternNode[] = [];
  let all = NOTHING;
  for (;;) {
    const point = peek(text);
    if (point === END || isOneOf(point, '|)')) break;
    const part = readPart(text, point);
    parts.push(part.node);
    all = joined(all, part);
  }
  return { ...all, node: { is: 'sequence', parts } };
}

function joined(before: Part, part: Part): Part {
  const longest = (before.longest + part.longest) | 0;
  return {
    node: part.node,
    bounded: before.bounded && part.bounded && !(part.checked && longest < before.longest),
    longest,
    checked: false,
    single: before.single && part.single,
  };
}

function readPart(text: PatternText, point: number): Part {
  if (isOneOf(point, '*+?')) throw new PatternError(`there is nothing before ${String.fromCharCode(point)} to repeat`);
  // A brace at the beginning repeats what is empty.
  if (is(point, '{')) return readQuantifier(text, NOTHING, 'other');
  text.at++;
  const { modes } = text;
  switch (String.fromCodePoint(point)) {
    case '(':
      return readGroup(text);
    case '^':
      return readQuantifier(text, { ...NOTHING, node: { is: 'place', holds: lineStart(modes) } }, 'other');
    case '$': {
      const holds = lineEnd(modes.lines, modes.unixLines);
      return readQuantifier(text, { ...NOTHING, node: { is: 'place', holds } }, 'other');
    }
    case '[':
      return readQuantifier(text, character({ is: 'point', has: readClass(text) }), 'character');
    case '.':
      return readQuantifier(text, character({ is: 'point', has: anyPoint(modes) }), 'character');
    case '\\':
      return readEscaped(text);
    default:
      return readQuantifier(text, character({ is: 'point', has: single(point, modes) }), 'character');
  }
}

function readEscaped(text: PatternText): Part {
  const { point, set, node, longest } = readEscape(text, false);
  const has = set ?? (point === undefined ? undefined : single(point, text.modes));
  const found = node ?? (has === undefined ? NOTHING_THERE : { is: 'point', has });
  const part = { ...character(found), bounded: longest !== undefined, longest: longest ?? 0 };
  return readQuantifier(text, part, longest === 1 ? 'character' : 'other');
}

function readGroup(text: PatternText): Part {
  const outer = text.modes;
  if (!takeIf(text, '?')) {
    const number = ++text.groups;
    const part = readAlternatives(text);
    return endGroup(text, outer, { ...part, node: { is: 'group', number, part: part.node } });
  }
  const kind = pointAt(text, text.at);
  text.at++;
  if (is(kind, ':')) return endGroup(text, outer, readAlternatives(text));
  if (is(kind, '>')) {
    const part = readAlternatives(text);
    return endGroup(text, outer, { ...part, node: { is: 'atomic', part: part.node } }, 'other');
  }
  if (isOneOf(kind, '=!')) {
    const { node } = readAlternatives(text);
    return endGroup(text, outer, { ...NOTHING, node: { is: 'ahead', part: node, negated: is(kind, '!') } });
  }
  if (is(kind, '<')) return readAngle(text, outer);
  if (isOneOf(kind, '$@')) throw new PatternError('there is no such kind of group');
  text.at--;
  readModes(text);
  if (takeIf(text, ')')) return NOTHING;
  expect(text, ':', 'there is no such kind of group, or no such flag');
  return endGroup(text, outer, readAlternatives(text));
}

/** After `(?<`: the name of a group, or a lookbehind. */
function readAngle(text: PatternText, outer: Modes): Part {
  const first = take(text);
  if (!isOneOf(first, '=!')) {
    const name = readGroupName(text, first);
    if (text.groupNames.has(name)) throw new PatternError(`two groups are named ${name}`);
    const number = ++text.groups;
    text.groupNames.set(name, number);
    const part = readAlternatives(text);
    return endGroup(text, outer, { ...part, node: { is: 'group', number, part: part.node } });
  }
  const { node, bounded, longest } = readAlternatives(text);
  if (!bounded) throw new PatternError('a lookbehind has no obvious longest match');
  return endGroup(text, outer, {
    ...NOTHING,
    node: { is: 'behind', part: node, negated: is(first, '!'), longest },
  });
}

function endGroup(text: PatternText, outer: Modes, content: Part, what: 'group' | 'other' = 'group'): Part {
  expect(text, ')', 'a group is not closed');
  text.modes = outer;
  return readQuantifier(text, content, what);
}

function readModes(text: PatternText): void {
  let on = true;
  for (;;) {
    const point = peek(text);
    if (is(point, '-') && on) on = false;
    else if (!isOneOf(point, 'imsducxU')) return;
    else text.modes = { ...text.modes, ...modesOf(point, on) };
    text.at++;
  }
}

/** `c` asks for canonical equivalence, which counts only for a whole pattern. */
function modesOf(point: number, on: boolean): Partial<Modes> {
  switch (String.fromCharCode(point)) {
    case 'i':
      return { ignoreCase: on };
    case 'm':
      return { lines: on };
    case 's':
      return { dotAll: on };
    case 'd':
      return { unixLines: on };
    case 'u':
      return { unicodeCase: on };
    case 'x':
      return { comments: on };
    case 'U':
      return { unicodeClasses: on, unicodeCase: on };
    default:
      return {};
  }
}

/** What may follow a part: nothing, `?`, `*`, `+` or braces, each also with `?` or `+` behind it. */
function readQuantifier(text: PatternText, part: Part, what: 'character' | 'group' | 'other'): Part {
  const point = peek(text);
  if (!isOneOf(point, '?*+{')) return part;
  text.at++;
  const [least, most] = is(point, '{') ? readBraces(text) : [is(point, '+') ? 1 : 0, is(point, '?') ? 1 : MAX_COUNT];
  const lazy = takeIf(text, '?');
  const possessive = !lazy && takeIf(text, '+');
  const node: PatternNode = {
    is: 'repeat',
    // Only groups are matched in another way when what follows asks for it; `\R` is not.
    part: what === 'other' ? { is: 'atomic', part: part.node } : part.node,
    least,
    most,
    how: lazy ? 'lazy' : possessive ? 'possessive' : 'greedy',
  };
  if (is(point, '?')) return { ...part, node, single: false };
  const longest = Math.imul(part.longest, most);
  return {
    node,
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
