import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { openWorkbench } from '../../../sandbox/workbench/open.js';
import { artefactFile } from '../../support/artefacts.js';
import { inRepository, repository } from '../../support/repository.js';
import { makeTemporaryFolder } from '../../support/temporaryFolder.js';
import type { InsideResult } from '../inside/index.js';
import { openPage } from './browser.js';

/** Where the bundle of the inside tests lies; the desktop run uses it too. */
export const insideBundle: string = inRepository('out', 'test', 'e2e', 'inside.cjs');

/** Bundles test/e2e/inside as the extension host loads tests: one CommonJS file. */
export async function bundleInside(): Promise<void> {
  await build({
    entryPoints: [inRepository('test', 'e2e', 'inside', 'index.ts')],
    outfile: insideBundle,
    absWorkingDir: repository,
    ...{ bundle: true, platform: 'node', format: 'cjs', target: 'node24', sourcemap: 'inline', logLevel: 'warning' },
    external: ['vscode', 'mocha'],
  });
}

/**
 * Runs the inside tests in the extension host of a workbench on the folder, with the extension under development.
 * Rejects where the host does not come to an end within two minutes; its logs are kept then, and where a test failed.
 */
export async function runInside(folder: string): Promise<readonly InsideResult[]> {
  await bundleInside();
  await using data = await makeTemporaryFolder();
  const resultFile = path.join(data.path, 'results.json');
  const workbench = await openWorkbench({
    folder,
    extensionPath: repository,
    dataDir: data.path,
    log: console.log,
    trust: 'trusted',
    settings: { 'git.enabled': false },
    testsPath: insideBundle,
    env: { EVENT_STREAMS_INSIDE_RESULT: resultFile },
  });
  const { page, close } = await openPage();
  let code: number | undefined;
  try {
    const ended = new Promise<number>((resolve) => {
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    await page.exposeFunction('codeAutomationLog', () => undefined);
    await page.goto(workbench.url);
    code = await within(120_000, ended);
    return resultsOf(readFileSync(resultFile, 'utf8'));
  } finally {
    if (code !== 0) {
      await page.screenshot({ path: await artefactFile('e2e', 'inside', 'screen.png') });
      await cp(workbench.logs, await artefactFile('e2e', 'inside', 'logs'), { recursive: true });
    }
    await close();
    await workbench.stop();
  }
}

async function within<Value>(milliseconds: number, promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`The tests in the extension host did not end within ${milliseconds} ms.`));
    }, milliseconds);
  });
  return Promise.race([promise, late]).finally(() => {
    clearTimeout(timer);
  });
}

function resultsOf(text: string): readonly InsideResult[] {
  const results: unknown = JSON.parse(text);
  if (!Array.isArray(results)) throw new Error('The extension host wrote no list of results.');
  return results as InsideResult[];
}
