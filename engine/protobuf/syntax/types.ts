import { advance, atWord, COMMA, DOT, GREATER, IDENTIFIER, LESS, MINUS, reportRefused } from './cursor.js';
import type { Cursor } from './cursor.js';
import { enter, expect, reportExpected, takeWord } from './statements.js';
import type { MapTypeNode, TypeNode } from './nodes.js';

/** Reads a name with dots, e.g. `.acme.Order`; its place is the cursor's `start` before and `previousEnd` after. */
export function readDottedName(c: Cursor, what: string, leadingDot = true): string | undefined {
  const scalar = leadingDot ? scalarWord(c) : undefined;
  if (scalar !== undefined && c.text.charCodeAt(c.end) === 32) {
    advance(c);
    if (c.kind !== DOT || isRegistryName(c)) return scalar;
    // `int32 .x` is odd, but a name.
    const rest = readDottedName(c, what);
    return rest === undefined ? undefined : scalar + rest;
  }
  const start = c.start;
  let length = 0;
  if (leadingDot && c.kind === DOT) {
    advance(c);
    length++;
  }
  for (;;) {
    if (c.kind !== IDENTIFIER) {
      const word = takeWord(c, start);
      if (word === undefined) reportExpected(c, what);
      return word;
    }
    length += c.end - c.start;
    advance(c);
    if (c.kind === MINUS && c.start === c.previousEnd) return takeWord(c, start);
    if (c.kind !== DOT || (c.start > c.previousEnd && isRegistryName(c))) break;
    advance(c);
    length++;
  }
  const text = c.text.slice(start, c.previousEnd);
  if (text.length === length) return text;
  reportRefused(c, start, c.previousEnd, 'The registry does not accept blanks or comments around the dots of a name.');
  return withoutBlanks(text);
}

/** Whether the registry takes the dot here, with what stands behind it, for the name of a field: `int32 .x = 1;`. */
function isRegistryName(c: Cursor): boolean {
  return /^[\w.-]{1,500}\s*=/.test(c.text.slice(c.start, c.start + 600));
}

/** The scalar type that the current word is, as a constant: most fields have one, and no text is cut out for it. */
function scalarWord(c: Cursor): string | undefined {
  const length = c.end - c.start;
  if (c.kind !== IDENTIFIER || length < 4 || length > 8) return undefined;
  const candidates = SCALAR_WORDS[c.text.charCodeAt(c.start) - 97];
  if (candidates === undefined) return undefined;
  for (const word of candidates) if (word.length === length && c.text.startsWith(word, c.start)) return word;
  return undefined;
}

/** By first letter, from a on. */
const SCALAR_WORDS: readonly (readonly string[])[] = Array.from({ length: 26 }, (_, i) =>
  [
    ...['string', 'int32', 'int64', 'bool', 'double', 'bytes', 'float', 'uint32', 'uint64', 'sint32', 'sint64'],
    ...['fixed32', 'fixed64', 'sfixed32', 'sfixed64'],
  ].filter((word) => word.charCodeAt(0) === 97 + i),
);

export function readType(c: Cursor, what: string): TypeNode | undefined {
  const start = c.start;
  if (atWord(c, 'map') && nextIsLess(c)) {
    if (!enter(c)) return undefined;
    advance(c);
    const map = readMapArguments(c);
    c.depth--;
    if (map === undefined) return undefined;
    return { start, end: c.previousEnd, name: mapTypeName(map), map };
  }
  const name = readDottedName(c, what);
  return name === undefined ? undefined : { start, end: c.previousEnd, name, map: undefined };
}

/** After the word `map`. */
export function readMapArguments(c: Cursor): MapTypeNode | undefined {
  if (!expect(c, LESS, '"<" after map')) return undefined;
  const key = readType(c, 'the type of the keys');
  if (key === undefined || !expect(c, COMMA, 'a comma and the type of the values')) return undefined;
  const value = readType(c, 'the type of the values');
  if (value === undefined || !expect(c, GREATER, '">" to close the map')) return undefined;
  return { key, value };
}

export function mapTypeName(map: MapTypeNode): string {
  return `map<${map.key.name},${map.value.name}>`;
}

/** Whether the token after the current word is `<`; a message may well be called `map`. */
export function nextIsLess(c: Cursor): boolean {
  let at = c.end;
  for (;;) {
    const code = c.text.charCodeAt(at);
    if (code === LESS) return true;
    if (code !== 32 && code !== 9 && code !== 10 && code !== 13) return false;
    at++;
  }
}

function withoutBlanks(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|\s/g, '');
}
