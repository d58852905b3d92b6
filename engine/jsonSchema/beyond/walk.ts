import type { Facts } from '../../difference.js';
import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonObject, JsonValue } from '../../json/jsonText.js';
import type { JsonContainer } from '../../json/places.js';
import type { EventWarning, WarnOptions } from '../../warning.js';
import { newSink } from '../compare/context.js';
import { compareSchemas } from '../compare/schema.js';
import { newWalk } from '../compare/walk.js';
import type { JsonSchema, Shape } from '../model.js';
import { placeOf } from '../places.js';
import { pointerNames } from '../references/uri.js';
import { shapeOf } from '../shape/shape.js';

/** A schema object where it stands in its text. */
export interface SchemaNode {
  readonly schema: JsonSchema;
  readonly json: JsonObject;
  readonly holder: JsonContainer | undefined;
  readonly key: string | number;
}

/** Two schemas that an event meets at the same place. */
export interface NodePair {
  readonly reader: SchemaNode;
  readonly writer: SchemaNode;
  readonly options: WarnOptions;
}

export type NodeRule = (pair: NodePair, report: Report) => void;
export type Report = (rule: string, pair: NodePair, keyword: string, facts: Facts) => void;

/** As many as help anybody. */
const MAX_WARNINGS = 1_000;
/** Pairs of schemas that are looked at. */
const MAX_PAIRS = 20_000;

/**
 * The pairs of schemas that an event meets in both: through properties, items, members of allOf and references within the
 * text. Branches of anyOf, oneOf and not are left out: there a stricter schema need not refuse anything.
 */
export function walkNodes(
  reader: JsonSchema,
  writer: JsonSchema,
  options: WarnOptions,
  rules: readonly NodeRule[],
): readonly EventWarning[] {
  const [ours, theirs] = [reader.document.value, writer.document.value];
  if (!isJsonObject(ours) || !isJsonObject(theirs)) return [];
  const warnings: EventWarning[] = [];
  const report: Report = (rule, pair, keyword, facts) => {
    if (warnings.length >= MAX_WARNINGS) return;
    const at = (node: SchemaNode) => () => placeOf(shapeFor(node), [keyword]);
    warnings.push({ rule, reader: at(pair.reader), writer: at(pair.writer), facts });
  };
  const seen = new Map<JsonObject, Set<JsonObject>>();
  const pending: NodePair[] = [];
  const add = (readerNode: SchemaNode | undefined, writerNode: SchemaNode | undefined) => {
    if (readerNode === undefined || writerNode === undefined || pending.length >= MAX_PAIRS) return;
    const met = seen.get(readerNode.json) ?? new Set();
    if (met.has(writerNode.json)) return;
    seen.set(readerNode.json, met.add(writerNode.json));
    pending.push({ reader: readerNode, writer: writerNode, options });
  };
  add(
    { schema: reader, json: ours, holder: undefined, key: '' },
    { schema: writer, json: theirs, holder: undefined, key: '' },
  );
  for (let next = 0; next < pending.length; next++) {
    const pair = pending[next] as NodePair;
    for (const rule of rules) rule(pair, report);
    follow(pair.reader, pair.writer, add);
  }
  return warnings;
}

type Add = (reader: SchemaNode | undefined, writer: SchemaNode | undefined) => void;

function follow(reader: SchemaNode, writer: SchemaNode, add: Add): void {
  if (isReference(reader.json) || isReference(writer.json)) {
    add(isReference(reader.json) ? targetOf(reader) : reader, isReference(writer.json) ? targetOf(writer) : writer);
    return;
  }
  for (const keyword of ['items', 'additionalProperties']) add(child(reader, keyword), child(writer, keyword));
  for (const keyword of ['properties', 'patternProperties']) {
    const [ours, theirs] = [reader.json[keyword], writer.json[keyword]];
    if (!isJsonObject(ours) || !isJsonObject(theirs)) continue;
    for (const name of Object.keys(ours)) add(member(reader, ours, name), member(writer, theirs, name));
  }
  const [ours, theirs] = [reader.json['allOf'], writer.json['allOf']];
  if (!isJsonArray(ours) || !isJsonArray(theirs) || ours.length !== theirs.length) return;
  for (let index = 0; index < ours.length; index++) add(member(reader, ours, index), member(writer, theirs, index));
}

export function isReference(json: JsonObject): boolean {
  return typeof json['$ref'] === 'string';
}

/** The schema that a `$ref` within the text leads to, one hop; undefined for every other address. */
export function targetOf({ schema, json }: SchemaNode): SchemaNode | undefined {
  const ref = json['$ref'];
  if (typeof ref !== 'string' || !ref.startsWith('#/')) return undefined;
  let at: JsonValue | undefined = schema.document.value;
  let node: SchemaNode | undefined;
  for (const name of pointerNames(ref.slice(1))) {
    if (!isJsonObject(at) || !Object.hasOwn(at, name)) return undefined;
    node = member({ schema }, at, name);
    at = at[name];
  }
  return node;
}

export function child(node: SchemaNode, keyword: string): SchemaNode | undefined {
  return Object.hasOwn(node.json, keyword) ? member(node, node.json, keyword) : undefined;
}

export function member(
  { schema }: Pick<SchemaNode, 'schema'>,
  holder: JsonContainer,
  key: string | number,
): SchemaNode | undefined {
  if (!Object.hasOwn(holder, key)) return undefined;
  const json = (holder as Readonly<Record<string | number, JsonValue>>)[key];
  return isJsonObject(json) ? { schema, json, holder, key } : undefined;
}

/** Whether the registry's own comparison would refuse this pair, if it made it. */
export function isBroken(reader: SchemaNode, writer: SchemaNode, options: WarnOptions): boolean {
  const sink = newSink(true);
  compareSchemas(newWalk(options), sink, '#/', shapeFor(writer), shapeFor(reader));
  return sink.broken;
}

/** A reading of its own, so that the schema's own comparison stays as it is. */
function shapeFor({ schema, json, holder, key }: SchemaNode): Shape {
  const { document } = schema;
  const library = schema.root?.load.library;
  if (library === undefined) throw new Error('a schema that holds an object has a root');
  const load = { document, base: document.base, library, shapes: new Map(), held: new Map(), refs: new Map() };
  return shapeOf(load, document.base, json, holder, key);
}

export function isSame(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** How a schema is called in a sentence. */
export function nameOf({ key, holder }: SchemaNode): string {
  return holder === undefined ? 'the schema' : `'${key}'`;
}
