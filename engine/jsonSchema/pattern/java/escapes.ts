import { readGroupName } from './groupName.js';
import type { PatternNode, PlaceTest, PointSet } from './nodes.js';
import { isEnd, isGraphemeEdge, isLetterOrDigit, isStart, lineEnd, wordEdge } from './places.js';
import { namedSet, not, samePoint, setOf } from './pointSets.js';
import { readProperty } from './properties.js';
import {
  END,
  expect,
  is,
  isAtEnd,
  isDigit,
  isHexDigit,
  isOctalDigit,
  isOneOf,
  PatternError,
  peek,
  pointAt,
  take,
} from './text.js';
import type { PatternText } from './text.js';

export interface Escape {
  /** The one character that it stands for. */
  readonly point?: number;
  /** The set of characters that it stands for. */
  readonly set?: PointSet;
  /** A place, a group, or several characters. */
  readonly node?: PatternNode;
  /** Code points of the longest match; undefined where it has no bound. */
  readonly longest?: number;
}

/** Reads what follows a backslash. `inClass`: between brackets, where places and groups mean nothing. */
export function readEscape(text: PatternText, inClass: boolean, inRange = false): Escape {
  const point = pointAt(text, text.at);
  if (point === END) throw new PatternError('it ends with a backslash');
  text.at++;
  if (isOneOf(point, 'pP')) {
    const set = readProperty(text);
    return { set: is(point, 'p') ? set : not(set), longest: 1 };
  }
  if (is(point, 'v') && inRange) return one(11);
  if (isOneOf(point, 'dDhHsSvVwW')) {
    return { set: namedSet(String.fromCharCode(point), text.modes.unicodeClasses), longest: 1 };
  }
  const value = CONTROLS[String.fromCharCode(point)];
  if (value !== undefined) return one(value);
  if (!inClass) {
    const outside = readOutside(text, point);
    if (outside !== undefined) return outside;
  }
  if (is(point, 'N')) return readCharacterName(text);
  return one(readCharacter(text, point));
}

function one(point: number): Escape {
  return { point, longest: 1 };
}

const CONTROLS: Readonly<Record<string, number>> = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9 };

/** Places, groups that were matched, and what stands for several characters. */
function readOutside(text: PatternText, point: number): Escape | undefined {
  switch (String.fromCharCode(point)) {
    case 'A':
    case 'G':
      return place(isStart);
    case 'z':
      return place(isEnd);
    case 'Z':
      return place(lineEnd(false, text.modes.unixLines));
    case 'B':
    case 'b':
      return readEdge(text, is(point, 'B'));
    case 'R':
      return { node: LINE_BREAK, longest: 2 };
    case 'X':
      return { node: { is: 'grapheme' }, longest: 1 };
    case 'k': {
      expect(text, '<', '\\k is followed by no <name>');
      const name = readGroupName(text, take(text));
      const group = text.groupNames.get(name);
      if (group === undefined) throw new PatternError(`no group before \\k<${name}> has that name`);
      return reference(text, group);
    }
    default:
      return isDigit(point) && !is(point, '0') ? reference(text, readGroupNumber(text, point - 48)) : undefined;
  }
}

function place(holds: PlaceTest): Escape {
  return { node: { is: 'place', holds }, longest: 0 };
}

function readEdge(text: PatternText, negated: boolean): Escape {
  if (!negated && is(peek(text), '{') && is(pointAt(text, text.at + 1), 'g')) {
    readBoundary(text);
    return place(isGraphemeEdge);
  }
  const isWord = text.modes.unicodeClasses ? namedSet('w', true) : isWordPoint;
  const edge = wordEdge(isWord);
  return place(negated ? (string, at) => !edge(string, at) : edge);
}

function isWordPoint(point: number): boolean {
  return point === 95 || isLetterOrDigit(point);
}

/** `\r\n` is looked at first, but may come apart. */
const LINE_BREAK: PatternNode = {
  is: 'choice',
  branches: [
    { is: 'sequence', parts: [13, 10].map((wanted) => ({ is: 'point', has: (point) => point === wanted })) },
    { is: 'point', has: setOf('[\\n-\\r\\u{85}\\u{2028}\\u{2029}]') },
  ],
};

