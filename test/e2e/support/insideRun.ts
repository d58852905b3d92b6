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

/** The tests of test/e2e/inside. */
export const insideTests = 'test/e2e/inside/index.ts';

/** Bundles a module with `run()` as the extension host loads it: one CommonJS file, whose path it gives. */
export async function bundleInside(source: string): Promise<string> {
  const outfile = inRepository('out', source.replace(/\.ts$/, '.cjs'));
  await build({
    entryPoints: [inRepository(source)],
    outfile,
    absWorkingDir: repository,
    ...{ bundle: true, platform: 'node', format: 'cjs', target: 'node24', sourcemap: 'inline', logLevel: 'warning' },
    external: ['vscode', 'mocha'],
  });
  return outfile;
}

/** Runs the inside tests in the extension host of a workbench on the folder. */
export async function runInside(folder: string): Promise<readonly InsideResult[]> {
  return asResults(await runInHost(folder, insideTests));
}

/** What the inside tests wrote to their file. */
export function insideResults(file: string): readonly InsideResult[] {
  return asResults(JSON.parse(readFileSync(file, 'utf8')));
}

function asResults(results: unknown): readonly InsideResult[] {
  if (!Array.isArray(results)) throw new Error('The extension host wrote no list of results.');
  return results as InsideResult[];
}

/**
 * Runs a module with `run()` in the extension host of a workbench, with the extension under development, and gives what it
 * wrote as JSON to the file that EVENT_STREAMS_INSIDE_RESULT names. Rejects where the host does not come to an end within
 * two minutes; its logs are kept then, and where `run` rejected.
 */
export async function runInHost(folder: string, source: string): Promise<unknown> {
  const testsPath = await bundleInside(source);
  await using data = await makeTemporaryFolder();
  const resultFile = path.join(data.path, 'results.json');
  const workbench = await openWorkbench({
    folder,
    extensionPath: repository,
    dataDir: data.path,
    log: console.log,
    trust: 'trusted',
    settings: { 'git.enabled': false },
    testsPath,
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
    return JSON.parse(readFileSync(resultFile, 'utf8')) as unknown;
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
