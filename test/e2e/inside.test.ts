import assert from 'node:assert/strict';
import type { InsideResult } from './inside/index.js';
import { runInside } from './support/insideRun.js';
import { sampleRepository } from './support/sampleRepository.js';

// The tests of test/e2e/inside run in VS Code's extension host; each of them is one test here too.
const results = await inExtensionHost();

describe('inside the extension host', () => {
  for (const { title, error } of results) {
    it(title, () => {
      assert.equal(error, undefined);
    });
  }
});

async function inExtensionHost(): Promise<readonly InsideResult[]> {
  const sample = sampleRepository();
  try {
    const found = await runInside(sample.folder);
    return found.length > 0 ? found : [{ title: 'runs tests', error: 'It ran none.' }];
  } catch (error) {
    return [
      { title: 'starts and ends', error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    ];
  } finally {
    sample.dispose();
  }
}
