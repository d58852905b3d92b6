import {
  advance,
  currentText,
  DOT,
  END,
  IDENTIFIER,
  LEFT_BRACE,
  MINUS,
  report,
  reportRefused,
  RIGHT_BRACE,
  SEMICOLON,
  SLASH,
  STRING,
  UNKNOWN,
} from './cursor.js';
import type { Cursor } from './cursor.js';

/** Deeper nesting than this is not read: far beyond what people write, and within every stack. */
export const MAX_DEPTH = 500;

/** Reports that something else than the current token should stand here. */
export function reportExpected(c: Cursor, what: string): void {
  if (c.stopped) return;
  report(c, 'protobuf-syntax', c.start, Math.max(c.end, c.start), `Expected ${what}, but found ${describe(c)}.`);
}

/** Steps over a token of that kind, or reports that it is missing. */
export function expect(c: Cursor, kind: number, what: string): boolean {
  if (c.kind === kind) {
    advance(c);
    return true;
  }
  reportExpected(c, what);
  return false;
}

/** Steps over a name, or reports that it is missing; its place is `start` before and `previousEnd` after. */
export function expectName(c: Cursor, what: string): string | undefined {
  if (c.kind !== IDENTIFIER) {
    reportExpected(c, what);
    return undefined;
  }
  const name = currentText(c);
  advance(c);
  return name;
}

/**
 * As `expectName`, for what is declared: the registry takes all letters, digits, `_`, `-` and dots that stand together
 * for one name. A `member`, a field or an enum value, starts with no digit there either.
 */
export function expectDeclaredName(c: Cursor, what: string, of: 'member' | 'other' = 'other'): string | undefined {
  const { text, start, end } = c;
  if (c.kind === IDENTIFIER) {
    const code = text.charCodeAt(end);
    if (code !== MINUS && code !== DOT) {
      advance(c);
      return text.slice(start, end);
    }
  }
  return takeWord(c, start, of === 'member' && /^\d/.test(text.slice(start, start + 1))) ?? expectName(c, what);
}

/** Steps over what the registry reads as a word from `start` on, with a word about it. Undefined where there is none. */
export function takeWord(c: Cursor, start: number, refused = false): string | undefined {
  const word = /^[\w.-]+/.exec(c.text.slice(start, start + MAX_WORD))?.[0];
  if (word === undefined) return undefined;
  c.start = start;
  c.end = start + word.length;
  const but = refused ? '' : ', although the registry takes it for one';
  const message = `"${word}" is no name${but}. A name has letters, digits and _, and starts with no digit.`;
  report(c, 'protobuf-name', c.start, c.end, message, refused);
  advance(c);
  return word;
}

/** Longer words are no names that anybody wrote. */
const MAX_WORD = 500;

/**
 * Steps over the semicolon of a statement. A missing one is reported, and what follows is read as the next statement
 * when it starts on a new line, as it does where somebody is still typing.
 */
export function endStatement(c: Cursor): void {
  if (c.kind === SEMICOLON) {
    advance(c);
    return;
  }
  reportExpected(c, 'a semicolon');
  if (c.kind === RIGHT_BRACE || c.kind === END) return;
  if (c.kind === IDENTIFIER && c.text.slice(c.previousEnd, c.start).includes('\n')) return;
  recover(c);
}

/**
 * As `endStatement`, for fields, constants and reserved names: the registry's parser reads a comment behind those as
 * their documentation, and refuses one in asterisks that something follows on its line.
 */
export function endDocumentedStatement(c: Cursor): void {
  if (c.kind === SEMICOLON) {
    let at = c.end;
    while (c.text.charCodeAt(at) === 32 || c.text.charCodeAt(at) === 9) at++;
    if (c.text.charCodeAt(at) === SLASH && c.text.charCodeAt(at + 1) === 42) checkTrailingComment(c, at);
  }
  endStatement(c);
}

function checkTrailingComment(c: Cursor, at: number): void {
  const end = c.text.indexOf('*/', at + 2);
  if (end < 0) return;
  const rest = /^[ \t]*(?:\n|$)/.test(c.text.slice(end + 2, lineEnd(c.text, end)));
  if (rest) return;
  const message =
    'The registry does not accept anything behind a comment in asterisks that follows a statement: put it on the next line.';
  reportRefused(c, at, end + 2, message);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

/** After an error: skips to behind the next semicolon or body, or to the brace that closes the enclosing body. */
export function recover(c: Cursor): void {
  let open = 0;
  while (c.kind !== END) {
    if (c.kind === SEMICOLON && open === 0) {
      advance(c);
      return;
    }
    if (c.kind === LEFT_BRACE) open++;
    if (c.kind === RIGHT_BRACE) {
      if (open === 0) return;
      open--;
      if (open === 0) {
        advance(c);
        return;
      }
    }
    advance(c);
  }
}

/** Reads `{ … }` statement by statement. Answers false where there is no body; `c.previousEnd` is its end otherwise. */
export function readBody(c: Cursor, of: string, statement: (c: Cursor) => void): boolean {
  if (c.kind !== LEFT_BRACE) {
    reportExpected(c, `"{" to open the ${of}`);
    return false;
  }
  if (!enter(c)) return false;
  const open = c.start;
  advance(c);
  while (c.kind !== RIGHT_BRACE && c.kind !== END) {
    const before = c.start;
    if (c.kind === SEMICOLON) readEmpty(c, of);
    else statement(c);
    // A statement that takes nothing would never end.
    if (c.start === before && c.kind !== END && c.kind !== RIGHT_BRACE) advance(c);
  }
  c.depth--;
  if (c.kind === END) {
    if (!c.stopped) {
      const message = `This ${of} is never closed: the end of the text was reached. Add "}".`;
      report(c, 'protobuf-unclosed-body', open, open + 1, message);
    }
    c.previousEnd = Math.max(c.previousEnd, open + 1);
    return true;
  }
  advance(c);
  return true;
}

function readEmpty(c: Cursor, of: string): void {
  if (of === 'oneof')
    reportRefused(c, c.start, c.end, 'The registry accepts no empty statement in a oneof: remove this ";".');
  advance(c);
}

/** Counts one more level of nesting; past the limit the problem is stated and the rest of the text is skipped. */
export function enter(c: Cursor): boolean {
  c.depth++;
  if (c.depth <= MAX_DEPTH) return true;
  c.depth--;
  if (!c.stopped) {
    const message = `Nesting deeper than ${MAX_DEPTH} levels is not read.`;
    report(c, 'protobuf-too-deep', c.start, c.end, message);
  }
  c.stopped = true;
  c.kind = END;
  c.start = c.end = c.text.length;
  return false;
}

function describe(c: Cursor): string {
  switch (c.kind) {
    case END:
      return 'the end of the text';
    case STRING:
      return 'a text in quotation marks';
    case UNKNOWN:
      return `the character ${currentText(c)}, which has no meaning in Protobuf`;
    default: {
      const text = currentText(c);
      return text.length > 40 ? `"${text.slice(0, 40)}…"` : `"${text}"`;
    }
  }
}
