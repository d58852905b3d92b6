import type { PlaceTest } from './nodes.js';
import type { Modes } from './text.js';

export const isStart: PlaceTest = (_, at) => at === 0;
export const isEnd: PlaceTest = (text, at) => at === text.length;

/** `^` */
export function lineStart({ lines, unixLines }: Modes): PlaceTest {
  if (!lines) return isStart;
  if (unixLines) return (text, at) => at < text.length && (at === 0 || text[at - 1] === '\n');
  return (text, at) => at < text.length && (at === 0 || (isBreak(text[at - 1]) && !isBetween(text, at)));
}

/** `$`; `\Z` is the same outside of the mode in which it stands at the end of each line. */
export function lineEnd(lines: boolean, unixLines: boolean): PlaceTest {
  if (unixLines) return (text, at) => at === text.length || (text[at] === '\n' && (lines || at === text.length - 1));
  return (text, at) => {
    if (at === text.length) return true;
    if (!isBreak(text[at]) || isBetween(text, at)) return false;
    return lines || at === text.length - (text.startsWith('\r\n', at) ? 2 : 1);
  };
}

/** `\b`, which Java 17 understands of all letters and digits, with the marks on them. */
export function wordEdge(isWord: (point: number) => boolean): PlaceTest {
  return (text, at) => isWordAt(text, at, isWord) !== isWordAt(text, before(text, at), isWord);
}

function isWordAt(text: string, at: number, isWord: (point: number) => boolean): boolean {
  const point = text.codePointAt(at);
  if (point === undefined) return false;
  return isWord(point) || (isMark(point) && hasBase(text, at));
}

/** Whether a mark stands on a letter or digit. */
function hasBase(text: string, from: number): boolean {
  for (let at = from; at >= 0; at = before(text, at)) {
    const point = text.codePointAt(at) ?? 0;
    if (isLetterOrDigit(point)) return true;
    if (!isMark(point)) return false;
  }
  return false;
}

/** Where the code point before a place begins; -1 at the beginning. */
function before(text: string, at: number): number {
  const low = text.charCodeAt(at - 1);
  const high = text.charCodeAt(at - 2);
  return isLow(low) && isHigh(high) ? at - 2 : at - 1;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** `\b{g}`: between two characters that stand for themselves. */
export const isGraphemeEdge: PlaceTest = (text, at) => {
  if (at === 0 || at === text.length) return true;
  const from = before(text, at);
  if (from === at - 1 && isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(from))) return false;
  const two = text.slice(from, at) + String.fromCodePoint(text.codePointAt(at) ?? 0);
  return graphemeLength(two, 0) === at - from;
};

/** UTF-16 units of the character with all that belongs to it that begins at a place. */
export function graphemeLength(text: string, at: number): number {
  const [first] = new Intl.Segmenter('und').segment(text.slice(at));
  return first?.segment.length ?? 0;
}

export function isLetterOrDigit(point: number): boolean {
  return /[\p{L}\p{Nd}]/u.test(String.fromCodePoint(point));
}

function isMark(point: number): boolean {
  return point > 0x2ff && /\p{Mn}/u.test(String.fromCodePoint(point));
}

function isBreak(unit: string | undefined): boolean {
  return unit !== undefined && /[\n\r\u0085\u2028\u2029]/.test(unit);
}

/** Within `\r\n`. */
function isBetween(text: string, at: number): boolean {
  return text[at] === '\n' && text[at - 1] === '\r';
}
