/** What `(?ims…)` switches on and off, up to the end of the group in which it stands. */
export interface Modes {
  /** `x`: white space and comments do not count. */
  readonly comments: boolean;
  /** `U`: `\w` and the like and POSIX names are understood of all of Unicode, and POSIX names read in any case. */
  readonly unicodeClasses: boolean;
  /** `i` */
  readonly ignoreCase: boolean;
  /** `u`: case is ignored for more than A to Z. */
  readonly unicodeCase: boolean;
  /** `m`: `^` and `$` stand at each line. */
  readonly lines: boolean;
  /** `s`: `.` is a line break too. */
  readonly dotAll: boolean;
  /** `d`: only `\n` breaks a line. */
  readonly unixLines: boolean;
}

/** A regular expression being read; positions are code points, as in the reference. */
export interface PatternText {
  readonly points: readonly number[];
  at: number;
  modes: Modes;
  /** The numbers of the named groups. */
  readonly groupNames: Map<string, number>;
  /** How many groups have begun. */
  groups: number;
  /** Whether what a group matched is asked for. */
  refers: boolean;
  /** How many groups and classes stand inside one another here. */
  depth: number;
}

const NO_MODES: Modes = {
  comments: false,
  unicodeClasses: false,
  ignoreCase: false,
  unicodeCase: false,
  lines: false,
  dotAll: false,
  unixLines: false,
};

/** What makes a text no regular expression; caught where the text is checked. */
export class PatternError extends Error {}

export function openPattern(pattern: string): PatternText {
  const points = Array.from(pattern, (character) => character.codePointAt(0) ?? 0);
  return { points, at: 0, modes: NO_MODES, groupNames: new Map(), groups: 0, refers: false, depth: 0 };
}

/** No code point: the end of the text. */
export const END = -1;

export function isAtEnd(text: PatternText): boolean {
  return text.at >= text.points.length;
}

/** The code point there, whatever the mode is. */
export function pointAt(text: PatternText, at: number): number {
  return text.points[at] ?? END;
}

/** The next code point that counts. */
export function peek(text: PatternText): number {
  if (text.modes.comments) skipIgnored(text);
  return pointAt(text, text.at);
}

/** Takes the next code point that counts. */
export function take(text: PatternText): number {
  const point = peek(text);
  text.at++;
  return point;
}

/** Takes the next code point if it is that character. */
export function takeIf(text: PatternText, character: string): boolean {
  if (!is(peek(text), character)) return false;
  text.at++;
  return true;
}

export function expect(text: PatternText, character: string, otherwise: string): void {
  if (!takeIf(text, character)) throw new PatternError(otherwise);
}

export function is(point: number, character: string): boolean {
  return point === character.charCodeAt(0);
}

export function isOneOf(point: number, characters: string): boolean {
  return point > 0 && point < 128 && characters.includes(String.fromCharCode(point));
}

export function isDigit(point: number): boolean {
  return point >= 48 && point <= 57;
}

export function isOctalDigit(point: number): boolean {
  return point >= 48 && point <= 55;
}

export function isHexDigit(point: number): boolean {
  return isDigit(point) || (point >= 65 && point <= 70) || (point >= 97 && point <= 102);
}

export function isLatinLetter(point: number): boolean {
  return (point >= 65 && point <= 90) || (point >= 97 && point <= 122);
}

function skipIgnored(text: PatternText): void {
  for (;;) {
    const point = pointAt(text, text.at);
    if (isSpace(point)) text.at++;
    else if (is(point, '#')) skipLine(text);
    else return;
  }
}

function skipLine(text: PatternText): void {
  const { unixLines } = text.modes;
  for (let point = pointAt(text, text.at); point !== END; point = pointAt(text, ++text.at)) {
    if (unixLines ? point === 10 : isLineEnd(point)) return;
  }
}

function isSpace(point: number): boolean {
  return point === 32 || (point >= 9 && point <= 13);
}

function isLineEnd(point: number): boolean {
  return point === 10 || point === 13 || point === 0x85 || point === 0x2028 || point === 0x2029;
}
