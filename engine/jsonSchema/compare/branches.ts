import type { CompareOptions } from '../../options.js';
import type { CombinedShape, Shape } from '../model.js';
import { isCompatibleKind } from '../kinds/verdicts.js';
import { newSink } from './context.js';
import type { Found } from './context.js';
import { distinctMembers } from './distinct.js';
import { describeShape } from './facts.js';
import { compareSchemas } from './schema.js';
import { newWalk } from './walk.js';

/** How many branches are explained, and how many reasons each. */
const EXPLAINED = 3;

/**
 * Which branches of the writer no branch of the reader takes, and what keeps the nearest one from it. The reference
 * says only that something does not fit.
 */
export function explainBranches(
  found: Found,
  original: CombinedShape,
  update: CombinedShape,
  options: CompareOptions,
): string {
  const swapped = original.criterion === 'allOf' && update.criterion === 'allOf';
  const [sources, targets] = [distinctMembers(original), distinctMembers(update)];
  const sentences: string[] = [];
  const [asked, offered] = swapped ? [targets, sources] : [sources, targets];
  for (const [index, branch] of asked.entries()) {
    if (sentences.length >= EXPLAINED) break;
    const reasons = offered.map((other) =>
      swapped ? reasonsFor(other, branch, options) : reasonsFor(branch, other, options),
    );
    if (reasons.some((list) => list.length === 0)) continue;
    const nearest = reasons.reduce<readonly string[] | undefined>(fewer, undefined) ?? [];
    const why = nearest.slice(0, EXPLAINED).join(', ');
    sentences.push(`Branch ${index + 1} (${describeShape(branch)}) fits none${why === '' ? '' : `; nearest: ${why}`}.`);
  }
  return sentences.join(' ');
}

function fewer(best: readonly string[] | undefined, next: readonly string[]): readonly string[] {
  return best === undefined || next.length < best.length ? next : best;
}

/** The incompatible differences of two branches, by kind and path inside the branch. */
function reasonsFor(original: Shape, update: Shape, options: CompareOptions): readonly string[] {
  const walk = newWalk(options);
  const sink = newSink(false);
  compareSchemas(walk, sink, '#/', original, update);
  return sink.found
    .filter(({ kind }) => !isCompatibleKind(kind, walk.lenient))
    .map(({ kind, path }) => (path === '#/' ? kind : `${kind} at ${path.slice(2)}`));
}
