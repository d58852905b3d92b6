import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonObject } from '../../json/jsonText.js';
import type { RegistryProfile } from '../../options.js';
import type { Shape, TypedShape } from '../model.js';
import type { Finder } from '../pattern/finds.js';
import { childShape } from '../shape/shape.js';
import { coveringSchema, isEmpty, unevaluated } from './unevaluated.js';

const NONE: JsonObject = {};

/** One object schema as the comparison sees it. */
export interface ObjectView {
  readonly shape: TypedShape;
  readonly properties: JsonObject;
  readonly patterns: JsonObject;
  readonly required: ReadonlySet<string>;
  /** `false`: none allowed. Undefined: anything allowed. */
  readonly additional: Shape | false | undefined;
  readonly unevaluated: Shape | undefined;
}

const NO_NAMES: ReadonlySet<string> = new Set();

export function objectView(shape: TypedShape, profile: RegistryProfile): ObjectView {
  const { json, bare } = shape;
  if (bare) {
    return {
      shape,
      properties: NONE,
      patterns: NONE,
      required: NO_NAMES,
      additional: undefined,
      unevaluated: undefined,
    };
  }
  return {
    shape,
    properties: objectAt(json, 'properties'),
    patterns: objectAt(json, 'patternProperties'),
    required: namesAt(json, 'required'),
    additional: additionalOf(shape),
    unevaluated: shape.load.library.modern ? unevaluated(shape, 'unevaluatedProperties', profile) : undefined,
  };
}

function additionalOf(shape: TypedShape): Shape | false | undefined {
  const value = shape.json['additionalProperties'];
  if (value === false) return false;
  return isJsonObject(value) ? childShape(shape.load, shape.base, shape.json, 'additionalProperties') : undefined;
}

function objectAt(json: JsonObject, keyword: string): JsonObject {
  const value = json[keyword];
  return isJsonObject(value) ? value : NONE;
}

function namesAt(json: JsonObject, keyword: string): ReadonlySet<string> {
  const value = json[keyword];
  if (!isJsonArray(value) || value.length === 0) return NO_NAMES;
  return new Set(value.filter((name) => typeof name === 'string'));
}

export function propertyShape({ shape, properties }: ObjectView, name: string): Shape {
  return childShape(shape.load, shape.base, properties, name);
}

/** Anything may stand beside the named properties. */
export function isOpen(view: ObjectView): boolean {
  return (
    view.additional === undefined &&
    !hasMembers(view.patterns) &&
    (view.unevaluated === undefined || isEmpty(view.unevaluated))
  );
}

function hasMembers(json: JsonObject): boolean {
  for (const _ in json) return true;
  return false;
}

/** In a partially open content model: the schema for a property that has none of its own. */
export function schemaForUnnamed(view: ObjectView, name: string, finds: Finder): Shape | undefined {
  for (const pattern of Object.keys(view.patterns)) {
    if (finds(pattern, name)) return childShape(view.shape.load, view.shape.base, view.patterns, pattern);
  }
  return coveringSchema(view.additional, view.unevaluated);
}
