/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number; both ends included. */
  int(from: number, to: number): number;
  /** True so many times in a hundred. */
  chance(percent: number): boolean;
  pick<T>(list: readonly [T, ...(readonly T[])]): T;
}

/** A small generator of full period (an additive counter, mixed); good enough for examples, not for secrets. */
export function seededRandom(seed: number): Random {
  let state = Math.imul(seed | 0, 0x9e3779b1) | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    chance: (percent) => next() * 100 < percent,
    pick: (list) => list[int(0, list.length - 1)] ?? list[0],
  };
}
