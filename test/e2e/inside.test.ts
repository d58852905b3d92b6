import { describeInside, resultsInside } from './support/describeInside.js';
import { runInside } from './support/insideRun.js';

// The tests of test/e2e/inside run in VS Code's extension host; each of them is one test here too.
describeInside('inside the extension host', await resultsInside(runInside));
