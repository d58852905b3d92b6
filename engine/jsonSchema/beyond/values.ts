import { isJsonArray } from '../../json/jsonText.js';
import type { JsonValue } from '../../json/jsonText.js';
import type { SchemaNode } from './node.js';
import { hasKeyword } from './stricter.js';

/** All the values that a schema takes, where it lists them. */
export function valuesOf({ json, schema }: SchemaNode): readonly JsonValue[] | undefined {
  const { const: constant, enum: listed } = json;
  if (constant !== undefined && hasKeyword(schema.draft, 'const')) return [constant];
  return isJsonArray(listed) ? listed : undefined;
}

/** The narrowest type of a value. */
export function typeOfValue(value: JsonValue): string {
  if (value === null) return 'null';
  if (isJsonArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}

export function numberOr(value: JsonValue | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
