import {
  advance,
  atWord,
  currentText,
  EQUALS,
  FLOAT,
  IDENTIFIER,
  INTEGER,
  LEFT_BRACE,
  MINUS,
  report,
  reportRefused,
  SEMICOLON,
} from './cursor.js';
import type { Cursor } from './cursor.js';
import { integerValue, registryIntegerValue } from './literals.js';
import { readMessageBody } from './messages.js';
import { NO_LABEL, OPTIONAL, REPEATED, REQUIRED } from './nodes.js';
import type { FieldNode, Label, MapTypeNode } from './nodes.js';
import { NO_OPTIONS, readOptionList } from './options.js';
import { endDocumentedStatement, expect, expectDeclaredName, recover, reportExpected } from './statements.js';
import { mapTypeName, nextIsLess, readDottedName, readMapArguments } from './types.js';

/** A field, map or group with or without label. Answers undefined after an error, behind the broken statement. */
export function readField(c: Cursor): FieldNode | undefined {
  const start = c.start;
  const label = readLabel(c);
  const labelEnd = label === NO_LABEL ? start : c.previousEnd;
  const typeStart = c.start;
  let map: MapTypeNode | undefined;
  let type: string | undefined;
  if (atWord(c, 'map') && nextIsLess(c)) {
    advance(c);
    map = readMapArguments(c);
    type = map === undefined ? undefined : mapTypeName(map);
  } else {
    type = readDottedName(c, 'the type of a field');
  }
  const typeEnd = c.previousEnd;
  if (type === undefined) {
    recover(c);
    return undefined;
  }
  const nameStart = c.start;
  let nameEnd = c.end;
  let name: string | undefined;
  let tag = takePlainTag(c);
  let registryTag = tag;
  let tagStart = nameEnd + BEFORE_TAG;
  let tagEnd = c.previousEnd - 1;
  let options = NO_OPTIONS;
  let group: FieldNode['group'];
  if (tag > 0) {
    name = c.text.slice(nameStart, nameEnd);
  } else {
    name = expectDeclaredName(c, 'the name of the field', 'member');
    nameEnd = c.previousEnd;
    const hasTag = name !== undefined && expect(c, EQUALS, '"=" and the tag of the field');
    tagStart = c.start;
    const tags = hasTag ? readTag(c) : undefined;
    tagEnd = c.previousEnd;
    const list = tags === undefined ? undefined : readOptionList(c);
    if (name === undefined || tags === undefined || list === undefined) {
      recover(c);
      return undefined;
    }
    ({ tag, registryTag } = tags);
    options = list;
    if (c.kind === LEFT_BRACE && type === 'group') {
      group = readMessageBody(c, 'group', start, name, nameStart, nameEnd);
      if (group === undefined) return undefined;
    } else {
      endDocumentedStatement(c);
    }
  }
  return {
    node: 'field',
    start,
    end: c.previousEnd,
    name,
    nameStart,
    nameEnd,
    label,
    labelStart: start,
    labelEnd,
    type,
    typeStart,
    typeEnd,
    map,
    tag,
    registryTag,
    tagStart,
    tagEnd,
    options,
    group,
  };
}

/** What stands between the name and the tag of a plainly written field: a blank, the sign, a blank. */
const BEFORE_TAG = 3;

/**
 * Steps over ` = 7;` and the name before it, where they are written like that and end their line, as nearly everybody does.
 * That is known by a look at ten characters, and would be five tokens. Answers the tag; 0, without a step, for anything else.
 */
function takePlainTag(c: Cursor): number {
  const { text, end } = c;
  const isPlain =
    c.kind === IDENTIFIER &&
    text.charCodeAt(end) === 32 &&
    text.charCodeAt(end + 1) === EQUALS &&
    text.charCodeAt(end + 2) === 32;
  if (!isPlain) return 0;
  let at = end + BEFORE_TAG;
  let tag = 0;
  for (; at < end + BEFORE_TAG + 8; at++) {
    const digit = text.charCodeAt(at) - 48;
    // A zero at the start is octal, or wrong.
    if (!(digit >= 0 && digit <= 9) || (digit === 0 && tag === 0)) break;
    tag = tag * 10 + digit;
  }
  if (tag === 0 || text.charCodeAt(at) !== SEMICOLON) return 0;
  // Behind the semicolon there may be a comment, which belongs to the field.
  const behind = text.charCodeAt(at + 1);
  if (behind !== 10 && behind !== 13) return 0;
  c.end = at + 1;
  advance(c);
  return tag;
}

function readLabel(c: Cursor): Label {
  const label = labelAt(c);
  if (label !== NO_LABEL) advance(c);
  return label;
}

function labelAt(c: Cursor): Label {
  const first = c.text.charCodeAt(c.start);
  if (first === 111) return atWord(c, 'optional') ? OPTIONAL : NO_LABEL;
  if (first !== 114) return NO_LABEL;
  return atWord(c, 'repeated') ? REPEATED : atWord(c, 'required') ? REQUIRED : NO_LABEL;
}

export interface IntegerLiteral {
  readonly tag: number;
  readonly registryTag: number;
}

/** An integer with an optional minus sign; one that is out of every range is reported here. */
export function readTag(c: Cursor): IntegerLiteral | undefined {
  const start = c.start;
  const negative = c.kind === MINUS;
  if (negative) advance(c);
  if (c.kind !== INTEGER && !isWholeWithExponent(c)) {
    if (c.kind === FLOAT) reportExpected(c, 'a whole number');
    else reportExpected(c, 'a number');
    return undefined;
  }
  const text = currentText(c);
  const plain = plainInteger(text);
  const value = plain ?? integerValue(text);
  const registryValue = plain ?? registryIntegerValue(text);
  advance(c);
  if (Number.isNaN(value)) {
    report(c, 'protobuf-number', start, c.previousEnd, `"${text}" is not a number.`);
    return undefined;
  }
  const [tag, registryTag] = negative ? [0 - value, 0 - registryValue] : [value, registryValue];
  if (registryTag > 2_147_483_647 || registryTag < -2_147_483_648) {
    report(c, 'protobuf-number', start, c.previousEnd, `${text} does not fit into 32 bits.`);
  }
  return { tag, registryTag };
}

/** `1e3`: buf takes it for a whole number, the registry does not, which is reported. */
export function isWholeWithExponent(c: Cursor): boolean {
  if (c.kind !== FLOAT || !/^[0-9]+[eE]\+?[0-9]+$/.test(currentText(c))) return false;
  reportRefused(c, c.start, c.end, 'The registry accepts no exponent here: write the number in full.');
  return true;
}

/** Most numbers are short and plain; the general way takes three regular expressions. */
function plainInteger(text: string): number | undefined {
  const length = text.length;
  if (length > 8 || (length > 1 && text.charCodeAt(0) === 48)) return undefined;
  let value = 0;
  for (let i = 0; i < length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}
