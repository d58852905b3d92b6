import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fetchDesktop } from '../../../sandbox/workbench/fetchDesktop.js';
import type { InsideResult } from '../../e2e/inside/index.js';
import { bundleInside, insideResults, insideTests } from '../../e2e/support/insideRun.js';
import { repository } from '../../support/repository.js';
import { makeTemporaryFolder } from '../../support/temporaryFolder.js';

/**
 * Runs the inside tests in a desktop VS Code on the folder, with the extension under development. It is fetched once into
 * the cache, or EVENT_STREAMS_VSCODE names one. Rejects with a sentence where there is none, or no screen to show it.
 */
export async function runInDesktop(folder: string): Promise<readonly InsideResult[]> {
  const program = await fetchDesktop();
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    throw new Error('A desktop VS Code needs a screen: run this where there is one, or under xvfb-run.');
  }
  const extensionTestsPath = await bundleInside(insideTests);
  await using data = await makeTemporaryFolder();
  const resultFile = path.join(data.path, 'results.json');
  try {
    await runTests({
      vscodeExecutablePath: program,
      extensionDevelopmentPath: repository,
      extensionTestsPath,
      extensionTestsEnv: { EVENT_STREAMS_INSIDE_RESULT: resultFile },
      launchArgs: [
        folder,
        '--disable-extensions',
        '--disable-workspace-trust',
        ...['--user-data-dir', path.join(data.path, 'user')],
        ...['--extensions-dir', path.join(data.path, 'extensions')],
      ],
    });
  } catch (error) {
    // Failed tests have written what failed; anything else is a failure of the desktop itself.
    if (!(error instanceof TestRunFailedError) || !existsSync(resultFile)) throw error;
  }
  return insideResults(resultFile);
}
