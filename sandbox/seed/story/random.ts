/** Chance that comes out the same each time: the sandbox's data is the same on every machine. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  pick<From extends readonly [unknown, ...unknown[]]>(from: From): From[number];
  /** True in so many of 100 cases. */
  percent(percent: number): boolean;
  /** Lower-case hexadecimal digits. */
  hex(digits: number): string;
}

/** A generator of the mulberry32 kind: 32 bits of state, more than enough for sample data. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    pick: <From extends readonly [unknown, ...unknown[]]>(from: From): From[number] => from[whole(0, from.length - 1)],
    percent: (percent) => next() * 100 < percent,
    hex: (digits) => Array.from({ length: digits }, () => whole(0, 15).toString(16)).join(''),
  };
}
