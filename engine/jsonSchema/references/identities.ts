import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonObject, JsonValue } from '../../json/jsonText.js';
import type { Library, Load, RefShape, Shape, Target } from '../model.js';
import { inJavaOrder } from '../shape/javaOrder.js';
import { modernFamily } from '../shape/keywords.js';
import { targetAt } from './lookup.js';
import { resolveUri } from './uri.js';

/**
 * 2019-09 and later: which reading of its target a `$ref` holds. The reference fills in its `$ref`s from a queue. The
 * first one of a target gets the translation itself, later ones a copy that each round of the queue makes once. The
 * recursion guard tells copies apart, so a recursive schema is compared once more before it stops: this order decides
 * how often one change is listed.
 */
export function targetHeldBy(ref: RefShape, target: Target): Shape {
  const { library } = ref.load;
  // Without recursion nobody can tell the copies apart, unless one was made too early.
  if (!library.refsHanded && !reachesItself(target, library) && !hasDefinitions(target.shape)) return target.shape;
  handOut(library);
  return ref.load.held.get(ref.json) ?? target.shape;
}

/** Whether the reference looks at definitions before it has done with a schema. */
function hasDefinitions({ json, load }: Shape): boolean {
  return '$defs' in json || ('definitions' in json && json === load.document.value);
}

const MANY_TARGETS = 100;

/** Whether a `$ref` somewhere inside a target leads back to it. Answered once for each target. */
function reachesItself(target: Target, { cyclic }: Library): boolean {
  const known = cyclic.get(target.shape);
  if (known !== undefined) return known;
  const seen = new Set<Shape>();
  const waiting = [target];
  let found = false;
  for (const at of waiting) {
    const { load, base, json } = at.shape;
    for (const [ref, from] of refsIn(json, base)) {
      const next = targetAt(load, from, ref);
      if (next === undefined || seen.has(next.shape)) continue;
      seen.add(next.shape);
      waiting.push(next);
      if (next.shape === target.shape || cyclic.get(next.shape) === true) found = true;
    }
    // So many are cheaper to hand out than to search through.
    if (waiting.length > MANY_TARGETS) found = true;
    if (found) break;
  }
  cyclic.set(target.shape, found);
  return found;
}

/** Every `$ref` in a value with the base it is relative to. */
function refsIn(value: JsonValue, base: string, into: (readonly [string, string])[] = []): typeof into {
  if (isJsonArray(value)) {
    for (const entry of value) if (typeof entry === 'object') refsIn(entry, base, into);
  } else if (isJsonObject(value)) {
    const id = value['$id'];
    const inside = typeof id === 'string' ? resolveUri(base, id) : base;
    for (const key in value) {
      const member = value[key];
      if (key === '$ref' && typeof member === 'string') into.push([member, inside]);
      else if (typeof member === 'object') refsIn(member, inside, into);
    }
  }
  return into;
}

interface Waiting {
  readonly load: Load;
  readonly base: string;
  readonly json: JsonObject;
}

interface Walk {
  readonly queue: Waiting[];
  /** How many of the queue are done; they stay in it, because shifting a long array is slow. */
  done: number;
  readonly translated: Set<Shape>;
  /** The `$ref`s whose targets are being translated, with how many translations there were when they came up. */
  readonly open: Map<JsonObject, number>;
  /** The schemas around the walk whose definitions it is in. */
  readonly defining: JsonObject[];
  /** How many schemas stand inside each other where the walk is, and how many it has looked at. */
  depth: number;
  looked: number;
  endless: boolean;
}

/** Far more than people write; translations inside each other would overflow the stack before, as in the reference. */
const MAX_DEPTH = 1_500;
const MAX_LOOKED = 500_000;

/**
 * 2019-09 and later: whether the reference never ends reading the schema. It fills in the `$ref`s as soon as it meets
 * definitions, those that stand inside another schema too. If one of them leads to the schema around the definitions,
 * which is not there yet, that schema is read again from its beginning, with the same definitions inside.
 */
export function isEndless(library: Library): boolean {
  handOut(library);
  return library.endless;
}

function handOut(library: Library): void {
  const { root, refsHanded } = library;
  if (refsHanded || root === undefined) return;
  library.refsHanded = true;
  const walk: Walk = {
    queue: [],
    done: 0,
    translated: new Set(),
    open: new Map(),
    defining: [],
    depth: 0,
    looked: 0,
    endless: false,
  };
  translate(root, walk);
  drain(walk);
  library.endless = walk.endless;
}

function translate(shape: Shape, walk: Walk): void {
  visitObject(shape.load, shape.base, shape.json, walk, () => walk.translated.add(shape));
  walk.translated.add(shape);
}

