import type { CompareOptions } from '../../options.js';
import { newFinder } from '../pattern/finds.js';
import type { Walk } from './context.js';

/** Ends within a second; the reference would take minutes for as much. */
const TOO_MANY_PAIRS = 100_000;

/** Enough to say why a branch does not fit, where it can be said in a few words at all. */
const EXPLAINING_PAIRS = 10_000;

/** A fresh comparison under some options. */
export function newWalk(options: CompareOptions): Walk {
  return walkOf(options, TOO_MANY_PAIRS, options.profile === 'next' ? new Map() : undefined);
}

/** One for explanations: each pair is looked at once, and not for long. */
export function newExplainingWalk(options: CompareOptions): Walk {
  return walkOf(options, EXPLAINING_PAIRS, new Map());
}

function walkOf({ policy, profile }: CompareOptions, limit: number, memo: Walk['memo']): Walk {
  const walk: Walk = {
    lenient: policy === 'LENIENT' && profile !== '7.x',
    profile,
    inProgress: new Set(),
    unwrapping: new Map(),
    bodies: 0,
    pairs: 0,
    depth: 0,
    limit,
    exhausted: false,
    memo,
    finds: newFinder(() => {
      walk.exhausted = true;
    }),
    unequal: new Map(),
    equal: new Map(),
  };
  return walk;
}