/** A reference by number takes up more digits as long as there is a group of that number. */
function readGroupNumber(text: PatternText, first: number): number {
  let group = first;
  for (let digit = peek(text); isDigit(digit); digit = peek(text)) {
    const longer = group * 10 + digit - 48;
    if (longer > text.groups) break;
    group = longer;
    text.at++;
  }
  return group;
}

function reference(text: PatternText, group: number): Escape {
  text.refers = true;
  return { node: { is: 'reference', group, same: samePoint(text.modes) } };
}

function readBoundary(text: PatternText): void {
  text.at += 2;
  expect(text, '}', 'the only boundary in braces is \\b{g}');
}

function readCharacter(text: PatternText, point: number): number {
  if (is(point, '0')) return readOctal(text);
  if (is(point, 'c')) {
    if (isAtEnd(text)) throw new PatternError('\\c is followed by no character');
    return take(text) ^ 64;
  }
  if (is(point, 'u')) return readUnicode(text);
  if (is(point, 'x')) return readHex(text);
  const meaningless = isDigit(point) || /^[A-Za-z]$/.test(String.fromCodePoint(point));
  if (meaningless) throw new PatternError(`\\${String.fromCodePoint(point)} means nothing here`);
  return point;
}

function readOctal(text: PatternText): number {
  const first = take(text);
  if (!isOctalDigit(first)) throw new PatternError('\\0 is followed by no octal number');
  let value = first - 48;
  for (let digits = 1; digits < (value <= 3 || digits > 1 ? 3 : 2) && isOctalDigit(peek(text)); digits++) {
    value = value * 8 + take(text) - 48;
  }
  return value;
}

function readUnicode(text: PatternText): number {
  const unit = readFourHex(text);
  if (unit < 0xd800 || unit > 0xdbff) return unit;
  const at = text.at;
  if (is(take(text), '\\') && is(take(text), 'u')) {
    const low = readFourHex(text);
    if (low >= 0xdc00 && low <= 0xdfff) return ((unit - 0xd800) << 10) + (low - 0xdc00) + 0x10000;
  }
  text.at = at;
  return unit;
}

function readFourHex(text: PatternText): number {
  let value = 0;
  for (let digits = 0; digits < 4; digits++) {
    const point = take(text);
    if (!isHexDigit(point)) throw new PatternError('\\u is followed by fewer than four hexadecimal digits');
    value = value * 16 + hexValue(point);
  }
  return value;
}

const MAX_CODE_POINT = 0x10ffff;

function readHex(text: PatternText): number {
  const first = take(text);
  if (isHexDigit(first)) {
    const second = take(text);
    if (isHexDigit(second)) return hexValue(first) * 16 + hexValue(second);
  } else if (is(first, '{') && isHexDigit(peek(text))) {
    let value = 0;
    while (isHexDigit(peek(text))) {
      value = value * 16 + hexValue(take(text));
      if (value > MAX_CODE_POINT) throw new PatternError('\\x{…} is no character of Unicode');
    }
    expect(text, '}', '\\x{ is not closed');
    return value;
  }
  throw new PatternError('\\x is followed by no two hexadecimal digits');
}

function hexValue(point: number): number {
  return Number.parseInt(String.fromCharCode(point), 16);
}

/** `\N{…}`. Whether Unicode has a character of that name is not looked up, for the list of them is larger than
 * this product: it matches nothing. */
function readCharacterName(text: PatternText): Escape {
  expect(text, '{', '\\N is followed by no {name}');
  let name = '';
  for (let point = take(text); !is(point, '}'); point = take(text)) {
    if (point === END) throw new PatternError('\\N{ is not closed');
    name += String.fromCodePoint(point);
  }
  if (!/^(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9 -]*$/.test(name))
    throw new PatternError(`there is no character named ${name}`);
  return { set: () => false, longest: 1 };
}
