import {
  advance,
  COLON,
  COMMA,
  currentText,
  DOT,
  END,
  EQUALS,
  FLOAT,
  GREATER,
  IDENTIFIER,
  INTEGER,
  LEFT_BRACE,
  LEFT_BRACKET,
  LEFT_PARENTHESIS,
  LESS,
  MINUS,
  PLUS,
  report,
  reportRefused,
  RIGHT_BRACE,
  RIGHT_BRACKET,
  RIGHT_PARENTHESIS,
  SEMICOLON,
  SLASH,
  STRING,
} from './cursor.js';
import type { Cursor } from './cursor.js';
import { decodeString, floatValue, integerValue, invalidEscape } from './literals.js';
import type { OptionNamePart, OptionNode, ValueFieldNode, ValueNode } from './nodes.js';
import { endStatement, enter, expect, expectName, recover, reportExpected } from './statements.js';
import { readDottedName } from './types.js';

export const NO_OPTIONS: readonly OptionNode[] = [];

/** `option name = value;`, from the word `option` on. */
export function readOptionStatement(c: Cursor): OptionNode | undefined {
  const start = c.start;
  advance(c);
  const option = readOption(c, start);
  if (option === undefined) recover(c);
  else endStatement(c);
  return option;
}

/** `[name = value, …]` if it stands here. Answers undefined after an error, with the cursor somewhere inside. */
export function readOptionList(c: Cursor): readonly OptionNode[] | undefined {
  if (c.kind !== LEFT_BRACKET) return NO_OPTIONS;
  advance(c);
  const options: OptionNode[] = [];
  for (;;) {
    const option = readOption(c, c.start);
    if (option === undefined) return undefined;
    options.push(option);
    if (c.kind === COMMA) advance(c);
    else return expect(c, RIGHT_BRACKET, '"]" or a comma') ? options : undefined;
  }
}

function readOption(c: Cursor, start: number): OptionNode | undefined {
  const parts: OptionNamePart[] = [];
  for (;;) {
    const part = readNamePart(c);
    if (part === undefined) return undefined;
    // The registry's parser knows one extension, and behind it plain names only.
    if (part.extension && parts.length > 0) {
      reportRefused(
        c,
        part.start,
        part.end,
        'The registry does not accept an extension behind the first part of an option name.',
      );
    }
    parts.push(part);
    if (c.kind !== DOT) break;
    advance(c);
  }
  if (!expect(c, EQUALS, '"=" and a value')) return undefined;
  const value = readValue(c);
  return value === undefined ? undefined : { start, end: c.previousEnd, parts, value };
}

function readNamePart(c: Cursor): OptionNamePart | undefined {
  const start = c.start;
  if (c.kind === LEFT_PARENTHESIS) {
    advance(c);
    const name = readDottedName(c, 'the name of an extension');
    if (name === undefined || !expect(c, RIGHT_PARENTHESIS, '")" behind the name of the extension')) return undefined;
    return { start, end: c.previousEnd, name, extension: true };
  }
  const name = expectName(c, 'the name of an option');
  return name === undefined ? undefined : { start, end: c.previousEnd, name, extension: false };
}

function readValue(c: Cursor): ValueNode | undefined {
  return c.kind === LEFT_BRACE ? readMessageValue(c) : readScalar(c, false);
}

/** One literal. `inMessage`: inside `{ … }` the rules of the text format hold. */
function readScalar(c: Cursor, inMessage: boolean): ValueNode | undefined {
  const start = c.start;
  if (c.kind === STRING) return readStrings(c);
  const negative = c.kind === MINUS;
  if (negative) {
    if (c.text.charCodeAt(c.end) === 32) registryOnly(c, 'a blank behind a minus sign');
    advance(c);
  } else if (c.kind === PLUS && !inMessage) {
    reportExpected(c, 'a value without a plus sign');
    return undefined;
  }
  if (c.kind === INTEGER || c.kind === FLOAT) return readNumber(c, start, negative);
  if (c.kind === IDENTIFIER) {
    const text = currentText(c);
    if (negative && !/^(?:inf|infinity|nan)$/i.test(text)) {
      reportExpected(c, 'a number behind the minus sign');
      return undefined;
    }
    advance(c);
    return { value: 'identifier', start, end: c.previousEnd, text, negative };
  }
  reportExpected(c, 'a value');
  return undefined;
}

