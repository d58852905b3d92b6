import type { Page } from 'playwright-core';
import { artefactFile } from '../../support/artefacts.js';
import { quickInput, runCommand, exactly } from './palette.js';

/** A theme of each kind: its label, the class of the workbench and the class of a webview's body. */
export const themes = [
  { label: 'Dark 2026', workbench: 'vs-dark', webview: 'vscode-dark' },
  { label: 'Light 2026', workbench: 'vs', webview: 'vscode-light' },
  { label: 'Dark High Contrast', workbench: 'hc-black', webview: 'vscode-high-contrast' },
  { label: 'Light High Contrast', workbench: 'hc-light', webview: 'vscode-high-contrast-light' },
] as const;

export type Theme = (typeof themes)[number];

/** Changes the colour theme with the keyboard and waits until the workbench has it. */
export async function useTheme(page: Page, theme: Theme): Promise<void> {
  await runCommand(page, 'Preferences: Color Theme');
  const box = quickInput(page);
  await box.locator('.monaco-list-row', { hasText: themes[0].label }).first().waitFor();
  await box.locator('input.input').fill(theme.label);
  await box.locator('.monaco-list-row.focused .label-name', { hasText: exactly(theme.label) }).waitFor();
  await page.keyboard.press('Enter');
  await box.waitFor({ state: 'hidden' });
  await page.locator(`.monaco-workbench.${theme.workbench}`).waitFor();
}

/** Keeps a picture of the window in `artifacts/`, under a name; gives its path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const file = await artefactFile('screenshots', `${name}.png`);
  // Two frames: what has just changed in the page is painted by the second.
  await page.evaluate('new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))');
  await page.screenshot({ path: file });
  return file;
}
