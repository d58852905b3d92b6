import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonValue } from '../../json/jsonText.js';
import type { CombinedShape, Shape } from '../model.js';
import { referredShape } from '../references/lookup.js';
import { compareArrays } from './array.js';
import { compareCombined } from './combined.js';
import { addAll, isDecided, newSink, note, pathTo } from './context.js';
import type { At, Sink, Walk } from './context.js';
import { sameTargets } from './equal.js';
import { compareConstants, compareEnums } from './enumeration.js';
import { compareNots } from './not.js';
import { compareNumbers } from './number.js';
import { compareObjects } from './object.js';
import { compareStrings } from './string.js';
import { valueKey } from './values.js';

/** From here on an answer that was worked out once for a pair of schemas is used again wherever the pair recurs. */
const MANY_PAIRS = 20_000;

/** So many copied differences cost as much as one compared pair. */
const COPIES_PER_PAIR = 4;

/** Definitions that lead from one to the next deeper than this would overflow the stack, here as in the reference. */
const MAX_DEPTH = 550;

/** More than a person or a tool can use. */
export const MAX_DIFFERENCES = 10_000;

/** Compares what `update` reads with what `original` wrote, and notes every difference in the sink. */
export function compareSchemas(walk: Walk, sink: Sink, path: string, original: Shape, update: Shape): void {
  if (isDecided(sink) || walk.exhausted) return;
  if (++walk.pairs > walk.limit || walk.depth > MAX_DEPTH) {
    walk.exhausted = true;
    return;
  }
  if (walk.pairs > MANY_PAIRS) walk.memo ??= new Map();
  const [from, to] = [followed(original), followed(update)];
  if (from === undefined || to === undefined) return;
  if (original.tag === 'ref' && isUnchanged(walk, from, to)) return;
  const at: At = { walk, sink, path, original: from, update: to };
  walk.depth++;
  if (walk.memo === undefined) compareShapes(at);
  else compareOnce(at, walk.memo);
  walk.depth--;
}

/** Both sides are written alike, and such a schema never differs from itself. */
function isUnchanged(walk: Walk, from: Shape, to: Shape): boolean {
  return from.outer && to.outer && from.tag === to.tag && sameTargets(walk, from, to);
}

/** The differences of a pair without touching the caller's sink, up to the first incompatibility. */
export function probe(walk: Walk, path: string, original: Shape, update: Shape): Sink {
  const sink = newSink(true);
  compareSchemas(walk, sink, path, original, update);
  return sink;
}

/** A `$ref` is followed one hop and no further. */
function followed(shape: Shape): Shape | undefined {
  return shape.tag === 'ref' ? referredShape(shape) : shape;
}

function compareShapes(at: At): void {
  const { walk, original, update } = at;
  if ((original.tag === 'combined') !== (update.tag === 'combined')) {
    const others = walk.unwrapping.get(original) ?? new Map<Shape, number>();
    const before = others.get(update);
    if (before === walk.bodies) {
      note(at, 'TYPE_CHANGED', undefined, { note: 'The schema is defined only by itself, so nothing can match it.' });
      return;
    }
    walk.unwrapping.set(original, others.set(update, walk.bodies));
    const found = unwrap(at);
    if (before === undefined) others.delete(update);
    else others.set(update, before);
    if (found) return;
  }
  if (!sameClass(original, update)) {
    if (original.tag === 'false' || update.tag === 'empty' || update.tag === 'true') return;
    if (!isConnectBytes(original) || !isConnectBytes(update)) note(at, 'TYPE_CHANGED');
    return;
  }
  if (!enter(walk, original)) return;
  compareAnnotations(at);
  walk.bodies++;
  compareBodies(at);
  walk.bodies--;
  walk.inProgress.delete(original);
}

/** One side is a combined schema and the other is not. True where a branch stands for the whole. */
function unwrap(at: At): boolean {
  const { original, update } = at;
  if (update.tag === 'combined') {
    if (update.members.length === 1) return firstMatch(at, update, (member) => [original, member]);
    if (update.criterion === 'allOf') return false;
    if (!firstMatch(at, update, (member) => [original, member])) return false;
    note(at, 'SUM_TYPE_EXTENDED');
    return true;
  }
  if (original.tag !== 'combined') return false;
  if (original.members.length === 1) return firstMatch(at, original, (member) => [member, update]);
  if (original.criterion !== 'allOf' || !firstMatch(at, original, (member) => [member, update])) return false;
  note(at, 'PRODUCT_TYPE_NARROWED');
  return true;
}

function firstMatch(
  at: At,
  combined: CombinedShape,
  pairWith: (member: Shape) => readonly [original: Shape, update: Shape],
): boolean {
  for (const member of combined.members) {
    const found = probe(at.walk, at.path, ...pairWith(member));
    if (at.walk.exhausted) return true;
    if (found.broken) continue;
    addAll(at.sink, found);
    return true;
  }
  return false;
}

