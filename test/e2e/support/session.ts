import { cp } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../../../sandbox/workbench/open.js';
import { artefactFile } from '../../support/artefacts.js';
import { makeTemporaryFolder } from '../../support/temporaryFolder.js';
import { openPage } from './browser.js';

export interface SessionOptions {
  /** The workspace folder, absolute. */
  readonly folder: string;
  /** A VSIX, or the folder of an extension under development. */
  readonly extensionPath: string;
  /** `trusted` where it is absent. */
  readonly trust?: 'ask' | 'trusted';
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: NodeJS.ProcessEnv;
}

/** A workbench in a browser, with a folder open and the extension in it, as a user has it on the screen. */
export interface Session {
  readonly page: Page;
  readonly workbench: Workbench;
  /** Keeps a screenshot and the logs of the extension host as artefacts. */
  readonly keepEvidence: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What is inserted stays as it is; nothing moves or is drawn for nothing; settings open like files; the git extension has no say. */
const testSettings: Readonly<Record<string, unknown>> = {
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoIndent': 'none',
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'git.enabled': false,
  'workbench.editor.useModal': 'off',
  'workbench.reduceMotion': 'on',
};

/** Opens a workbench and waits until the folder is shown. Closing the session ends all its processes. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const data = await makeTemporaryFolder();
  const workbench = await openWorkbench({
    trust: 'trusted',
    ...options,
    dataDir: data.path,
    log: console.log,
    settings: { ...testSettings, ...options.settings },
  });
  const { page, close } = await openPage();
  const keepEvidence = async (name: string): Promise<void> => {
    await page.screenshot({ path: await artefactFile('e2e', name, 'screen.png') });
    await cp(workbench.logs, await artefactFile('e2e', name, 'logs'), { recursive: true });
  };
  const closeAll = async (): Promise<void> => {
    await close();
    await workbench.stop();
    await data.remove();
  };
  try {
    await page.goto(workbench.url);
    await page.locator('.monaco-workbench').waitFor();
    const title = path.basename(options.folder);
    await page.locator('.explorer-folders-view, .pane-header', { hasText: title }).first().waitFor();
  } catch (error) {
    await keepEvidence('start');
    await closeAll();
    throw error;
  }
  return { page, workbench, keepEvidence, close: closeAll };
}
