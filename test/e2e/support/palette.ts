import type { Locator, Page } from 'playwright-core';
import { waitFor } from '../../support/waitFor.js';

/** The box that the command palette, quick picks and input boxes share. */
export function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget');
}

/** Runs a command through the palette by its whole label, with the keyboard: `Event Streams: Refresh`. */
export async function runCommand(page: Page, label: string): Promise<void> {
  await openQuickInput(page, 'F1', `>${label}`);
  await acceptRow(page, label);
}

/** Opens a file of the workspace by its name or relative path, and waits for its editor. */
export async function openFile(page: Page, file: string): Promise<void> {
  const box = quickInput(page);
  const name = file.split('/').at(-1) ?? file;
  const found = box.locator('.monaco-list-row .label-name', { hasText: exactly(name) }).first();
  // A view that takes the focus late closes the box even when it has the text.
  const accept = async (): Promise<true> => {
    await openQuickInput(page, 'Control+P', file);
    await found.waitFor({ timeout: 3000 });
    await acceptRow(page, name);
    return true;
  };
  await waitFor(`${file} among the files`, accept, { timeout: 30_000 });
  await box.waitFor({ state: 'hidden' });
  await page.locator('.tab.active', { hasText: name }).first().waitFor();
  await page.locator('.editor-group-container.active .monaco-editor .view-lines').first().waitFor();
}

/**
 * Opens the palette or another quick input by its key and writes into it. A box that is just closing swallows the key, and
 * a view that takes the focus late closes the box: it is tried again until the box has the text.
 */
export async function openQuickInput(page: Page, key: string, text: string): Promise<void> {
  const input = quickInput(page).locator('input.input');
  await waitFor(`the box that ${key} opens`, async () => {
    if (await input.isVisible()) await page.keyboard.press('Escape');
    await page.keyboard.press(key);
    await input.fill(text, { timeout: 2000 });
    return input.isVisible();
  });
}

/** Chooses an entry of the quick pick that asks `prompt` (its title or placeholder), by its label. */
export async function pick(page: Page, prompt: string, label: string): Promise<void> {
  await waitForPrompt(page, prompt);
  await page.keyboard.insertText(label);
  await acceptRow(page, label);
}

/** Answers the input box that asks `prompt` (its title, placeholder or message). */
export async function answer(page: Page, prompt: string, text: string): Promise<void> {
  await waitForPrompt(page, prompt);
  await quickInput(page).locator('input.input').fill(text);
  await page.keyboard.press('Enter');
}

/** The labels that a quick pick shows now. */
export async function pickLabels(page: Page): Promise<readonly string[]> {
  const rows = quickInput(page).locator('.monaco-list-row:visible');
  // A row has a second label for its detail, empty or left from before.
  return rows.evaluateAll((all) => all.map((row) => row.querySelector('.label-name')?.textContent.trim() ?? ''));
}

/** A text that is this and nothing more. */
export function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}

/** All boxes look alike to the page: the prompt says which one is open. */
export async function waitForPrompt(page: Page, prompt: string): Promise<void> {
  await prompted(page, prompt).waitFor();
}

/** Whether the box asks that now. */
export async function hasPrompt(page: Page, prompt: string): Promise<boolean> {
  return await prompted(page, prompt).isVisible();
}

function prompted(page: Page, prompt: string): Locator {
  const box = quickInput(page);
  const worded = box.filter({ hasText: prompt });
  const placeholder = box.locator(`input[placeholder*=${JSON.stringify(prompt)}]`);
  return worded.or(box.filter({ has: placeholder })).first();
}

/** The first match of a search is often another entry: moves to the right one, then takes it. */
export async function acceptRow(page: Page, label: string): Promise<void> {
  const names = quickInput(page).locator('.monaco-list-row .label-name', { hasText: exactly(label) });
  await names.first().waitFor();
  const focused = quickInput(page).locator('.monaco-list-row.focused .label-name', { hasText: exactly(label) });
  for (let steps = 0; (await focused.count()) === 0; steps++) {
    if (steps > 20) throw new Error(`"${label}" is listed but cannot be reached with the arrow keys.`);
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}