/** The guard against recursion is the original alone, except where each pair is compared once anyway. */
function enter(walk: Walk, original: Shape): boolean {
  if (walk.memo !== undefined) return true;
  if (walk.inProgress.has(original)) return false;
  walk.inProgress.add(original);
  return true;
}

function sameClass(original: Shape, update: Shape): boolean {
  return original.tag === update.tag;
}

function isConnectBytes(shape: Shape): boolean {
  return shape.outer && shape.json['connect.type'] === 'bytes';
}

function compareAnnotations(at: At): void {
  const { original, update } = at;
  if (!original.outer && !update.outer) return;
  const { draft, modern } = update.load.library;
  if (!modern || !original.load.library.modern) {
    if (idOf(original) !== idOf(update)) note(at, 'ID_CHANGED', undefined, steps(draft === '04' ? 'id' : '$id'));
  }
  if (annotation(original, 'title') !== annotation(update, 'title'))
    note(at, 'TITLE_CHANGED', undefined, steps('title'));
  if (annotation(original, 'description') !== annotation(update, 'description')) {
    note(at, 'DESCRIPTION_CHANGED', undefined, steps('description'));
  }
  if (!sameDefault(original, update)) note(at, 'DEFAULT_CHANGED', undefined, steps('default'));
}

function steps(keyword: string): { readonly original: readonly string[]; readonly update: readonly string[] } {
  return { original: [keyword], update: [keyword] };
}

/** 2019-09 and later lose their `$id` on the way. */
function idOf(shape: Shape): JsonValue | undefined {
  const { draft, modern } = shape.load.library;
  if (modern) return undefined;
  return annotation(shape, draft === '04' ? 'id' : '$id');
}

function annotation(shape: Shape, keyword: string): JsonValue | undefined {
  return shape.outer ? shape.json[keyword] : undefined;
}

function sameDefault(original: Shape, update: Shape): boolean {
  const before = defaultOf(original);
  const after = defaultOf(update);
  if (before === undefined) return after === undefined;
  // The reference's null is equal to nothing at all, but not the other way round.
  if (after === undefined) return before === null;
  // Arrays and objects are compared by identity: they always differ.
  if (isJsonArray(before) || isJsonObject(before) || isJsonArray(after) || isJsonObject(after)) return false;
  return (
    valueKey(original.load.document, original.json, 'default') ===
    valueKey(update.load.document, update.json, 'default')
  );
}

/** 2019-09 and later: a null default is none. */
export function defaultOf(shape: Shape): JsonValue | undefined {
  if (shape.tag === 'ref') return undefined;
  const value = annotation(shape, 'default');
  return value === null && shape.load.library.modern ? undefined : value;
}

function compareBodies(at: At): void {
  const { original, update } = at;
  switch (original.tag) {
    case 'string':
      if (update.tag === 'string') compareStrings(at, original, update);
      return;
    case 'number':
      if (update.tag === 'number') compareNumbers(at, original, update);
      return;
    case 'object':
      if (update.tag === 'object') compareObjects(at, original, update);
      return;
    case 'array':
      if (update.tag === 'array') compareArrays(at, original, update);
      return;
    case 'enum':
      compareEnums(at);
      return;
    case 'const':
      compareConstants(at);
      return;
    case 'not':
      compareNots(at);
      return;
    case 'combined':
      if (update.tag === 'combined') compareCombined(at, original, update);
      return;
    case 'true':
    case 'false':
    case 'empty':
    case 'boolean':
    case 'null':
    case 'conditional':
    case 'ref':
      return;
  }
}

/** Like `compareShapes`, but once per pair; a pair inside itself is taken as compatible. */
function compareOnce(at: At, memo: Map<Shape, Map<Shape, Sink>>): void {
  const answers = memo.get(at.original) ?? new Map<Shape, Sink>();
  memo.set(at.original, answers);
  let answer = answers.get(at.update);
  if (answer === undefined || (isDecided(answer) && !at.sink.probe)) {
    answer = newSink(at.sink.probe);
    answers.set(at.update, newSink(false));
    compareShapes({ ...at, sink: answer, path: '#/' });
    answers.set(at.update, answer);
  }
  // Copies cost too, and there can be far more of them than pairs.
  at.walk.pairs += Math.floor(answer.found.length / COPIES_PER_PAIR);
  for (const found of answer.found) {
    if (at.sink.found.length >= MAX_DIFFERENCES) break;
    at.sink.found.push({ ...found, path: rebased(at.path, found.path) });
  }
  if (answer.broken) at.sink.broken = true;
}

function rebased(path: string, relative: string): string {
  return relative === '#/' ? path : pathTo(path, relative.slice(2));
}
