import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonArray, JsonObject, JsonValue } from '../../json/jsonText.js';
import { seededRandom } from '../../sample/random.js';
import type { Random } from '../../sample/random.js';
import { textFor } from '../../sample/realistic.js';
import type { JsonSchema, Load } from '../model.js';
import { targetAt } from '../references/lookup.js';
import { sampleNumber } from './numbers.js';
import { sampleText } from './texts.js';

/** How deep objects nest before optional parts are left out, so that a recursive schema gives a small event. */
const DEEP = 4;
/** Deeper than this there is no way out of a recursion that requires itself. */
const ENDLESS = 24;
/** Values in one event; a schema can ask for more than anybody could look at. */
const MAX_VALUES = 5_000;

interface Sampling {
  readonly random: Random;
  values: number;
}

/** One schema to make a value for. */
interface Spot {
  readonly load: Load;
  readonly base: string;
  readonly name: string;
  readonly depth: number;
}

/** An event of the schema as JSON text, with values that its names suggest; the same for the same seed. */
export function sampleJsonSchema(schema: JsonSchema, seed: number): string {
  const { root, document } = schema;
  if (root === undefined) return 'null';
  const spot: Spot = { load: root.load, base: document.base, name: 'value', depth: 0 };
  return JSON.stringify(valueOf(document.value, spot, { random: seededRandom(seed), values: 0 }), null, 2);
}

function valueOf(schema: JsonValue | undefined, spot: Spot, sampling: Sampling): JsonValue {
  const { random } = sampling;
  if (++sampling.values > MAX_VALUES || spot.depth > ENDLESS) return null;
  if (!isJsonObject(schema)) return textFor(spot.name, random);
  const [merged, at] = merge(schema, spot, random, 0);
  if (merged['const'] !== undefined) return merged['const'];
  const values = merged['enum'];
  if (isJsonArray(values) && values.length > 0) return values[random.int(0, values.length - 1)] ?? null;
  const examples = merged['examples'];
  if (isJsonArray(examples) && examples.length > 0) return examples[random.int(0, examples.length - 1)] ?? null;
  switch (typeOf(merged, random)) {
    case 'object':
      return objectOf(merged, at, sampling);
    case 'array':
      return arrayOf(merged, at, sampling);
    case 'integer':
      return sampleNumber(merged, at.name, true, random);
    case 'number':
      return sampleNumber(merged, at.name, false, random);
    case 'boolean':
      return random.chance(50);
    case 'null':
      return null;
    default:
      return sampleText(merged, at.name, random);
  }
}

const MAX_MERGES = 12;

/** One schema without `$ref`, with one branch of each anyOf and oneOf and all of each allOf taken in. */
function merge(schema: JsonObject, spot: Spot, random: Random, merges: number): readonly [JsonObject, Spot] {
  if (merges > MAX_MERGES) return [schema, spot];
  const ref = schema['$ref'];
  if (typeof ref === 'string') {
    const target = targetAt(spot.load, spot.base, ref)?.shape;
    if (target === undefined) return [schema, spot];
    const there = { ...spot, load: target.load, base: target.base };
    const [whole, at] = merge(target.json, there, random, merges + 1);
    if (!spot.load.library.modern) return [whole, at];
    const besides = Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== '$ref'));
    return [together(whole, besides), at];
  }
  const { allOf, anyOf, oneOf, ...own } = schema;
  let whole: JsonObject = own;
  let at = spot;
  const parts = [...listOf(allOf), ...oneOfList(anyOf, random), ...oneOfList(oneOf, random)];
  for (const part of parts) {
    if (!isJsonObject(part)) continue;
    const [taken, where] = merge(part, spot, random, merges + 1);
    whole = together(whole, taken);
    if (where.load !== spot.load) at = where;
  }
  return [whole, at];
}

function listOf(value: JsonValue | undefined): JsonArray {
  return isJsonArray(value) ? value : [];
}

function oneOfList(value: JsonValue | undefined, random: Random): JsonArray {
  const list = listOf(value).filter((branch) => !(isJsonObject(branch) && branch['type'] === 'null'));
  const branch = list[random.int(0, Math.max(list.length - 1, 0))];
  return branch === undefined ? listOf(value).slice(0, 1) : [branch];
}

