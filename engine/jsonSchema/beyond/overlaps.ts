import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonValue } from '../../json/jsonText.js';
import { modernFamily } from '../shape/keywords.js';
import { typeNames } from '../shape/typeNames.js';
import { branchesOf, typeOf } from './branches.js';
import { endOf, isAnnotation, isSame, member } from './node.js';
import type { SchemaNode } from './node.js';
import { allowsEverything, isBroken } from './stricter.js';
import { takes, typesOf } from './types.js';
import { numberOr, typeOfValue, valuesOf } from './values.js';
import type { NodePair } from './walk.js';

/** Choices with more branches are not searched for overlaps: their number grows with the square. */
const MAX_BRANCHES = 24;

/** Two branches that both take some values, and of which one takes more than before; by their numbers from 1. */
export function widened(pair: NodePair): readonly string[] {
  const { reader, writer, options } = pair;
  const [ours, theirs] = [reader, writer].map((node) =>
    isJsonArray(node.json['oneOf']) ? branchesOf(node) : undefined,
  );
  if (ours === undefined || theirs?.length !== ours.length || ours.length > MAX_BRANCHES) return [];
  return ours.flatMap((branch, index) => {
    const before = theirs[index];
    // One that only moved is no wider.
    if (before === undefined || theirs.some(({ json }) => isSame(branch.json, json))) return [];
    const isWider = isBroken(before, branch, options);
    const other = ours.findIndex((another, at) => {
      if (at === index) return false;
      if (takesNewValue(branch, before, another)) return true;
      return isWider && (allowsEverything(another.json) || shareSimpleType(branch, another));
    });
    return other < 0 ? [] : [`${Math.min(index, other) + 1} and ${Math.max(index, other) + 1}`];
  });
}

/** Listed values are apart from others more often than not, and are looked at one by one. */
function shareSimpleType(a: SchemaNode, b: SchemaNode): boolean {
  if ([a, b].some((node) => valuesOf(node) !== undefined)) return false;
  const [ours, theirs] = [typesOf(a), typesOf(b)];
  return ours.some(
    (type) => SIMPLE.has(type) && (takes(theirs, type) || (type === 'number' && takes(theirs, 'integer'))),
  );
}

const SIMPLE: ReadonlySet<string> = new Set(['string', 'number', 'integer']);

/** Whether one of two branches lists a value that both take now, and that the first one did not take before. */
function takesNewValue(branch: SchemaNode, before: SchemaNode, other: SchemaNode): boolean {
  const isNew = (value: JsonValue) => !mayTakeValue(before, value);
  const taken = (a: SchemaNode, b: SchemaNode) =>
    (valuesOf(a) ?? []).some((value) => isNew(value) && takesPlainly(a, value) && takesPlainly(b, value));
  return taken(branch, other) || taken(other, branch);
}

/** Whether it is not plain to see that a branch refuses a value. */
function mayTakeValue(branch: SchemaNode, value: JsonValue): boolean {
  return takesPlainly(branch, value) || !isPlain(branch);
}

/** The pairs of branches that take the same values, some that the writer can write, by their numbers from 1. */
export function overlaps(pair: NodePair, node: SchemaNode, writer: SchemaNode): readonly string[] {
  const list = node.json['oneOf'];
  if (!isJsonArray(list) || list.length > MAX_BRANCHES) return [];
  const written = TYPES.filter((type) => mayWrite(writer, type));
  return list.flatMap((first, index) =>
    list.slice(index + 1).flatMap((second, after) => {
      if (first === false || second === false) return [];
      const [one, two] = [member(node, list, index), member(node, list, index + 1 + after)];
      const overlap =
        written.some((type) => takesAll(one, type) && takesAll(two, type)) ||
        isWithin(pair, one, two) ||
        isWithin(pair, two, one);
      return overlap ? [`${index + 1} and ${index + after + 2}`] : [];
    }),
  );
}

/** From the narrowest on: a branch for integers does not take all numbers. */
const TYPES = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] as const;

