import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonObject, JsonValue } from '../../json/jsonText.js';
import type { JsonContainer } from '../../json/places.js';
import type { JsonSchema, Library, Load, Shape } from '../model.js';
import { targetAt } from '../references/lookup.js';
import { resolveUri } from '../references/uri.js';
import { addressIssues } from './addresses.js';
import type { Addresses } from './addresses.js';
import { endlessIssues } from './endless.js';
import { expectationsOf, isUnconditional } from './expectations.js';
import type { Issue } from './issue.js';
import { keywordIssues } from './keywordIssues.js';
import { lintSchema } from './lint.js';

/** One schema to look at. `read`: the reference reads it too, so what is wrong here makes it refuse the whole. */
export interface Visit {
  readonly load: Load;
  readonly base: string;
  readonly json: JsonObject;
  readonly read: boolean;
}

interface Walk {
  readonly library: Library;
  readonly queue: Visit[];
  readonly seen: Set<JsonContainer>;
  /** What something was said about already. */
  readonly told: Set<JsonContainer>;
  readonly addresses: Addresses;
  readonly issues: Issue[];
}

/** More problems than this help nobody. */
const MAX_ISSUES = 500;

/** The issues of all schemas that the root reaches, and of those in the same text that it does not. */
export function schemaIssues(schema: JsonSchema, library: Library): readonly Issue[] {
  const { root } = schema;
  if (root === undefined) return [];
  const walk: Walk = { library, queue: [], seen: new Set(), told: new Set(), addresses: new Map(), issues: [] };
  enqueueShape(walk, root);
  drain(walk);
  // The second round goes through all schemas of the text, for those that the first had no way to.
  const rest: Walk = { ...walk, queue: [], seen: new Set() };
  const { value } = schema.document;
  if (value !== undefined) enqueue(rest, root.load, schema.document.base, value, false);
  drain(rest);
  return [...walk.issues, ...endlessIssues(walk.queue, library)];
}

function drain(walk: Walk): void {
  for (const visit of walk.queue) {
    if (walk.issues.length >= MAX_ISSUES) return;
    look(walk, visit);
  }
}

function look(walk: Walk, visit: Visit): void {
  const { json, load, base, read } = visit;
  if (!walk.told.has(json)) tell(walk, visit);
  walk.told.add(json);
  const hidden = !load.library.modern && typeof json['$ref'] === 'string';
  for (const keyword of load.library.modern ? ['$ref', '$dynamicRef'] : ['$ref']) {
    const ref = json[keyword];
    const target = read && typeof ref === 'string' ? targetAt(load, base, ref) : undefined;
    if (target !== undefined) enqueueShape(walk, target.shape);
  }
  if (hidden && read) return;
  for (const value of subschemas(visit)) enqueue(walk, load, base, value, read);
}

/** One by one: a list can be too long to be spread into a call. */
function tell(walk: Walk, visit: Visit): void {
  for (const issues of [keywordIssues(visit), addressIssues(visit, walk.addresses), lintSchema(visit)]) {
    for (const issue of issues) if (walk.issues.length < MAX_ISSUES) walk.issues.push(issue);
  }
}

function enqueueShape(walk: Walk, shape: Shape): void {
  if (walk.seen.has(shape.json)) return;
  walk.seen.add(shape.json);
  walk.queue.push({ load: shape.load, base: shape.base, json: shape.json, read: true });
}

function enqueue(walk: Walk, load: Load, base: string, value: JsonValue, read: boolean): void {
  if (!isJsonObject(value) || walk.seen.has(value)) return;
  walk.seen.add(value);
  const id = value[load.library.draft === '04' ? 'id' : '$id'];
  walk.queue.push({ load, base: typeof id === 'string' ? resolveUri(base, id) : base, json: value, read });
}

/** The schemas right inside an object. Definitions are read by 2019-09 and later only. */
function subschemas(visit: Visit): readonly JsonValue[] {
  const { json, load, read } = visit;
  const { library } = load;
  const known = expectationsOf(library.draft);
  const found: JsonValue[] = [];
  for (const keyword in json) {
    const value = json[keyword];
    // `true`, `false` and what is no schema have nothing inside to look at.
    if (typeof value !== 'object' || value === null) continue;
    if (read && library.modern && (isUnconditional(json, keyword) || isInnerDefinitions(visit, keyword))) continue;
    const expectation = known[keyword] ?? (!read && isDefinitions(keyword) ? 'named schemas' : undefined);
    switch (expectation) {
      case 'schema':
        found.push(value);
        break;
      case 'schemas':
        if (isJsonArray(value)) for (const member of value) found.push(member);
        break;
      case 'items':
      case 'object or list':
        if (isJsonArray(value)) for (const member of value) found.push(member);
        else found.push(value);
        break;
      case 'named schemas':
      case 'named names or schemas':
      case 'named names or objects':
        if (isJsonObject(value)) for (const member of Object.values(value)) found.push(member);
        break;
      default:
        break;
    }
  }
  return found;
}

/** From 2019-09 on `definitions` are an unknown word, but at the top of a text, where they stand for `$defs`. */
function isInnerDefinitions({ json, load }: Visit, keyword: string): boolean {
  return keyword === 'definitions' && json !== load.document.value;
}

function isDefinitions(keyword: string): boolean {
  return keyword === 'definitions' || keyword === '$defs';
}
