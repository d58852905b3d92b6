import type { CombinedShape, Shape } from '../model.js';
import { addAll, isDecided, note, pathTo } from './context.js';
import type { At, Sink } from './context.js';
import { distinctMembers } from './distinct.js';
import { maximumMatching } from './matching.js';
import { probe } from './schema.js';

/** anyOf, oneOf and allOf against each other: the criterion, the number of branches, and which branch fits which. */
export function compareCombined(at: At, original: CombinedShape, update: CombinedShape): void {
  const criterion = compareCriterion(at, original, update);
  if (criterion === 'changed') return;
  const [before, after] = [distinctMembers(original), distinctMembers(update)];
  if (before.length < after.length) {
    note(at, update.criterion === 'allOf' ? 'PRODUCT_TYPE_EXTENDED' : 'SUM_TYPE_EXTENDED', undefined, steps(at));
  } else if (before.length > after.length) {
    note(at, original.criterion === 'allOf' ? 'PRODUCT_TYPE_NARROWED' : 'SUM_TYPE_NARROWED', undefined, steps(at));
  }
  if (isDecided(at.sink)) return;
  const answers = matchBranches(at, original, before, after);
  const { size, partners } = maximumMatching(before.length, after.length, (i, j) => answers(i, j) !== undefined);
  partners.forEach((j, i) => {
    const answer = j === undefined ? undefined : answers(i, j);
    if (answer !== undefined) addAll(at.sink, answer);
  });
  if (size < Math.min(before.length, after.length)) {
    note(at, 'COMBINED_TYPE_SUBSCHEMAS_CHANGED', undefined, steps(at));
  }
}

/** What the branch `i` of the original and `j` of the update differ in, if they are compatible; asked at most once. */
function matchBranches(
  at: At,
  original: CombinedShape,
  before: readonly Shape[],
  after: readonly Shape[],
): (i: number, j: number) => Sink | undefined {
  const known = new Map<number, Sink>();
  return (i, j) => {
    const cell = i * after.length + j;
    let sink = known.get(cell);
    if (sink === undefined) {
      const [from, to] = [before[i], after[j]];
      if (from === undefined || to === undefined) return undefined;
      sink = probe(at.walk, pathTo(at.path, `${original.criterion}/${i}`), from, to);
      known.set(cell, sink);
    }
    return sink.broken || at.walk.exhausted ? undefined : sink;
  };
}

function compareCriterion(at: At, original: CombinedShape, update: CombinedShape): 'same' | 'extended' | 'changed' {
  if (original.criterion === update.criterion) return 'same';
  const extended = isWiderCriterion(at, original, update);
  note(at, extended ? 'COMBINED_TYPE_EXTENDED' : 'COMBINED_TYPE_CHANGED', undefined, steps(at));
  return extended ? 'extended' : 'changed';
}

function isWiderCriterion(at: At, original: CombinedShape, update: CombinedShape): boolean {
  if (update.criterion === 'anyOf') return true;
  const [wasSingle, isSingle] = [original.members.length === 1, update.members.length === 1];
  if (at.walk.profile === '7.x') return wasSingle && isSingle;
  return update.criterion === 'oneOf'
    ? wasSingle || (original.criterion === 'allOf' && isSingle)
    : isSingle && wasSingle;
}

function steps(at: At): { readonly original: readonly string[]; readonly update: readonly string[] } {
  return { original: keywordOf(at.original), update: keywordOf(at.update) };
}

function keywordOf(shape: Shape): readonly string[] {
  if (shape.tag !== 'combined') return [];
  return shape.made === 'written' ? [shape.criterion] : shape.made === 'type-list' ? ['type'] : [];
}
