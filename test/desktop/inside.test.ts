import { describeInside, resultsInside } from '../e2e/support/describeInside.js';
import { runInDesktop } from './support/desktop.js';

// The same tests as in the browser's workbench, in a VS Code with a window.
describeInside('inside the extension host of a desktop VS Code', await resultsInside(runInDesktop));