function drain(walk: Walk): void {
  let copies = new Map<Shape, Shape>();
  for (; walk.done < walk.queue.length && !walk.endless;) {
    const next = walk.queue[walk.done++];
    const ref = next?.json['$ref'];
    if (next === undefined || typeof ref !== 'string') continue;
    const target = targetAt(next.load, next.base, ref)?.shape;
    if (target === undefined) continue;
    if (walk.translated.has(target)) {
      // A schema whose definitions are being read has not yet lost what it loses for them.
      const early = walk.defining.includes(target.json);
      const copy = copies.get(target) ?? (early ? { ...target, early } : { ...target });
      copies.set(target, copy);
      next.load.held.set(next.json, copy);
    } else {
      next.load.held.set(next.json, target);
      translateFor(next.json, target, walk);
      if (copies.size > 0) copies = new Map();
    }
  }
}

/** The same `$ref` inside its own target, with nothing new since: it would come up again and again. */
function translateFor(ref: JsonObject, target: Shape, walk: Walk): void {
  const before = walk.open.get(ref);
  if (before === walk.translated.size) {
    walk.endless = true;
    return;
  }
  walk.open.set(ref, walk.translated.size);
  translate(target, walk);
  if (before === undefined) walk.open.delete(ref);
  else walk.open.set(ref, before);
}

const LISTS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const SINGLE: ReadonlySet<string> = new Set(['not', 'items', 'contains', 'additionalProperties', 'propertyNames']);

function visit(load: Load, base: string, value: JsonValue | undefined, walk: Walk): void {
  if (!isJsonObject(value) || walk.endless) return;
  const id = value['$id'];
  visitObject(load, typeof id === 'string' ? resolveUri(base, id) : base, value, walk, () => undefined);
}

/** `base` is the base inside the object; `known` is called when the reference remembers its translation. */
function visitObject(load: Load, base: string, json: JsonObject, walk: Walk, known: () => void): void {
  walk.depth++;
  if (++walk.looked > MAX_LOOKED || (walk.depth > MAX_DEPTH && walk.open.size > 1)) walk.endless = true;
  let parts = 0;
  for (const keyword of inJavaOrder(Object.keys(json))) {
    const value = json[keyword];
    if (keyword === '$ref') walk.queue.push({ load, base, json });
    else if (SINGLE.has(keyword)) visit(load, base, value, walk);
    else if (LISTS.has(keyword)) visitList(load, base, value, walk);
    else if (keyword === 'if') for (const part of ['if', 'then', 'else']) visit(load, base, json[part], walk);
    else if (keyword === 'dependentSchemas') visitNamed(load, base, value, walk);
    // It is remembered when two parts of it are joined, or when it has none.
    if (isPart(keyword) && ++parts === 2) known();
  }
  if (parts === 0) known();
  visitNamed(load, base, json['properties'], walk);
  if (parts > 0 && json['properties'] !== undefined) known();
  visitNamed(load, base, json['patternProperties'], walk);
  visit(load, base, json['unevaluatedItems'], walk);
  visit(load, base, json['unevaluatedProperties'], walk);
  known();
  walk.defining.push(json);
  for (const definition of definitionsIn(load, json)) {
    visit(load, base, definition, walk);
    drain(walk);
  }
  walk.defining.pop();
  walk.depth--;
}

/** The keywords that the reference makes a part of the schema of, beside `properties` and the like. */
function isPart(keyword: string): boolean {
  return PARTS.has(keyword) || modernFamily(keyword) !== undefined;
}

const PARTS: ReadonlySet<string> = new Set([
  ...['$ref', 'type', 'enum', 'const', 'not', 'if', 'allOf', 'anyOf', 'oneOf'],
  ...['format', 'readOnly', 'writeOnly'],
]);

/** `definitions` count as `$defs` at the top of a text, and nowhere else. */
function definitionsIn({ document }: Load, json: JsonObject): readonly JsonValue[] {
  const own = json['$defs'];
  const older = json === document.value ? json['definitions'] : undefined;
  const named = { ...(isJsonObject(older) ? older : {}), ...(isJsonObject(own) ? own : {}) };
  return inJavaOrder(Object.keys(named)).map((name) => named[name] ?? null);
}

function visitList(load: Load, base: string, list: JsonValue | undefined, walk: Walk): void {
  if (isJsonArray(list)) for (const member of list) visit(load, base, member, walk);
}

function visitNamed(load: Load, base: string, named: JsonValue | undefined, walk: Walk): void {
  if (!isJsonObject(named)) return;
  for (const name of inJavaOrder(Object.keys(named))) visit(load, base, named[name], walk);
}
