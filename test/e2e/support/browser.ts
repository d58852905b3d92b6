import { chromium, type Page } from 'playwright-core';
import { fetchBrowser } from '../../../sandbox/workbench/fetchBrowser.js';

/** A page of a headless browser, and its end. */
export interface BrowserPage {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** Opens an empty page as big as a small laptop's screen. */
export async function openPage(): Promise<BrowserPage> {
  const { executable, env, args } = await fetchBrowser(console.log);
  const browser = await chromium.launch({
    executablePath: executable,
    args: [...args],
    env: { ...definedEnvironment(), ...env },
  });
  // Reduced motion: a screenshot then shows where things end up, not where they are on their way.
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return { page, close: () => browser.close() };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
