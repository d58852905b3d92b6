import type { Span } from '../text/span.js';
import type { JsonArray, JsonObject, JsonValue } from './jsonText.js';
import type { JsonContainer, JsonPlaces } from './places.js';

/** Where one object or array stands, and where each of its names (object) or elements (array) starts. */
interface Written {
  readonly start: number;
  readonly end: number;
  readonly isArray: boolean;
  readonly starts: readonly number[];
  /** The last start of each name; made for objects in which looking at each name would take long. */
  byName?: ReadonlyMap<string, number>;
}

/** Up to here, looking at each of the names costs less than a map of them. */
const FEW = 12;

/**
 * The places in a text that `JSON.parse` read as `value`. As the text is known to be JSON, one pass over it that notes
 * starts is enough; the ends of names and of plain values are found from there for what is asked.
 */
export function locateCleanValues(text: string, value: JsonValue): JsonPlaces {
  const found = new Map<JsonContainer, Written>();
  const rootStart = skipSpace(text, 0);
  const root: Span = { start: rootStart, end: readValue(text, rootStart, value, found) };
  const escapes = text.includes('\\');

  const span = (container: JsonContainer): Span => {
    const { start, end } = found.get(container) ?? root;
    return { start, end };
  };
  const startOf = (container: JsonContainer, key: string | number): number | undefined => {
    const written = found.get(container);
    if (written === undefined) return undefined;
    const { isArray, starts } = written;
    if (isArray) return typeof key === 'number' ? starts[key] : undefined;
    const name = String(key);
    if (!Object.hasOwn(container, name)) return undefined;
    if (escapes || starts.length > FEW) return (written.byName ??= indexNames(text, starts)).get(name);
    return starts.findLast((start) => text.startsWith(name, start + 1) && text.charAt(start + 1 + name.length) === '"');
  };
  const valueAt = (container: JsonContainer, key: string | number, start: number): Span => {
    const value = (container as Readonly<Record<string | number, JsonValue>>)[key];
    if (isContainer(value)) return span(value);
    const from = Array.isArray(container) ? start : valueStart(text, start);
    return { start: from, end: plainEnd(text, from) };
  };
  const valueSpan = (container: JsonContainer, key: string | number): Span | undefined => {
    const start = startOf(container, key);
    return start === undefined ? undefined : valueAt(container, key, start);
  };
  return {
    root,
    span,
    valueSpan: (container, key) => valueSpan(container, key) ?? span(container),
    keySpan: (container, key) => {
      const start = Array.isArray(container) ? undefined : startOf(container, key);
      return start === undefined ? span(container) : { start, end: stringEnd(text, start) };
    },
    memberSpan: (container, key) => {
      const start = startOf(container, key);
      return start === undefined ? span(container) : { start, end: valueAt(container, key, start).end };
    },
    rawText: (container, key) => {
      const place = valueSpan(container, key);
      return place && text.slice(place.start, place.end);
    },
    duplicateKeys: () => repeatedNames(text, found),
  };
}

const QUOTE = 34;
const COMMA = 44;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

type Places = Map<JsonContainer, Written>;

/** Notes a value and all inside it; returns its end. `value` is undefined where a later member took its place. */
function readValue(text: string, start: number, value: JsonValue | undefined, found: Places): number {
  switch (text.charCodeAt(start)) {
    case OPEN_BRACE:
      return readObject(text, start, value as JsonObject | undefined, found);
    case OPEN_BRACKET:
      return readArray(text, start, value as JsonArray | undefined, found);
    default:
      return plainEnd(text, start);
  }
}

/**
 * Where a name is written twice, the value is the last one's. What was noted for an earlier one is then noted again:
 * every container inside the value is also inside the last one, and that one comes later.
 */
function readObject(text: string, start: number, value: JsonObject | undefined, found: Places): number {
  const starts: number[] = [];
  let at = skipSpace(text, start + 1);
  while (text.charCodeAt(at) === QUOTE) {
    starts.push(at);
    const from = valueStart(text, at);
    const unit = text.charCodeAt(from);
    // A name is only read where its value has an inside.
    const hasInside = value !== undefined && (unit === OPEN_BRACE || unit === OPEN_BRACKET);
    const member = hasInside ? memberOf(value, nameAt(text, at)) : undefined;
    at = skipSpace(text, readValue(text, from, member, found));
    if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
  }
  const end = at + 1;
  if (value !== undefined) found.set(value, { start, end, isArray: false, starts });
  return end;
}

function readArray(text: string, start: number, value: JsonArray | undefined, found: Places): number {
  const starts: number[] = [];
  let at = skipSpace(text, start + 1);
  while (at < text.length && text.charCodeAt(at) !== CLOSE_BRACKET) {
    const element = value?.[starts.length];
    starts.push(at);
    at = skipSpace(text, readValue(text, at, isContainer(element) ? element : undefined, found));
    if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
  }
  const end = at + 1;
  if (value !== undefined) found.set(value, { start, end, isArray: true, starts });
  return end;
}

/** What stands under a name, if it is a container; where `value` took the place of another, that may be anything. */
function memberOf(value: JsonObject, name: string): JsonValue | undefined {
  const member = Object.hasOwn(value, name) ? value[name] : undefined;
  return isContainer(member) ? member : undefined;
}

function isContainer(value: JsonValue | undefined): value is JsonArray | JsonObject {
  return typeof value === 'object' && value !== null;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= 32) at++;
  return at;
}

/** The value of the member whose name starts here. */
function valueStart(text: string, nameStart: number): number {
  const colon = skipSpace(text, stringEnd(text, nameStart));
  return skipSpace(text, colon + 1);
}

function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) return at + 1;
    if (unit === BACKSLASH) at++;
  }
  return text.length;
}

/** The end of a text, number or word. */
function plainEnd(text: string, start: number): number {
  if (text.charCodeAt(start) === QUOTE) return stringEnd(text, start);
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= 32 || unit === COMMA || unit === CLOSE_BRACE || unit === CLOSE_BRACKET) return at;
  }
  return text.length;
}

function nameAt(text: string, start: number): string {
  const written = text.slice(start, stringEnd(text, start));
  return written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1);
}

function indexNames(text: string, starts: readonly number[]): ReadonlyMap<string, number> {
  return new Map(starts.map((start) => [nameAt(text, start), start]));
}

function repeatedNames(text: string, found: Places): readonly Span[] {
  const repeated: Span[] = [];
  for (const [container, { isArray, starts }] of found) {
    if (isArray || starts.length === Object.keys(container).length) continue;
    const last = indexNames(text, starts);
    for (const start of starts) {
      if (last.get(nameAt(text, start)) !== start) repeated.push({ start, end: stringEnd(text, start) });
    }
  }
  return repeated.sort((a, b) => a.start - b.start);
}
