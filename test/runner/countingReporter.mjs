// Prints tests as mocha's own reporter does, and leaves the counts in the file that EVENT_STREAMS_TEST_RESULT names.
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    let retries = 0;
    runner.on('retry', (test, error) => {
      retries++;
      console.log(`Tried again: ${test.fullTitle()}\n${error.stack ?? error.message}`);
    });
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats;
      writeFileSync(process.env.EVENT_STREAMS_TEST_RESULT, JSON.stringify({ passes, failures, pending, retries }));
    });
  }
}
