import {
  advance,
  atWord,
  COMMA,
  currentText,
  IDENTIFIER,
  INTEGER,
  MINUS,
  report,
  reportRefused,
  STRING,
} from './cursor.js';
import type { Cursor } from './cursor.js';
import { isWholeWithExponent } from './fields.js';
import { integerValue } from './literals.js';
import type { NamedNode, RangeNode, ReservedNode } from './nodes.js';
import { readOptionList, readStrings } from './options.js';
import { endDocumentedStatement, endStatement, recover, reportExpected } from './statements.js';

/** The highest tag that a field may have. */
export const MAX_TAG = 536_870_911;
/** The highest number of an enum value. */
export const MAX_ENUM_NUMBER = 2_147_483_647;

/** `reserved 2, 9 to 11, "name";`, from its first word on. `max` is what the word `max` stands for. */
export function readReserved(c: Cursor, max: number): ReservedNode | undefined {
  const start = c.start;
  advance(c);
  const ranges: RangeNode[] = [];
  const names: NamedNode[] = [];
  for (;;) {
    if (c.kind === STRING) {
      const nameStart = c.start;
      const { text, end } = readStrings(c);
      names.push({ start: nameStart, end, name: text, nameStart, nameEnd: end });
    } else if (c.kind === IDENTIFIER) {
      const name = currentText(c);
      reportRefused(c, c.start, c.end, 'The registry accepts reserved names in quotation marks only.');
      names.push({ start: c.start, end: c.end, name, nameStart: c.start, nameEnd: c.end });
      advance(c);
    } else {
      const range = readRange(c, max);
      if (range === undefined) {
        recover(c);
        return undefined;
      }
      ranges.push(range);
    }
    if (c.kind !== COMMA) break;
    advance(c);
  }
  const end = c.end;
  endDocumentedStatement(c);
  return { start, end, ranges, names };
}

/** `extensions 100 to 199, 300 [options];`, from its first word on. */
export function readExtensionRanges(c: Cursor): readonly RangeNode[] {
  advance(c);
  const ranges: RangeNode[] = [];
  for (;;) {
    const range = readRange(c, MAX_TAG);
    if (range === undefined) {
      recover(c);
      return ranges;
    }
    ranges.push(range);
    if (c.kind !== COMMA) break;
    advance(c);
  }
  const options = readOptionList(c);
  if (options === undefined) recover(c);
  else endStatement(c);
  const [first, ...others] = ranges;
  return first === undefined || options === undefined || options.length === 0
    ? ranges
    : [{ ...first, options }, ...others];
}

function readRange(c: Cursor, max: number): RangeNode | undefined {
  const start = c.start;
  const from = readSignedInteger(c);
  if (from === undefined) return undefined;
  if (!atWord(c, 'to')) return { start, end: c.previousEnd, from, to: from };
  advance(c);
  if (atWord(c, 'max')) {
    advance(c);
    return { start, end: c.previousEnd, from, to: max };
  }
  const to = readSignedInteger(c);
  return to === undefined ? undefined : { start, end: c.previousEnd, from, to };
}

function readSignedInteger(c: Cursor): number | undefined {
  const negative = c.kind === MINUS;
  if (negative) advance(c);
  if (c.kind !== INTEGER && !isWholeWithExponent(c)) {
    reportExpected(c, 'a number');
    return undefined;
  }
  const text = currentText(c);
  const value = integerValue(text);
  if (Number.isNaN(value)) report(c, 'protobuf-number', c.start, c.end, `"${text}" is not a number.`);
  advance(c);
  return negative ? -value : value;
}