/**
 * Whether a schema may have values of a type, as far as its own type, or the types of its branches, say. A branch that
 * leads back to the schema adds no values.
 */
function mayWrite(node: SchemaNode, type: string, seen = new Set<object>()): boolean {
  if (seen.has(node.json)) return false;
  seen.add(node.json);
  const types = typesOf(node);
  if (types.length > 0) return takes(types, type);
  const values = valuesOf(node);
  if (values !== undefined) return values.some((value) => takes([type], typeOfValue(value)));
  return branchesOf(node)?.some((branch) => mayWrite(endOf(branch) ?? branch, type, seen)) ?? true;
}

/** Whether it is plain to see that a schema takes every value of a type. Undefined is the schema `true`. */
function takesAll(node: SchemaNode | undefined, type: string): boolean {
  if (node === undefined) return true;
  const json = endOf(node)?.json;
  if (json === undefined) return false;
  return Object.entries(json).every(([keyword, value]) => {
    if (isAnnotation(keyword)) return keyword !== '$ref';
    if (keyword === 'type') return takes(typeNames(value), type);
    if (keyword === 'not') return isOnlyTypes(value) && !typeNames(value['type']).some((name) => meet(name, type));
    return isOfOthers(keyword, type === 'integer' ? 'number' : type);
  });
}

function isOnlyTypes(value: JsonValue): value is { readonly [keyword: string]: JsonValue } {
  return isJsonObject(value) && Object.keys(value).every((keyword) => keyword === 'type' || isAnnotation(keyword));
}

/** Whether some values are of both types. */
function meet(a: string, b: string): boolean {
  return takes([a], b) || takes([b], a);
}

/** Undefined is the schema `true`. */
function isWithin(pair: NodePair, outer: SchemaNode | undefined, inner: SchemaNode | undefined): boolean {
  if (outer === undefined || allowsEverything(outer.json)) return true;
  if (inner === undefined) return false;
  const values = valuesOf(inner);
  if (values !== undefined) return values.length > 0 && values.every((value) => takesPlainly(outer, value));
  const [wide, narrow] = [typeOf(outer), typeOf(inner)];
  if (wide !== undefined && narrow !== undefined && wide !== narrow) return false;
  if (narrow !== undefined && saysNothingOf(outer, narrow)) return true;
  return endOf(outer) !== undefined && endOf(inner) !== undefined && !pair.isStricter(outer, inner);
}

/** Whether a schema without further conditions is for values of this kind. */
function takesPlainly(outer: SchemaNode, value: JsonValue): boolean {
  const { json } = outer;
  const [listed, types] = [valuesOf(outer), typesOf(outer)];
  if (!isPlain(outer) || (listed === undefined && types.length === 0)) return false;
  if (types.length > 0 && !takes(types, typeOfValue(value))) return false;
  if (listed?.some((other) => isSame(other, value)) === false) return false;
  if (typeof value === 'number')
    return value >= numberOr(json['minimum'], value) && value <= numberOr(json['maximum'], value);
  if (typeof value !== 'string') return true;
  return value.length >= numberOr(json['minLength'], 0) && value.length <= numberOr(json['maxLength'], Infinity);
}

/** Whether a schema has no further conditions than listed values and bounds. */
function isPlain({ json }: SchemaNode): boolean {
  return Object.keys(json).every((keyword) => keyword !== '$ref' && (isAnnotation(keyword) || PLAIN.has(keyword)));
}

const PLAIN: ReadonlySet<string> = new Set(['type', 'enum', 'const', 'minimum', 'maximum', 'minLength', 'maxLength']);

/** Keywords for values of one type let all others pass. */
function saysNothingOf({ json }: SchemaNode, type: string): boolean {
  return Object.keys(json).every((keyword) => (isAnnotation(keyword) ? keyword !== '$ref' : isOfOthers(keyword, type)));
}

function isOfOthers(keyword: string, type: string): boolean {
  const family = keyword === 'patternProperties' || keyword === 'properties' ? 'object' : modernFamily(keyword);
  return family !== undefined && family !== type;
}
