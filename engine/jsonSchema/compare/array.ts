import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonValue } from '../../json/jsonText.js';
import type { JsonContainer } from '../../json/places.js';
import type { Shape, TypedShape } from '../model.js';
import type { RegistryProfile } from '../../options.js';
import { losesUnevaluated } from '../shape/lost.js';
import { childShape } from '../shape/shape.js';
import { compareBound, integerAt, numberAt } from './bounds.js';
import { addAll, note, pathTo } from './context.js';
import type { At, Steps } from './context.js';
import { compareSchemas } from './schema.js';
import { compareUnevaluated, coveringSchema, isEmpty, unevaluated } from './unevaluated.js';

export function compareArrays(at: At, original: TypedShape, update: TypedShape): void {
  const { profile } = at.walk;
  const [before, after] = [arrayView(original, profile), arrayView(update, profile)];
  compareAllItems(at, before, after);
  compareTuples(at, before, after);
  compareAdditional(at, before, after);
  compareUnevaluated(at, 'unevaluatedItems', before.unevaluated, after.unevaluated);
  compareBound(at, 'maxItems', integerAt(original, 'maxItems'), integerAt(update, 'maxItems'));
  compareBound(at, 'minItems', integerAt(original, 'minItems'), integerAt(update, 'minItems'));
  if (before.unique !== after.unique) {
    note(at, before.unique ? 'UNIQUE_ITEMS_REMOVED' : 'UNIQUE_ITEMS_ADDED', 'uniqueItems');
  }
  if (profile !== '7.x') compareContains(at, original, update);
}

function compareContains(at: At, original: TypedShape, update: TypedShape): void {
  compareBound(at, 'maxContains', containsBound(original, 'maxContains'), containsBound(update, 'maxContains'));
  const [least, now] = [containsBound(original, 'minContains'), containsBound(update, 'minContains')];
  compareBound(at, 'minContains', least, now, containsSteps(original, update));
}

/** One array schema as the comparison sees it; which keyword holds what depends on the draft. */
export interface ArrayView {
  readonly all: Shape | undefined;
  readonly tuple: readonly Shape[];
  readonly tupleKeyword: string;
  /** `false`: none allowed. Undefined: anything allowed. */
  readonly additional: Shape | false | undefined;
  readonly additionalKeyword: string;
  readonly unevaluated: Shape | undefined;
  readonly unique: boolean;
}

export function arrayView(shape: TypedShape, profile: RegistryProfile): ArrayView {
  const { json, bare } = shape;
  const unique = !bare && json['uniqueItems'] === true;
  if (bare) return { ...NOTHING, unique };
  return shape.load.library.modern ? modernView(shape, unique, profile) : classicView(shape, unique);
}

const NOTHING: ArrayView = {
  all: undefined,
  tuple: [],
  tupleKeyword: 'items',
  additional: undefined,
  additionalKeyword: 'additionalItems',
  unevaluated: undefined,
  unique: false,
};

function classicView(shape: TypedShape, unique: boolean): ArrayView {
  const { json } = shape;
  const items = json['items'];
  const additional = json['additionalItems'];
  const all = items === undefined || isJsonArray(items) ? undefined : child(shape, json, 'items');
  return {
    ...NOTHING,
    unique,
    all,
    tuple: isJsonArray(items) ? items.map((_, index) => child(shape, items, index)) : [],
    additional: additionalItems(shape, additional, all !== undefined),
  };
}

/** Where one schema is for all items there are no others: the reference forgets a `false` for them, but not a schema. */
function additionalItems(shape: TypedShape, value: JsonValue | undefined, forAll: boolean): ArrayView['additional'] {
  if (isJsonObject(value)) return child(shape, shape.json, 'additionalItems');
  return value === false && !forAll ? false : undefined;
}

function modernView(shape: TypedShape, unique: boolean, profile: RegistryProfile): ArrayView {
  const { json } = shape;
  const prefix = json['prefixItems'];
  const items = json['items'];
  const rest = typeof items === 'object' ? child(shape, json, 'items') : undefined;
  const isTuple = isJsonArray(prefix) && prefix.length > 0;
  return {
    ...NOTHING,
    unique,
    all: isTuple ? undefined : rest,
    tuple: isJsonArray(prefix) ? prefix.map((_, index) => child(shape, prefix, index)) : [],
    tupleKeyword: 'prefixItems',
    additional: items === false ? false : isTuple ? rest : undefined,
    additionalKeyword: 'items',
    unevaluated: unevaluated(shape, 'unevaluatedItems', profile),
  };
}

function child(shape: TypedShape, holder: JsonContainer, key: string | number): Shape {
  return childShape(shape.load, shape.base, holder, key);
}

function compareAllItems(at: At, before: ArrayView, after: ArrayView): void {
  if (before.all === undefined && after.all === undefined) return;
  if (before.all === undefined) note(at, 'SCHEMA_ADDED', 'items');
  else if (after.all === undefined) note(at, 'SCHEMA_REMOVED', 'items');
  else compareSchemas(at.walk, at.sink, pathTo(at.path, 'items'), before.all, after.all);
}

