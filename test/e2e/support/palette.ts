import type { Locator, Page } from 'playwright-core';

/** The box that the command palette, quick picks and input boxes share. */
export function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget');
}

/** Runs a command through the palette by its whole label, with the keyboard: `Event Streams: Refresh`. */
export async function runCommand(page: Page, label: string): Promise<void> {
  await page.keyboard.press('F1');
  const box = quickInput(page);
  await box.locator('input.input').fill(`>${label}`);
  await acceptRow(page, label);
}

/** Opens a file of the workspace by its name or relative path, and waits for its editor. */
export async function openFile(page: Page, file: string): Promise<void> {
  await page.keyboard.press('Control+P');
  const box = quickInput(page);
  const input = box.locator('input.input');
  await input.waitFor();
  await input.fill(file);
  const name = file.split('/').at(-1) ?? file;
  await box.locator('.monaco-list-row.focused .label-name', { hasText: exactly(name) }).waitFor();
  await page.keyboard.press('Enter');
  await box.waitFor({ state: 'hidden' });
  await page.locator('.tab.active .label-name', { hasText: exactly(name) }).waitFor();
  await page.locator('.editor-group-container.active .monaco-editor .view-lines').first().waitFor();
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
  return quickInput(page).locator('.monaco-list-row .label-name').allInnerTexts();
}

/** A text that is this and nothing more. */
export function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}

/** All boxes look alike to the page: the prompt says which one is open. */
async function waitForPrompt(page: Page, prompt: string): Promise<void> {
  const box = quickInput(page);
  const worded = box.filter({ hasText: prompt });
  const placeholder = box.locator(`input[placeholder*=${JSON.stringify(prompt)}]`);
  await worded
    .or(box.filter({ has: placeholder }))
    .first()
    .waitFor();
}

/** The first match of a search is often another entry: moves to the right one, then takes it. */
async function acceptRow(page: Page, label: string): Promise<void> {
  const names = quickInput(page).locator('.monaco-list-row .label-name', { hasText: exactly(label) });
  await names.first().waitFor();
  const focused = quickInput(page).locator('.monaco-list-row.focused .label-name', { hasText: exactly(label) });
  for (let steps = 0; (await focused.count()) === 0; steps++) {
    if (steps > 20) throw new Error(`"${label}" is listed but cannot be reached with the arrow keys.`);
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}
