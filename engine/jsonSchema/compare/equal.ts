import type { JsonObject, JsonValue } from '../../json/jsonText.js';
import type { Shape } from '../model.js';
import type { Walk } from './context.js';

/**
 * Whether two subschemas are word for word the same and of the kind that never differs from itself, so that they need
 * no comparison. A `$ref` may lead elsewhere on the other side, `not` is reported even unchanged, and so is a default
 * that is an array or object.
 */
export function sameQuietly(walk: Walk, original: Shape, update: Shape, a: JsonValue, b: JsonValue): boolean {
  const [left, right] = [original.load, update.load];
  // Each draft reads other keywords.
  if (left.library.draft !== right.library.draft) return false;
  return same(walk, a, b, left.document.exactNumbers || right.document.exactNumbers);
}

/** The same for what a `$ref` leads to, which many others may lead to as well: the answer is kept. */
export function sameTargets(walk: Walk, original: Shape, update: Shape): boolean {
  const [a, b] = [original.json, update.json];
  if (walk.equal.get(a) === b) return true;
  const equal = sameQuietly(walk, original, update, a, b);
  if (equal) walk.equal.set(a, b);
  return equal;
}

/** `exact`: a number may be written otherwise on the other side (1 and 1.0, 1.5 and 1.50), so it settles nothing. */
function same(walk: Walk, a: JsonValue, b: JsonValue, exact: boolean): boolean {
  if (a === b) return !exact || typeof a !== 'number';
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (walk.unequal.get(a) === b) return false;
  const equal = sameContainers(walk, a, b, exact);
  if (!equal) walk.unequal.set(a, b);
  return equal;
}

type Container = JsonObject | readonly JsonValue[];

function sameContainers(walk: Walk, a: Container, b: Container, exact: boolean): boolean {
  if (isList(a) || isList(b)) {
    return (
      isList(a) &&
      isList(b) &&
      a.length === b.length &&
      a.every((entry, index) => same(walk, entry, b[index] ?? null, exact))
    );
  }
  let count = 0;
  for (const key in a) {
    const [left, right] = [a[key], b[key]];
    if (left === undefined || right === undefined || isLoud(key, left) || !same(walk, left, right, exact)) return false;
    count++;
  }
  return count === Object.keys(b).length;
}

function isList(value: Container): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isLoud(key: string, value: JsonValue): boolean {
  switch (key) {
    case '$ref':
    case '$dynamicRef':
    case 'not':
      return true;
    case 'default':
      return typeof value === 'object' && value !== null;
    default:
      return false;
  }
}
