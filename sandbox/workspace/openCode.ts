import { join } from 'node:path';
import { repositoryRoot } from '../cache.mjs';
import { runProgram } from '../fetch/runProgram.js';
import type { Stopper } from '../stopper.js';
import { openWorkbench } from '../workbench/open.js';

/**
 * Opens the sample workspace in the desktop's VS Code, or in a workbench in the browser, with the extension as it was just
 * built and the README in front that says what to try.
 */
export async function openCode(
  folder: string,
  dataDir: string,
  inBrowser: boolean,
  log: (line: string) => void,
  stop: Stopper,
): Promise<void> {
  if (!inBrowser && (await openDesktop(folder))) {
    log('VS Code   is opening on the desktop (--browser opens it in the browser instead).');
    return;
  }
  const extensionPath = repositoryRoot();
  const workbench = await openWorkbench({ folder, extensionPath, dataDir, log, showReadme: true, trust: 'trusted' });
  stop.add(workbench.stop);
  void workbench.ended.then(stop.stop);
  log(`VS Code    ${workbench.url}`);
}

/** @returns false where there is no `code` on the PATH, or none that can open a window here. */
async function openDesktop(folder: string): Promise<boolean> {
  const args = ['--new-window', `--extensionDevelopmentPath=${repositoryRoot()}`, folder, join(folder, 'README.md')];
  const result = await runProgram('code', args).catch(() => undefined);
  return result?.code === 0;
}
