import type { CompareOptions } from '../../options.js';
import type { Walk } from './context.js';

/** A fresh comparison under some options. */
export function newWalk({ policy, profile }: CompareOptions): Walk {
  return {
    lenient: policy === 'LENIENT' && profile !== '7.x',
    profile,
    inProgress: new Set(),
    unwrapping: new Map(),
    pairs: 0,
    exhausted: false,
    memo: profile === 'next' ? new Map() : undefined,
    unequal: new Map(),
  };
}
