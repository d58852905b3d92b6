/**
 * A text that is read from left to right, once. Each function below reads one thing that begins at `at` and leaves `at`
 * behind it; where the text is not JSON, or not as plainly written as this reader needs it, it says so and the whole
 * attempt ends: `at` then means nothing.
 */
export interface Scan {
  readonly text: string;
  at: number;
  /** Of the name that was read last. */
  hash: number;
  /** Whether an object may have a name twice among those that are not looked at. */
  mayRepeat: boolean;
}

export const QUOTE = 34;
export const COMMA = 44;
export const COLON = 58;
export const OPEN_BRACKET = 91;
export const CLOSE_BRACKET = 93;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;
const BACKSLASH = 92;

/** Goes to the next character that is no white space of JSON, and answers it; NaN at the end of the text. */
export function skipSpace(scan: Scan): number {
  const { text } = scan;
  let unit = text.charCodeAt(scan.at);
  while (unit === 32 || unit === 10 || unit === 13 || unit === 9) unit = text.charCodeAt(++scan.at);
  return unit;
}

/** Steps over a comma: true where another element or member follows, false at the closing bracket, undefined at anything else. */
export function goesOn(scan: Scan, close: number): boolean | undefined {
  const unit = skipSpace(scan);
  scan.at++;
  return unit === COMMA ? true : unit === close ? false : undefined;
}

/**
 * Reads a name in quotes: letters of ASCII, digits and `_`, no digit first. Other letters and escapes are legal, but
 * rare, and left to others. Its hash comes with it, because the characters pass by here anyway.
 */
export function readName(scan: Scan): string | undefined {
  const { text } = scan;
  if (text.charCodeAt(scan.at) !== QUOTE) return undefined;
  const start = scan.at + 1;
  let at = start;
  let hash = 0;
  for (let unit = text.charCodeAt(at); unit !== QUOTE; unit = text.charCodeAt(++at)) {
    const letter = unit | 32;
    if (!((letter >= 97 && letter <= 122) || unit === 95 || (unit >= 48 && unit <= 57 && at > start))) return undefined;
    hash = (Math.imul(hash, 31) + unit) | 0;
  }
  if (at === start) return undefined;
  scan.hash = hash;
  scan.at = at + 1;
  return text.slice(start, at);
}

/** Reads a text without escapes. */
export function readText(scan: Scan): string | undefined {
  const start = scan.at + 1;
  return skipPlainText(scan) ? scan.text.slice(start, scan.at - 1) : undefined;
}

/** Steps over a text without escapes. */
export function skipPlainText(scan: Scan): boolean {
  const { text } = scan;
  if (text.charCodeAt(scan.at) !== QUOTE) return false;
  for (let at = scan.at + 1; ; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      scan.at = at + 1;
      return true;
    }
    // NaN, the end of the text, is not at least a space either.
    if (!(unit >= 32) || unit === BACKSLASH) return false;
  }
}

/** Reads an array of texts without escapes. */
export function readTexts(scan: Scan): string[] | undefined {
  if (scan.text.charCodeAt(scan.at++) !== OPEN_BRACKET) return undefined;
  const texts: string[] = [];
  if (skipSpace(scan) === CLOSE_BRACKET) {
    scan.at++;
    return texts;
  }
  for (;;) {
    skipSpace(scan);
    const text = readText(scan);
    if (text === undefined) return undefined;
    texts.push(text);
    const more = goesOn(scan, CLOSE_BRACKET);
    if (more !== true) return more === false ? texts : undefined;
  }
}

/** Steps over a text, escapes and all. */
function skipText(scan: Scan): boolean {
  const { text } = scan;
  for (let at = scan.at + 1; ; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      scan.at = at + 1;
      return true;
    }
    if (unit === BACKSLASH) {
      at += escapeLength(text, at + 1);
      if (Number.isNaN(at)) return false;
    } else if (!(unit >= 32)) return false;
  }
}

/** How many characters follow the backslash; NaN where JSON knows no such escape. */
function escapeLength(text: string, at: number): number {
  if (text.charCodeAt(at) === 117) return /^[\da-fA-F]{4}$/.test(text.slice(at + 1, at + 5)) ? 5 : NaN;
  return '"\\/bfnrt'.includes(text.charAt(at)) && at < text.length ? 1 : NaN;
}

/** Steps over any value of JSON that stands at `at`; false where it is none, or nests deeper than `depth` more levels. */
export function skipValue(scan: Scan, depth: number): boolean {
  switch (scan.text.charCodeAt(scan.at)) {
    case QUOTE:
      return skipText(scan);
    case OPEN_BRACE:
      return depth > 0 && skipMembers(scan, depth - 1);
    case OPEN_BRACKET:
      return depth > 0 && skipElements(scan, depth - 1);
    default:
      return skipWord(scan);
  }
}

function skipMembers(scan: Scan, depth: number): boolean {
  scan.at++;
  if (skipSpace(scan) === CLOSE_BRACE) {
    scan.at++;
    return true;
  }
  for (;;) {
    if (skipSpace(scan) !== QUOTE || !skipText(scan) || !skipColon(scan) || !skipValue(scan, depth)) return false;
    const more = goesOn(scan, CLOSE_BRACE);
    if (more !== true) return more === false;
    scan.mayRepeat = true;
  }
}

function skipElements(scan: Scan, depth: number): boolean {
  scan.at++;
  if (skipSpace(scan) === CLOSE_BRACKET) {
    scan.at++;
    return true;
  }
  for (;;) {
    skipSpace(scan);
    if (!skipValue(scan, depth)) return false;
    const more = goesOn(scan, CLOSE_BRACKET);
    if (more !== true) return more === false;
  }
}

/** Steps over the colon behind the name of a member, up to the value. */
export function skipColon(scan: Scan): boolean {
  if (skipSpace(scan) !== COLON) return false;
  scan.at++;
  skipSpace(scan);
  return true;
}

/** `null`, `true`, `false` or a number. */
function skipWord(scan: Scan): boolean {
  const { text, at } = scan;
  for (const word of WORDS) {
    if (!text.startsWith(word, at)) continue;
    scan.at += word.length;
    return true;
  }
  let end = at;
  while (NUMBER_UNITS.includes(text.charAt(end)) && end < text.length) end++;
  scan.at = end;
  return NUMBER.test(text.slice(at, end));
}

const WORDS: readonly string[] = ['null', 'false', 'true'];
const NUMBER_UNITS = '0123456789+-.eE';
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
