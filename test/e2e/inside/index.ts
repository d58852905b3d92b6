import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** What one test came to; the runner outside turns each into a test of its own. */
export interface InsideResult {
  readonly title: string;
  /** Why it failed; absent where it passed. */
  readonly error?: string;
}

/**
 * Called by VS Code's extension host in place of a user: runs the tests of this folder and writes their results to the
 * file that EVENT_STREAMS_INSIDE_RESULT names. Rejects where a test failed.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: 'min' });
  mocha.suite.emit('pre-require', globalThis, 'inside', mocha);
  await import('./activation.test.js');
  await import('./language.test.js');
  const results: InsideResult[] = [];
  const failures = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('pass', (test) => results.push({ title: test.fullTitle() }))
      .on('fail', (test, error: unknown) => results.push({ title: test.fullTitle(), error: wordsOf(error) }));
  });
  const file = process.env['EVENT_STREAMS_INSIDE_RESULT'];
  if (file === undefined) throw new Error('EVENT_STREAMS_INSIDE_RESULT does not say where the results go.');
  writeFileSync(file, JSON.stringify(results));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
