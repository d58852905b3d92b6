import { COMPATIBILITY_POLICIES, DEFAULT_COMPARE_OPTIONS, REGISTRY_PROFILES } from '../../../engine/options.js';
import type { CompareOptions } from '../../../engine/options.js';
import { readPairs } from '../../support/corpus.js';
import type { CorpusPair } from '../../support/corpus.js';

export { sourceOf } from '../../support/corpus.js';

/** A pair of the JSON Schema corpus with the options under which it is compared. */
export interface CorpusCase extends Omit<CorpusPair, 'lines'> {
  readonly options: CompareOptions;
  /** `ok KIND path` or `X  KIND path`, sorted: the reference's own order follows Java's hash order. */
  readonly differences: readonly string[];
}

/** Reads the file of a kind. Lines such as `policy LENIENT` before the differences are the options of a pair. */
export function readCorpus(kind: string): readonly CorpusCase[] {
  return readPairs(`jsonSchema/${kind}.txt`).map(({ lines, ...pair }) => {
    const named = (name: string) => lines.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1);
    const policy = COMPATIBILITY_POLICIES.find((known) => known === named('policy'));
    const profile = REGISTRY_PROFILES.find((known) => known === named('profile'));
    return {
      ...pair,
      options: {
        policy: policy ?? DEFAULT_COMPARE_OPTIONS.policy,
        profile: profile ?? DEFAULT_COMPARE_OPTIONS.profile,
      },
      differences: lines.filter((line) => /^(?:X |ok) /.test(line)),
    };
  });
}
