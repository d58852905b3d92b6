import type { CompareOptions } from '../../options.js';
import type { CombinedShape, Shape } from '../model.js';
import { isCompatibleKind } from '../kinds/verdicts.js';
import { newSink } from './context.js';
import type { Found, Walk } from './context.js';
import { distinctMembers } from './distinct.js';
import { describeShape } from './facts.js';
import { maximumMatching } from './matching.js';
import { compareSchemas } from './schema.js';
import { newExplainingWalk } from './walk.js';

/** How many branches are explained, and how many reasons each. */
const EXPLAINED = 3;

/**
 * Which branches no branch of the other side takes, and what keeps the nearest one from it; else which one is left over
 * because each needs one of its own. The reference says only that something does not fit. `{reader}` and `{writer}`
 * stand for the side that has the branch.
 */
export function explainBranches(original: CombinedShape, update: CombinedShape, options: CompareOptions): string {
  const meeting = meet(original, update, options);
  const side = meeting.swapped ? '{reader}' : '{writer}';
  const found = misfitsOf(meeting);
  if (found.length > 0) {
    return found.map(({ index, branch, reasons }) => explainMisfit(index, branch, reasons, side)).join(' ');
  }
  const left = leftOver(meeting);
  const branch = meeting.asked[left];
  if (branch === undefined) return '';
  return `Branch ${left + 1} (${describeShape(branch)}) of ${side} is left over: each branch needs one of its own, and those that it fits are taken.`;
}

function explainMisfit(index: number, branch: Shape, reasons: readonly Found[], side: string): string {
  // That the nearest one has another type is no news.
  const telling = reasons.filter(({ kind, path }) => kind !== 'TYPE_CHANGED' || path !== '#/');
  const why = telling.slice(0, EXPLAINED).map(reasonText).join(', ');
  return `Branch ${index + 1} (${describeShape(branch)}) of ${side} fits none${why === '' ? '' : `; nearest: ${why}`}.`;
}

export interface Misfit {
  readonly index: number;
  readonly branch: Shape;
  /** The incompatible differences from the nearest branch of the other side. */
  readonly reasons: readonly Found[];
}

export function misfits(original: CombinedShape, update: CombinedShape, options: CompareOptions): readonly Misfit[] {
  return misfitsOf(meet(original, update, options));
}

/** The branches that look for one of the other side, and for each what keeps it from each of those. */
interface Meeting {
  /** The branches asked are the reader's. */
  readonly swapped: boolean;
  readonly asked: readonly Shape[];
  readonly reasons: readonly (readonly (readonly Found[])[])[];
}

/** In an allOf the reader's demands look for one of the writer's, else the writer's alternatives for one of the reader's. */
function meet(original: CombinedShape, update: CombinedShape, options: CompareOptions): Meeting {
  const swapped = original.criterion === 'allOf' && update.criterion === 'allOf';
  const [sources, targets] = [distinctMembers(original), distinctMembers(update)];
  const [asked, offered] = swapped ? [targets, sources] : [sources, targets];
  const walk = newExplainingWalk(options);
  const reasons: (readonly (readonly Found[])[])[] = [];
  for (const branch of asked.slice(0, MANY_BRANCHES)) {
    if (walk.exhausted) break;
    reasons.push(
      offered
        .slice(0, MANY_BRANCHES)
        .map((other) => (swapped ? reasonsFor(walk, other, branch) : reasonsFor(walk, branch, other))),
    );
  }
  return { swapped, asked, reasons };
}

function misfitsOf({ asked, reasons }: Meeting): readonly Misfit[] {
  const found: Misfit[] = [];
  for (const [index, all] of reasons.entries()) {
    const branch = asked[index];
    if (branch === undefined || found.length >= EXPLAINED || all.some((some) => some.length === 0)) continue;
    found.push({ index, branch, reasons: all.reduce<readonly Found[] | undefined>(nearer, undefined) ?? [] });
  }
  return found;
}

/** The first branch without a partner where each has at most one; -1 where all have one. */
function leftOver({ reasons }: Meeting): number {
  const offered = reasons[0]?.length ?? 0;
  const { partners } = maximumMatching(reasons.length, offered, (i, j) => reasons[i]?.[j]?.length === 0);
  return reasons.findIndex((_, index) => partners[index] === undefined);
}

/** Of a long list only the start is explained. */
const MANY_BRANCHES = 30;

/** A changed type is farther away than anything inside the same type. */
function nearer(best: readonly Found[] | undefined, next: readonly Found[]): readonly Found[] {
  return best === undefined || distance(next) < distance(best) ? next : best;
}

function distance(reasons: readonly Found[]): number {
  return reasons.length + (reasons.some(({ kind, path }) => kind === 'TYPE_CHANGED' && path === '#/') ? 1000 : 0);
}

/** The kind with its place in the branch, and the values where there are two short ones: `(10 → 5)`. */
function reasonText({ kind, path, original, update, originalSteps, updateSteps }: Found): string {
  const place = path === '#/' ? kind : `${kind} at ${path.slice(2)}`;
  if (kind === 'TYPE_CHANGED') return `${place} (${describeShape(original)} → ${describeShape(update)})`;
  const [before, after] = [scalarAt(original, originalSteps), scalarAt(update, updateSteps)];
  return before === after || before === undefined || after === undefined ? place : `${place} (${before} → ${after})`;
}

/** A short value under a keyword; `none` where the keyword is not there. Undefined for what takes more words. */
function scalarAt(shape: Shape, [keyword, ...rest]: Found['originalSteps']): string | undefined {
  if (typeof keyword !== 'string' || rest.length > 0) return undefined;
  const value = shape.json[keyword];
  if (value === undefined) return 'none';
  const text = typeof value === 'object' ? undefined : JSON.stringify(value);
  return text !== undefined && text.length <= 40 ? text : undefined;
}

function reasonsFor(walk: Walk, original: Shape, update: Shape): readonly Found[] {
  const sink = newSink(false);
  compareSchemas(walk, sink, '#/', original, update);
  return sink.found.filter(({ kind }) => !isCompatibleKind(kind, walk.lenient));
}
