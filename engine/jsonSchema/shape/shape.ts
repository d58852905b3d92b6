import { isJsonObject } from '../../json/jsonText.js';
import type { JsonObject, JsonValue } from '../../json/jsonText.js';
import type { JsonContainer } from '../../json/places.js';
import { resolveUri } from '../references/uri.js';
import type { Load, Place, Shape } from '../model.js';
import { classicShape } from './classic.js';
import { modernShape } from './modern.js';
import { plainShape } from './plain.js';

const NOTHING: JsonObject = {};

/**
 * The schema under `key` of `holder`, in the shape that the reference gives it. Shapes are made when they are asked
 * for, once per reading, so the parts that nobody compares cost nothing. A value that is no schema reads as `{}`.
 */
export function childShape(load: Load, base: string, holder: JsonContainer, key: string | number): Shape {
  const value = (holder as Readonly<Record<string | number, JsonValue>>)[key];
  return shapeOf(load, base, value, holder, key);
}

export function shapeOf(
  load: Load,
  base: string,
  value: JsonValue | undefined,
  holder: JsonContainer | undefined,
  key: string | number,
): Shape {
  if (!isJsonObject(value)) return booleanShape(load, base, value, holder, key);
  const known = load.shapes.get(value);
  if (known !== undefined) return known;
  const { draft, modern } = load.library;
  const id = value[draft === '04' ? 'id' : '$id'];
  const inner = typeof id === 'string' ? resolveUri(base, id) : base;
  const place: Place = { load, json: value, holder, key, base: inner, outer: true };
  const shape = plainShape(place) ?? (modern ? modernShape(place) : classicShape(place));
  load.shapes.set(value, shape);
  return shape;
}

function booleanShape(
  load: Load,
  base: string,
  value: JsonValue | undefined,
  holder: JsonContainer | undefined,
  key: string | number,
): Shape {
  const tag = value === true ? 'true' : value === false ? 'false' : 'empty';
  return { load, json: NOTHING, holder, key, base, outer: true, tag };
}