function compareTuples(at: At, before: ArrayView, after: ArrayView): void {
  const shared = Math.min(before.tuple.length, after.tuple.length);
  for (let i = 0; i < Math.max(before.tuple.length, after.tuple.length); i++) {
    const [from, to] = [before.tuple[i], after.tuple[i]];
    if (i < shared && from !== undefined && to !== undefined) {
      compareSchemas(at.walk, at.sink, pathTo(at.path, `items/${i}`), from, to);
    } else if (from !== undefined) itemRemoved(at, before, after, from, i);
    else if (to !== undefined) itemAdded(at, before, after, to, i);
  }
}

function itemRemoved(at: At, before: ArrayView, after: ArrayView, item: Shape, index: number): void {
  const details = tupleSteps(before, after, index);
  const say = (kind: Parameters<typeof note>[1]) => note(at, kind, `items/${index}`, details);
  const covering = coveringSchema(after.additional, after.unevaluated);
  if (isOpenArray(after)) say('ITEM_REMOVED_FROM_OPEN_CONTENT_MODEL');
  else if (covering === undefined) {
    const isFalse = item.tag === 'false';
    say(isFalse ? 'ITEM_WITH_FALSE_REMOVED_FROM_CLOSED_CONTENT_MODEL' : 'ITEM_REMOVED_FROM_CLOSED_CONTENT_MODEL');
  } else {
    const covered = isCovered(at, index, item, covering);
    say(
      covered
        ? 'ITEM_REMOVED_IS_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL'
        : 'ITEM_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
    );
  }
}

function itemAdded(at: At, before: ArrayView, after: ArrayView, item: Shape, index: number): void {
  const details = tupleSteps(before, after, index);
  const say = (kind: Parameters<typeof note>[1]) => note(at, kind, `items/${index}`, details);
  const covering = coveringSchema(before.additional, before.unevaluated);
  if (isOpenArray(before)) {
    say(isEmpty(item) ? 'ITEM_WITH_EMPTY_SCHEMA_ADDED_TO_OPEN_CONTENT_MODEL' : 'ITEM_ADDED_TO_OPEN_CONTENT_MODEL');
  } else if (covering === undefined) say('ITEM_ADDED_TO_CLOSED_CONTENT_MODEL');
  else {
    const covered = isCovered(at, index, covering, item);
    say(
      covered
        ? 'ITEM_ADDED_IS_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL'
        : 'ITEM_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
    );
  }
}

function isCovered(at: At, index: number, original: Shape, update: Shape): boolean {
  const sink = { found: [], broken: false, probe: at.sink.probe };
  compareSchemas(at.walk, sink, pathTo(at.path, `items/${index}`), original, update);
  addAll(at.sink, sink);
  return !sink.broken;
}

function tupleSteps(
  before: ArrayView,
  after: ArrayView,
  index: number,
): { readonly original: Steps; readonly update: Steps } {
  return { original: [before.tupleKeyword, index], update: [after.tupleKeyword, index] };
}

function isOpenArray({ additional, unevaluated: rest }: ArrayView): boolean {
  return additional === undefined && (rest === undefined || isEmpty(rest));
}

function compareAdditional(at: At, before: ArrayView, after: ArrayView): void {
  const details = { original: [before.additionalKeyword], update: [after.additionalKeyword] };
  const say = (kind: Parameters<typeof note>[1]) => note(at, kind, 'additionalItems', details);
  const [from, to] = [before.additional, after.additional];
  if ((from === false) !== (to === false)) say(to === false ? 'ADDITIONAL_ITEMS_REMOVED' : 'ADDITIONAL_ITEMS_ADDED');
  else if (from === false || to === false) return;
  else if (from === undefined && to !== undefined) say('ADDITIONAL_ITEMS_NARROWED');
  else if (from !== undefined && to === undefined) say('ADDITIONAL_ITEMS_EXTENDED');
  else if (from !== undefined && to !== undefined) {
    compareSchemas(at.walk, at.sink, pathTo(at.path, 'additionalItems'), from, to);
  }
}

/** Where no number is written, what the difference is about is `contains`. */
function containsSteps(original: TypedShape, update: TypedShape): { readonly original: Steps; readonly update: Steps } {
  const implied = original.json['minContains'] === undefined && update.json['minContains'] === undefined;
  const steps = [implied ? 'contains' : 'minContains'];
  return { original: steps, update: steps };
}

/**
 * minContains and maxContains. 2019-09 and later: part of `contains`, where the least is 1. Earlier drafts do not know
 * them, but the reference compares what is written beside an array schema that stands alone.
 */
function containsBound(shape: TypedShape, keyword: 'minContains' | 'maxContains'): number | undefined {
  if (!shape.load.library.modern) return shape.outer ? integerAt(shape, keyword) : undefined;
  if (shape.bare || shape.json['contains'] === undefined || losesUnevaluated(shape)) return undefined;
  const written = numberAt(shape, keyword);
  if (written !== undefined) return Math.trunc(written);
  return keyword === 'minContains' ? 1 : undefined;
}
