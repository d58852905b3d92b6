import type { Problem, Severity } from '../../problem.js';

/** Kinds of tokens; a symbol's kind is its own character code, which is never below 32. */
export const END: number = 0;
export const IDENTIFIER: number = 1;
export const INTEGER: number = 2;
export const FLOAT: number = 3;
export const STRING: number = 4;
export const UNKNOWN: number = 5;

export const SEMICOLON: number = 59;
export const LEFT_BRACE: number = 123;
export const RIGHT_BRACE: number = 125;
export const LEFT_BRACKET: number = 91;
export const RIGHT_BRACKET: number = 93;
export const LEFT_PARENTHESIS: number = 40;
export const RIGHT_PARENTHESIS: number = 41;
export const LESS: number = 60;
export const GREATER: number = 62;
export const EQUALS: number = 61;
export const COMMA: number = 44;
export const DOT: number = 46;
export const COLON: number = 58;
export const MINUS: number = 45;
export const PLUS: number = 43;
export const SLASH: number = 47;

/** The reading position of one text: the current token, and where the one before it ended. No token objects are made. */
export interface Cursor {
  readonly text: string;
  kind: number;
  start: number;
  end: number;
  previousEnd: number;
  /** How many bodies are open; see `enterBody`. */
  depth: number;
  /** Set once nesting went too deep: the rest of the text is not read. */
  stopped: boolean;
  readonly problems: Problem[];
}

export function openCursor(text: string): Cursor {
  // A byte order mark belongs to the file, not to the schema.
  const from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const cursor = { text, kind: END, start: from, end: from, previousEnd: from, depth: 0, stopped: false, problems: [] };
  advance(cursor);
  return cursor;
}

/** One entry per ASCII character: what a token that starts with it is. */
const BLANK = 1;
const LETTER = 2;
const DIGIT = 3;
const QUOTE = 4;
const PUNCTUATION = 5;
const CLASSES = classify();

function classify(): Uint8Array {
  const classes = new Uint8Array(128);
  for (const blank of [9, 10, 11, 12, 13, 32]) classes[blank] = BLANK;
  for (let code = 48; code <= 57; code++) classes[code] = DIGIT;
  for (let code = 65; code <= 90; code++) classes[code] = classes[code + 32] = LETTER;
  classes[95] = LETTER;
  classes[34] = classes[39] = QUOTE;
  for (const symbol of ';{}[]()<>=,.:-+/') classes[symbol.charCodeAt(0)] = PUNCTUATION;
  return classes;
}

/** Moves to the next token, over blanks and comments. */
export function advance(c: Cursor): void {
  const text = c.text;
  c.previousEnd = c.end;
  let at = c.end;
  for (;;) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? CLASSES[code] : 0;
    if (kind === BLANK) {
      at++;
      continue;
    }
    if (code === SLASH) {
      const after = skipComment(c, at);
      if (after > at) {
        at = after;
        continue;
      }
    }
    c.start = at;
    if (kind === LETTER) {
      do at++;
      while (isWordCode(text.charCodeAt(at)));
      c.kind = IDENTIFIER;
    } else if (kind === DIGIT || (code === DOT && isDigitCode(text.charCodeAt(at + 1)) && !endsWord(text, at))) {
      at = scanNumber(c, at);
    } else if (kind === QUOTE) {
      at = scanString(c, at, code);
      c.kind = STRING;
    } else if (kind === PUNCTUATION) {
      at++;
      c.kind = code;
    } else if (at >= text.length) {
      c.kind = END;
    } else {
      at += code >= 0xd800 && code <= 0xdbff ? Math.min(2, text.length - at) : 1;
      c.kind = UNKNOWN;
    }
    c.end = at;
    return;
  }
}

/** More problems than this help nobody. */
const MAX_PROBLEMS = 1_000;

export function report(c: Cursor, id: string, start: number, end: number, message: string, refused = true): void {
  addProblem(c.problems, id, 'error', start, end, message, refused);
}

/** Something that is no error of the language, but that the reference registry's parser refuses. */
export function reportRefused(c: Cursor, start: number, end: number, message: string): void {
  addProblem(c.problems, 'protobuf-registry-syntax', 'warning', start, end, message, true);
}

function addProblem(
  problems: Problem[],
  id: string,
  severity: Severity,
  start: number,
  end: number,
  message: string,
  refused: boolean,
): void {
  if (problems.length < MAX_PROBLEMS) problems.push({ id, severity, span: { start, end }, message, refused });
}

/** Whether the current token is this word. */
export function atWord(c: Cursor, word: string): boolean {
  return c.kind === IDENTIFIER && c.end - c.start === word.length && c.text.startsWith(word, c.start);
}

/** Steps over the current token if it is this one. */
export function take(c: Cursor, kind: number): boolean {
  if (c.kind !== kind) return false;
  advance(c);
  return true;
}

export function currentText(c: Cursor): string {
  return c.text.slice(c.start, c.end);
}

export function isWordCode(code: number): boolean {
  if (code >= 128 || Number.isNaN(code)) return false;
  const kind = CLASSES[code];
  return kind === LETTER || kind === DIGIT;
}

function isDigitCode(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** `a.5` is a name followed by a dot; ` .5` is a number. */
function endsWord(text: string, at: number): boolean {
  return at > 0 && isWordCode(text.charCodeAt(at - 1));
}

/** The offset after the comment that starts here; the same offset where none does. */
function skipComment(c: Cursor, at: number): number {
  const text = c.text;
  const second = text.charCodeAt(at + 1);
  if (second === SLASH) {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end + 1;
  }
  if (second !== 42) return at;
  const end = text.indexOf('*/', at + 2);
  if (end >= 0) return end + 2;
  report(c, 'protobuf-unterminated-comment', at, at + 2, 'This comment is never closed. Close it with */.');
  return text.length;
}

/** Takes all that could belong to a number, as protoc does: what cannot be read as one is reported where it is used. */
function scanNumber(c: Cursor, from: number): number {
  const text = c.text;
  let at = from;
  while (isDigitCode(text.charCodeAt(at))) at++;
  const after = text.charCodeAt(at);
  if (at > from && after !== DOT && !isWordCode(after)) {
    c.kind = INTEGER;
    return at;
  }
  at = from;
  let float = false;
  const second = text.charCodeAt(at + 1) | 32;
  const hex = text.charCodeAt(at) === 48 && second === 120;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === DOT) float = true;
    else if (!isWordCode(code)) {
      const before = text.charCodeAt(at - 1) | 32;
      if (hex || before !== 101 || (code !== PLUS && code !== MINUS)) break;
    } else if (!hex && (code | 32) === 101) float = true;
    at++;
  }
  c.kind = float ? FLOAT : INTEGER;
  return at;
}

function scanString(c: Cursor, from: number, quote: number): number {
  const text = c.text;
  let at = from + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === 10 || code === 0 || Number.isNaN(code)) {
      const end = code === 0 ? at + 1 : at;
      report(
        c,
        'protobuf-unterminated-string',
        from,
        end,
        'This text is never closed. Close it with a quotation mark.',
      );
      return end;
    }
    at += code === 92 && at + 1 < text.length && text.charCodeAt(at + 1) !== 10 ? 2 : 1;
  }
}
