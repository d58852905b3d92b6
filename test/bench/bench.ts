/**
 * What a `<name>.bench.ts` exports as `bench`. The runner takes medians over several rounds and, where `peer` names
 * another measure of the same bench, prints the ratio of the two from the same run: machines differ, ratios hold.
 */
export interface Bench {
  readonly title: string;
  readonly measures: readonly Measure[];
}

export type Measure = RateMeasure | TimeMeasure | ValueMeasure;

interface Common {
  readonly name: string;
  /** The measure of this bench that this one is compared with. */
  readonly peer?: string;
  /** The figure that the product aims at, in the measure's own unit; "at least" for rates, "at most" otherwise. */
  readonly aim?: number;
  prepare?(): void | Promise<void>;
  dispose?(): void | Promise<void>;
}

/** So many units of work per second: `work` does a handful and returns how many it did. */
export interface RateMeasure extends Common {
  readonly kind: 'rate';
  /** What is counted, e.g. `pairs`. */
  readonly unit: string;
  work(): number | Promise<number>;
}

/** Milliseconds that one call of `work` takes. */
export interface TimeMeasure extends Common {
  readonly kind: 'time';
  work(): void | Promise<void>;
}

/** A figure that the measure finds itself: a size, a percentile. */
export interface ValueMeasure extends Common {
  readonly kind: 'value';
  readonly unit: string;
  value(): number | Promise<number>;
}
