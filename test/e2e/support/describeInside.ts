import assert from 'node:assert/strict';
import type { InsideResult } from '../inside/index.js';
import { sampleRepository } from './sampleRepository.js';

/** The tests of test/e2e/inside, run in an extension host on a sample workspace; a host that fails is one failed test. */
export async function resultsInside(
  run: (folder: string) => Promise<readonly InsideResult[]>,
): Promise<readonly InsideResult[]> {
  using sample = sampleRepository();
  try {
    const found = await run(sample.folder);
    return found.length > 0 ? found : [{ title: 'runs tests', error: 'It ran none.' }];
  } catch (error) {
    return [{ title: 'starts and ends', error: error instanceof Error ? error.message : String(error) }];
  }
}

/** Each test of the extension host as one test here. */
export function describeInside(title: string, results: readonly InsideResult[]): void {
  describe(title, () => {
    for (const { title: one, error } of results) {
      it(one, () => {
        if (error !== undefined) assert.fail(error);
      });
    }
  });
}
