import type { Page } from 'playwright-core';
import { openSession, type Session, type SessionOptions } from './session.js';
import { packagedExtension } from './vsix.js';

/** A session that lasts as long as the `describe` around the call. */
export interface InstalledSession {
  readonly page: () => Page;
  readonly session: () => Session;
}

/**
 * Opens a workbench with the VSIX installed before the tests of this `describe`, and closes it after them. A test that
 * fails leaves a screenshot and the logs in `artifacts/e2e`.
 */
export function useInstalledExtension(options: () => Promise<Omit<SessionOptions, 'extensionPath'>>): InstalledSession {
  let session: Session | undefined;
  const current = (): Session => {
    if (session === undefined) throw new Error('The workbench is open only while a test runs.');
    return session;
  };
  before(async () => {
    session = await openSession({ ...(await options()), extensionPath: await packagedExtension() });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await session?.keepEvidence(this.currentTest.fullTitle());
  });
  after(async () => {
    await session?.close();
  });
  return { page: () => current().page, session: current };
}
