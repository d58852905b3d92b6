type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type JsonMap = { readonly [name: string]: Json };

/** Values of every type, some of them far from what a schema usually allows. */
const VALUES: readonly Json[] = [
  ...[null, true, false, 0, 1, -1, 0.5, 1.5, 7, 1_000_000, '', 'a', 'abc', 'x'.repeat(40), [], [1], ['a'], [1, 1], {}],
  { zz: 1 },
];
/** Names that patterns like to find. */
const NAMES: readonly string[] = ['extra', 'x-a', 'x_1', 'S_25'];

const MAX_VALUES = 90;
const MAX_NAMES = 14;
const MAX_DEPTH = 4;

/**
 * Events about the limits of two schemas: samples of the writer, each with one part replaced, added or taken away, and
 * bare values. Values and names are taken from the schemas too: listed values, bounds and what is next to them. Most of
 * the events are valid under neither schema, so ask the writer first.
 */
export function* eventsAbout(writer: string, reader: string, samples: readonly string[]): Generator<Json> {
  const values = [...VALUES];
  const names = new Set(NAMES);
  for (const text of [writer, reader]) collect(JSON.parse(text) as Json, values, names);
  const distinct = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()].slice(0, MAX_VALUES);
  const pool: Pool = { values: distinct, names: [...names].slice(0, MAX_NAMES) };
  for (const sample of samples) {
    const event = JSON.parse(sample) as Json;
    yield event;
    yield* variantsOf(event, pool, 0);
  }
  yield* distinct;
  for (const value of distinct) {
    yield [value];
    for (const name of pool.names) yield { [name]: value };
  }
}

interface Pool {
  readonly values: readonly Json[];
  readonly names: readonly string[];
}

function isMap(value: Json): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function collect(schema: Json, values: Json[], names: Set<string>): void {
  if (Array.isArray(schema)) for (const part of schema as readonly Json[]) collect(part, values, names);
  if (!isMap(schema)) return;
  for (const [keyword, part] of Object.entries(schema)) {
    if (isMap(part) && /^(properties|dependen)/.test(keyword)) Object.keys(part).forEach((name) => names.add(name));
    if (keyword === 'required' && Array.isArray(part)) for (const name of part) names.add(String(name));
    if (keyword === 'enum' && Array.isArray(part)) values.push(...(part as readonly Json[]));
    if (keyword === 'const' || keyword === 'default') values.push(part);
    if (typeof part === 'number' && Math.abs(part) < 200) values.push(...aroundBound(part));
    collect(part, values, names);
  }
}

function aroundBound(bound: number): readonly Json[] {
  const length = Math.max(0, Math.ceil(bound));
  const lists = length < 20 ? [length, length + 1] : [];
  return [
    ...[bound, bound + 1, bound - 1, bound / 2, bound * 2, 'y'.repeat(length), 'y'.repeat(length + 1)],
    ...lists.map((count) => Array.from({ length: count }, (_, index) => index)),
    ...lists.map((count) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, index]))),
  ];
}

function* variantsOf(value: Json, pool: Pool, depth: number): Generator<Json> {
  if (depth > MAX_DEPTH) return;
  yield* pool.values;
  if (Array.isArray(value)) yield* listVariants(value as readonly Json[], pool, depth);
  else if (isMap(value)) yield* mapVariants(value, pool, depth);
}

function* listVariants(list: readonly Json[], pool: Pool, depth: number): Generator<Json> {
  yield list.slice(0, -1);
  for (const [index, part] of list.slice(0, 3).entries()) {
    for (const other of variantsOf(part, pool, depth + 1)) yield list.map((kept, at) => (at === index ? other : kept));
  }
  for (const value of pool.values) yield [...list, value];
}

function* mapVariants(map: JsonMap, pool: Pool, depth: number): Generator<Json> {
  for (const [name, part] of Object.entries(map)) {
    yield Object.fromEntries(Object.entries(map).filter(([other]) => other !== name));
    for (const other of variantsOf(part, pool, depth + 1)) yield { ...map, [name]: other };
  }
  for (const name of pool.names) {
    if (!Object.hasOwn(map, name)) for (const value of pool.values) yield { ...map, [name]: value };
  }
}
