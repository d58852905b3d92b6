import type { CompareOptions } from '../../options.js';
import type { CombinedShape, Shape } from '../model.js';
import { isCompatibleKind } from '../kinds/verdicts.js';
import { newSink } from './context.js';
import type { Found, Walk } from './context.js';
import { distinctMembers } from './distinct.js';
import { describeShape } from './facts.js';
import { compareSchemas } from './schema.js';
import { newExplainingWalk } from './walk.js';

/** How many branches are explained, and how many reasons each. */
const EXPLAINED = 3;

/**
 * Which branches no branch of the other side takes, and what keeps the nearest one from it. The reference says only
 * that something does not fit.
 */
export function explainBranches(original: CombinedShape, update: CombinedShape, options: CompareOptions): string {
  return misfits(original, update, options)
    .map(({ index, branch, reasons }) => {
      // That the nearest one has another type is no news.
      const telling = reasons.filter(({ kind, path }) => kind !== 'TYPE_CHANGED' || path !== '#/');
      const why = telling.slice(0, EXPLAINED).map(reasonText).join(', ');
      return `Branch ${index + 1} (${describeShape(branch)}) fits none${why === '' ? '' : `; nearest: ${why}`}.`;
    })
    .join(' ');
}

export interface Misfit {
  readonly index: number;
  readonly branch: Shape;
  /** The incompatible differences from the nearest branch of the other side. */
  readonly reasons: readonly Found[];
}

/** In an allOf the reader's demands look for one of the writer's, else the writer's alternatives for one of the reader's. */
export function misfits(original: CombinedShape, update: CombinedShape, options: CompareOptions): readonly Misfit[] {
  const swapped = original.criterion === 'allOf' && update.criterion === 'allOf';
  const [sources, targets] = [distinctMembers(original), distinctMembers(update)];
  const [asked, offered] = swapped ? [targets, sources] : [sources, targets];
  const walk = newExplainingWalk(options);
  const found: Misfit[] = [];
  for (const [index, branch] of asked.entries()) {
    if (found.length >= EXPLAINED || index >= MANY_BRANCHES || walk.exhausted) break;
    const all = offered
      .slice(0, MANY_BRANCHES)
      .map((other) => (swapped ? reasonsFor(walk, other, branch) : reasonsFor(walk, branch, other)));
    if (all.some((reasons) => reasons.length === 0)) continue;
    found.push({ index, branch, reasons: all.reduce<readonly Found[] | undefined>(nearer, undefined) ?? [] });
  }
  return found;
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

function reasonText({ kind, path }: Found): string {
  return path === '#/' ? kind : `${kind} at ${path.slice(2)}`;
}

function reasonsFor(walk: Walk, original: Shape, update: Shape): readonly Found[] {
  const sink = newSink(false);
  compareSchemas(walk, sink, '#/', original, update);
  return sink.found.filter(({ kind }) => !isCompatibleKind(kind, walk.lenient));
}
