import { spanOf } from '../text/span.js';
import type { Span, TextEdit } from '../text/span.js';
import { isJsonArray } from './jsonText.js';
import type { JsonArray, JsonObject, JsonText, JsonValue } from './jsonText.js';

/**
 * Edits of a JSON text that keep its look: a new member stands where and how its neighbours stand, on a line of its own
 * if they do, with the same indentation and the same space after the colon.
 */
export interface JsonEditor {
  /** A new member after the one of that name; after the last one where there is none. */
  insertAfter(object: JsonObject, neighbour: string, key: string, value: string): TextEdit;
  /** A new element at the index, the length for the end. `value` is JSON text. */
  insertElement(array: JsonArray, index: number, value: string): TextEdit;
  removeElement(array: JsonArray, index: number): TextEdit;
  /** Removes a member with the comma that belongs to it. */
  removeMember(object: JsonObject, key: string): TextEdit;
  /** Replaces the value of a member or element by other JSON text. */
  replace(holder: JsonObject | JsonArray, key: string | number, value: string): TextEdit;
}

export function jsonEditor(json: JsonText): JsonEditor {
  const { text } = json;
  const places = json.places();
  return {
    insertAfter: (object, neighbour, key, value) => {
      const keys = Object.keys(object);
      const anchor = neighbour in object ? neighbour : keys.at(-1);
      const { start, end } = places.span(object);
      if (anchor === undefined) return inserted(start + 1, `${JSON.stringify(key)}: ${value}`);
      const member = places.memberSpan(object, anchor);
      const colon = text.slice(places.keySpan(object, anchor).end, places.valueSpan(object, anchor).start);
      const gap = gapBefore(text, member, start) ?? gapAfter(text, member, end) ?? ' ';
      return inserted(member.end, `,${gap}${JSON.stringify(key)}${colon}${value}`);
    },
    insertElement: (array, index, value) => {
      const { start, end } = places.span(array);
      if (array.length === 0) return inserted(start + 1, value);
      const before = places.valueSpan(array, Math.max(index - 1, 0));
      const gap = gapOfElements(text, array, places.valueSpan.bind(places), { start, end });
      return index === 0 ? inserted(before.start, `${value},${gap}`) : inserted(before.end, `,${gap}${value}`);
    },
    removeElement: (array, index) => {
      const own = places.valueSpan(array, index);
      if (index > 0) return { span: spanOf(places.valueSpan(array, index - 1).end, own.end), newText: '' };
      const next = array.length > 1 ? places.valueSpan(array, 1).start : own.end;
      return { span: spanOf(own.start, next), newText: '' };
    },
    removeMember: (object, key) => {
      const own = places.memberSpan(object, key);
      const { start, end } = places.span(object);
      const before = text.lastIndexOf(',', own.start);
      if (before > start && text.slice(before + 1, own.start).trim() === '') {
        return { span: spanOf(before, own.end), newText: '' };
      }
      const comma = own.end + (/^\s*,?\s*/.exec(text.slice(own.end, end))?.[0].length ?? 0);
      return { span: spanOf(own.start, text.slice(own.end, comma).includes(',') ? comma : own.end), newText: '' };
    },
    replace: (holder, key, value) => ({ span: places.valueSpan(holder, key), newText: value }),
  };
}

/** JSON text on one line with a space after each colon and comma, as people write small values. */
export function compactText(value: JsonValue): string {
  if (isJsonArray(value)) return `[${value.map(compactText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${compactText(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** What separates an element from the one before it. */
function gapOfElements(
  text: string,
  array: JsonArray,
  valueSpan: (array: JsonArray, index: number) => Span,
  own: Span,
): string {
  const first = valueSpan(array, 0);
  if (array.length > 1) return gapBefore(text, valueSpan(array, 1), first.end) ?? '';
  const gap = text.slice(own.start + 1, first.start);
  return gap.includes('\n') ? gap : ' ';
}

/** The white space before a member, if a comma or a line break stands before it. */
function gapBefore(text: string, member: Span, from: number): string | undefined {
  let start = member.start;
  while (start > from && isSpace(text.charCodeAt(start - 1))) start--;
  const gap = text.slice(start, member.start);
  return text[start - 1] === ',' || gap.includes('\n') ? gap : undefined;
}

function gapAfter(text: string, member: Span, to: number): string | undefined {
  let at = member.end;
  while (at < to && isSpace(text.charCodeAt(at))) at++;
  if (text[at] !== ',') return undefined;
  const start = ++at;
  while (at < to && isSpace(text.charCodeAt(at))) at++;
  return text.slice(start, at);
}

function isSpace(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 13 || unit === 9;
}

function inserted(at: number, newText: string): TextEdit {
  return { span: spanOf(at, at), newText };
}