/** Both schemas at once, as far as that can be written as one. */
function together(a: JsonObject, b: JsonObject): JsonObject {
  const whole: Record<string, JsonValue> = { ...a, ...b };
  for (const keyword of ['properties', 'patternProperties']) {
    const [left, right] = [a[keyword], b[keyword]];
    if (isJsonObject(left) && isJsonObject(right)) whole[keyword] = { ...left, ...right };
  }
  const [left, right] = [a['required'], b['required']];
  if (isJsonArray(left) && isJsonArray(right)) whole['required'] = [...left, ...right];
  for (const [keyword, pick] of Object.entries(STRICTER)) {
    const [one, other] = [a[keyword], b[keyword]];
    if (typeof one === 'number' && typeof other === 'number') whole[keyword] = pick(one, other);
  }
  return whole;
}

const STRICTER: Readonly<Record<string, (a: number, b: number) => number>> = {
  ...{ minimum: Math.max, minLength: Math.max, minItems: Math.max, exclusiveMinimum: Math.max },
  ...{ maximum: Math.min, maxLength: Math.min, maxItems: Math.min, exclusiveMaximum: Math.min },
};

function typeOf(schema: JsonObject, random: Random): string {
  const { type } = schema;
  if (typeof type === 'string') return type;
  if (isJsonArray(type)) {
    const names = type.filter((name) => typeof name === 'string' && name !== 'null');
    const name = names[random.int(0, Math.max(names.length - 1, 0))];
    return typeof name === 'string' ? name : type.length === 0 ? 'string' : 'null';
  }
  const has = (...keywords: readonly string[]) => keywords.some((keyword) => schema[keyword] !== undefined);
  if (has('properties', 'required', 'additionalProperties', 'patternProperties', 'minProperties')) return 'object';
  if (has('items', 'prefixItems', 'minItems', 'contains')) return 'array';
  return has('minimum', 'maximum', 'multipleOf', 'exclusiveMinimum', 'exclusiveMaximum') ? 'number' : 'string';
}

function objectOf(schema: JsonObject, spot: Spot, sampling: Sampling): JsonObject {
  const value: Record<string, JsonValue> = {};
  const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
  const required = new Set(listOf(schema['required']).filter((name) => typeof name === 'string'));
  const within = (name: string): Spot => ({ ...spot, name, depth: spot.depth + 1 });
  for (const name of Object.keys(properties)) {
    const property = properties[name];
    if (property === false || (!required.has(name) && spot.depth >= DEEP)) continue;
    value[name] = valueOf(property, within(name), sampling);
  }
  for (const name of required) if (value[name] === undefined) value[name] = textFor(name, sampling.random);
  const least = typeof schema['minProperties'] === 'number' ? schema['minProperties'] : 0;
  const rest = schema['additionalProperties'];
  const wanted = isJsonObject(rest) && Object.keys(properties).length === 0 && spot.depth < DEEP ? 2 : least;
  for (let i = 1; rest !== false && Object.keys(value).length < Math.min(wanted, MAX_VALUES) && i <= wanted; i++) {
    value[`key${i}`] = valueOf(isJsonObject(rest) ? rest : true, within(`key${i}`), sampling);
  }
  return value;
}

function arrayOf(schema: JsonObject, spot: Spot, sampling: Sampling): JsonArray {
  const { items, prefixItems, contains } = schema;
  const tuple = isJsonArray(prefixItems) ? prefixItems : listOf(items);
  const rest = isJsonArray(items) ? schema['additionalItems'] : items;
  const least = typeof schema['minItems'] === 'number' ? schema['minItems'] : 0;
  const most = typeof schema['maxItems'] === 'number' ? schema['maxItems'] : Infinity;
  const usual = tuple.length > 0 ? tuple.length : spot.depth >= DEEP ? 0 : sampling.random.int(1, 3);
  const length = Math.min(Math.max(usual, least), most, MAX_VALUES);
  const name = spot.name.replace(/(?<=[a-z]{2})s$/, '');
  const list: JsonValue[] = [];
  for (let i = 0; i < length; i++) {
    const item = i < tuple.length ? tuple[i] : i === tuple.length && contains !== undefined ? contains : rest;
    if (item === false) break;
    list.push(valueOf(item ?? true, { ...spot, name, depth: spot.depth + 1 }, sampling));
  }
  return schema['uniqueItems'] === true ? distinct(list) : list;
}

function distinct(list: readonly JsonValue[]): JsonArray {
  return [...new Map(list.map((value) => [JSON.stringify(value), value])).values()];
}
