import { readPairs } from '../../support/corpus.js';
import type { CorpusPair } from '../../support/corpus.js';

export { sourceOf } from '../../support/corpus.js';

/** A pair of the Avro corpus. */
export interface CorpusCase extends Omit<CorpusPair, 'lines'> {
  /** `KIND path`, in the order of the reference. */
  readonly differences: readonly string[];
}

/** Reads a file of `=== title` blocks, each with its differences and its `--- old`, `--- new` and reference texts. */
export function readCorpus(file: string): readonly CorpusCase[] {
  return readPairs(`avro/${file}`).map(({ lines, ...pair }) => ({ ...pair, differences: lines }));
}
