import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonObject, JsonValue } from '../../json/jsonText.js';
import type { Library, Load, RefShape, Shape, Target } from '../model.js';
import { inJavaOrder } from '../shape/javaOrder.js';
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
  if (!library.refsHanded) {
    // Without recursion nobody can tell the copies apart.
    if (!reachesItself(target, library)) return target.shape;
    library.refsHanded = true;
    handOut(library);
  }
  return ref.load.held.get(ref.json) ?? target.shape;
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
}

function handOut(library: Library): void {
  const { root } = library;
  if (root === undefined) return;
  const walk: Walk = { queue: [], done: 0, translated: new Set() };
  translate(root, walk);
  drain(walk);
}

function translate(shape: Shape, walk: Walk): void {
  visitObject(shape.load, shape.base, shape.json, walk, () => walk.translated.add(shape));
  walk.translated.add(shape);
}

function drain(walk: Walk): void {
  let copies = new Map<Shape, Shape>();
  for (; walk.done < walk.queue.length;) {
    const next = walk.queue[walk.done++];
    const ref = next?.json['$ref'];
    if (next === undefined || typeof ref !== 'string') continue;
    const target = targetAt(next.load, next.base, ref)?.shape;
    if (target === undefined) continue;
    if (walk.translated.has(target)) {
      const copy = copies.get(target) ?? { ...target };
      copies.set(target, copy);
      next.load.held.set(next.json, copy);
    } else {
      next.load.held.set(next.json, target);
      translate(target, walk);
      copies = new Map();
    }
  }
}

const LISTS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const SINGLE: ReadonlySet<string> = new Set(['not', 'items', 'contains', 'additionalProperties', 'propertyNames']);

function visit(load: Load, base: string, value: JsonValue | undefined, walk: Walk): void {
  if (!isJsonObject(value)) return;
  const id = value['$id'];
  visitObject(load, typeof id === 'string' ? resolveUri(base, id) : base, value, walk, () => undefined);
}

/** `base` is the base inside the object. */
function visitObject(load: Load, base: string, json: JsonObject, walk: Walk, beforeDefinitions: () => void): void {
  for (const keyword of inJavaOrder(Object.keys(json))) {
    const value = json[keyword];
    if (keyword === '$ref') walk.queue.push({ load, base, json });
    else if (SINGLE.has(keyword)) visit(load, base, value, walk);
    else if (LISTS.has(keyword)) visitList(load, base, value, walk);
    else if (keyword === 'if') for (const part of ['if', 'then', 'else']) visit(load, base, json[part], walk);
    else if (keyword === 'dependentSchemas') visitNamed(load, base, value, walk);
  }
  visitNamed(load, base, json['properties'], walk);
  visitNamed(load, base, json['patternProperties'], walk);
  visit(load, base, json['unevaluatedItems'], walk);
  visit(load, base, json['unevaluatedProperties'], walk);
  beforeDefinitions();
  for (const keyword of ['$defs', 'definitions']) {
    const definitions = json[keyword];
    if (!isJsonObject(definitions)) continue;
    for (const name of inJavaOrder(Object.keys(definitions))) {
      visit(load, base, definitions[name], walk);
      drain(walk);
    }
  }
}

function visitList(load: Load, base: string, list: JsonValue | undefined, walk: Walk): void {
  if (isJsonArray(list)) for (const member of list) visit(load, base, member, walk);
}

function visitNamed(load: Load, base: string, named: JsonValue | undefined, walk: Walk): void {
  if (!isJsonObject(named)) return;
  for (const name of inJavaOrder(Object.keys(named))) visit(load, base, named[name], walk);
}