function readNumber(c: Cursor, start: number, negative: boolean): ValueNode {
  const text = currentText(c);
  const integer = c.kind === INTEGER;
  const plain = integer ? integerValue(text) : floatValue(text);
  if (Number.isNaN(plain)) report(c, 'protobuf-number', c.start, c.end, `"${text}" is not a number.`);
  if (text.includes('+')) registryOnly(c, 'a plus sign in a number');
  advance(c);
  return { value: 'number', start, end: c.previousEnd, number: negative ? -plain : plain, integer };
}

/** One text or several behind each other, which are one. */
export function readStrings(c: Cursor): ValueNode & { readonly value: 'string' } {
  const start = c.start;
  let text = '';
  while (c.kind === STRING) {
    const raw = c.text.slice(c.start + 1, Math.max(c.start + 1, c.end - 1));
    const wrong = invalidEscape(raw);
    if (wrong >= 0) {
      const at = c.start + 1 + wrong;
      report(c, 'protobuf-escape', at, Math.min(at + 2, c.end), 'This escape sequence has no meaning.', false);
    }
    text += decodeString(raw);
    advance(c);
  }
  return { value: 'string', start, end: c.previousEnd, text };
}

/** `{ name: value … }` or, inside another one, `< … >`: the text format. */
function readMessageValue(c: Cursor): ValueNode | undefined {
  const start = c.start;
  const close = c.kind === LEFT_BRACE ? RIGHT_BRACE : GREATER;
  if (close === GREATER) registryOnly(c, 'a message in angle brackets');
  if (!enter(c)) return undefined;
  advance(c);
  const fields: ValueFieldNode[] = [];
  while (c.kind !== close) {
    if (c.kind === END) {
      reportExpected(c, close === GREATER ? '">"' : '"}"');
      return undefined;
    }
    const field = readValueField(c);
    if (field === undefined) return undefined;
    fields.push(field);
    if (c.kind === SEMICOLON) registryOnly(c, 'a semicolon in a value');
    if (c.kind === COMMA || c.kind === SEMICOLON) advance(c);
  }
  advance(c);
  c.depth--;
  return { value: 'message', start, end: c.previousEnd, fields };
}

function readValueField(c: Cursor): ValueFieldNode | undefined {
  const start = c.start;
  const extension = c.kind === LEFT_BRACKET;
  const name = extension ? readExtensionName(c) : expectName(c, 'the name of a field');
  if (name === undefined) return undefined;
  const colon = c.kind === COLON;
  if (colon) advance(c);
  let field: ValueNode | undefined;
  if (c.kind === LEFT_BRACE || c.kind === LESS) field = readMessageValue(c);
  else if (c.kind === LEFT_BRACKET) field = readListValue(c);
  else if (colon) field = readScalar(c, true);
  else reportExpected(c, '":" and a value');
  return field === undefined ? undefined : { start, end: c.previousEnd, name, extension, field };
}

/** `[acme.extension]` or `[type.googleapis.com/acme.Message]`. */
function readExtensionName(c: Cursor): string | undefined {
  advance(c);
  let name = readDottedName(c, 'the name of an extension', false);
  if (name !== undefined && c.kind === SLASH) {
    registryOnly(c, 'the address of a type in a value');
    advance(c);
    const type = readDottedName(c, 'the name of a type', false);
    name = type === undefined ? undefined : `${name}/${type}`;
  }
  return name !== undefined && expect(c, RIGHT_BRACKET, '"]"') ? name : undefined;
}

function readListValue(c: Cursor): ValueNode | undefined {
  const start = c.start;
  if (!enter(c)) return undefined;
  advance(c);
  const items: ValueNode[] = [];
  if (c.kind !== RIGHT_BRACKET) {
    for (;;) {
      const item = c.kind === LEFT_BRACE || c.kind === LESS ? readMessageValue(c) : readScalar(c, true);
      if (item === undefined) return undefined;
      items.push(item);
      if (c.kind !== COMMA) break;
      advance(c);
    }
  }
  if (!expect(c, RIGHT_BRACKET, '"]" or a comma')) return undefined;
  c.depth--;
  return { value: 'list', start, end: c.previousEnd, items };
}

function registryOnly(c: Cursor, what: string): void {
  reportRefused(c, c.start, c.end, `The registry does not accept ${what}.`);
}
