import { isJsonArray, isJsonObject } from '../json/jsonText.js';
import type { JsonValue } from '../json/jsonText.js';
import type { JsonContainer } from '../json/places.js';
import type { Location } from '../difference.js';
import type { Span } from '../text/span.js';
import type { Shape } from './model.js';

/**
 * The place that some steps (keywords, names, indexes) from a schema lead to. Where they lead nowhere, the nearest
 * thing that is there: a keyword on the way, else what the schema is called, else its opening brace.
 */
export function placeOf(shape: Shape, steps: readonly (string | number)[]): Location {
  const { document } = shape.load;
  return { document: document.name, span: spanOf(shape, steps) };
}

function spanOf(shape: Shape, steps: readonly (string | number)[]): Span {
  const places = shape.load.document.json.places();
  let at: JsonValue | undefined = shape.json;
  let span: Span | undefined;
  for (const [index, step] of steps.entries()) {
    if (!isContainer(at) || !has(at, step)) break;
    const last = index === steps.length - 1;
    const next: JsonValue | undefined = (at as Readonly<Record<string | number, JsonValue>>)[step];
    span = last && isSmall(next) ? places.memberSpan(at, step) : keySpan(shape, at, step);
    at = next;
  }
  return span ?? headSpan(shape);
}

/** A keyword with a small value is shown with it; a large one by its name alone. */
function isSmall(value: JsonValue | undefined): boolean {
  return isJsonArray(value) ? value.every((entry) => !isContainer(entry)) : !isContainer(value);
}

function keySpan(shape: Shape, holder: JsonContainer, step: string | number): Span {
  const places = shape.load.document.json.places();
  return typeof step === 'number' ? places.valueSpan(holder, step) : places.keySpan(holder, step);
}

function isContainer(value: JsonValue | undefined): value is Exclude<JsonValue, string | number | boolean | null> {
  return isJsonArray(value) || isJsonObject(value);
}

function has(container: JsonContainer, step: string | number): boolean {
  return Object.hasOwn(container, step);
}

/** What a schema is called where it stands: its property name or keyword; its index in a list by its brace. */
export function headSpan(shape: Shape): Span {
  const places = shape.load.document.json.places();
  const { holder, key, json } = shape;
  const type = ['type', '$ref', 'enum', 'const', 'oneOf', 'anyOf', 'allOf', 'not'].find((keyword) => keyword in json);
  if (type !== undefined) return places.memberSpan(json, type);
  if (holder === undefined) return opening(shape, places.root);
  return typeof key === 'string' ? places.keySpan(holder, key) : opening(shape, places.valueSpan(holder, key));
}

/** The brace that a schema starts with; `true` and `false` as a whole. */
function opening(shape: Shape, span: Span): Span {
  const isObject = shape.load.document.json.text[span.start] === '{';
  return isObject ? { start: span.start, end: span.start + 1 } : span;
}
