import type { Locator, Page } from 'playwright-core';
import { readMarks } from '../../support/markedText.js';
import { waitFor } from '../../support/waitFor.js';
import { openQuickInput, runCommand } from './palette.js';

export type Squiggle = 'error' | 'warning' | 'info';

/** A problem as the Problems view tells it to a screen reader: severity, message, source, place. */
export type ProblemText = string;

/** The editor that has the focus. */
export function activeEditor(page: Page): Locator {
  return page.locator('.editor-group-container.active .monaco-editor').first();
}

/** Replaces the whole text of the active editor with what a user would paste, and waits until it is there. */
export async function replaceText(page: Page, text: string): Promise<void> {
  await focusEditor(page);
  await page.keyboard.press('Control+A');
  // Pasted, as typing would close brackets and indent lines on the way.
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
  await page.keyboard.press('Control+V');
  const lines = text.trimEnd().split('\n');
  await waitFor('the pasted text', async () =>
    (await visibleText(page)).trimEnd().endsWith(lines.slice(-3).join('\n')),
  );
}

/** Types over what is marked `«…»` in the text of the active editor: selects it with the keyboard, then presses key after key. */
export async function typeOver(page: Page, marked: string, typed: string): Promise<void> {
  const { spans, text } = readMarks(marked);
  const [span] = spans;
  if (span === undefined) throw new Error('Nothing is marked in the text.');
  const before = text.slice(0, span.start).split('\n');
  await focusEditor(page);
  await goTo(page, before.length, (before.at(-1) ?? '').length + 1);
  for (let i = span.start; i < span.end; i++) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.type(typed);
  // Suggestions that came up on the way would take the next key.
  await page.keyboard.press('Escape');
  const expected = `${text.slice(0, span.start)}${typed}${text.slice(span.end)}`;
  await waitFor('the typed text', async () => (await visibleText(page)).trimEnd() === expected.trimEnd());
}

/** Puts the cursor there, counted from 1 as the editor shows it. */
export async function goTo(page: Page, line: number, column = 1): Promise<void> {
  await openQuickInput(page, 'Control+G', `:${line}:${column}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** Puts the cursor into the last place on the screen that says so. */
export async function goToText(page: Page, words: string): Promise<void> {
  const text = await visibleText(page);
  const before = text.slice(0, text.lastIndexOf(words)).split('\n');
  await focusEditor(page);
  await goTo(page, before.length, (before.at(-1) ?? '').length + 2);
}

/** The text on the screen, which is all of a short file. */
export async function visibleText(page: Page): Promise<string> {
  const lines = activeEditor(page).locator('.view-line');
  const placed = await lines.evaluateAll((all) =>
    all.map((line) => ({
      top: Number.parseFloat(line.getAttribute('style')?.match(/top:\s*([\d.]+)/)?.[1] ?? '0'),
      text: line.textContent,
    })),
  );
  // Lines are in no order in the page; and their spaces do not break.
  const ordered = placed.sort((a, b) => a.top - b.top).map(({ text }) => text.replaceAll('\u00a0', ' '));
  return ordered.join('\n');
}

/** Waits until the active editor underlines something so. */
export async function waitForSquiggle(page: Page, kind: Squiggle = 'error'): Promise<void> {
  await activeEditor(page).locator(`.squiggly-${kind}`).first().waitFor();
}

/** Waits until the active editor underlines nothing so. */
export async function waitForNoSquiggle(page: Page, kind: Squiggle = 'error'): Promise<void> {
  await activeEditor(page).locator(`.squiggly-${kind}`).first().waitFor({ state: 'detached' });
}

/** Shows the Problems view and waits for a problem whose words contain the text; gives all its words. */
export async function waitForProblem(page: Page, text: string): Promise<ProblemText> {
  await showProblems(page);
  return waitFor(
    `a problem about "${text}"`,
    async () => (await problems(page)).find((problem) => problem.includes(text)),
    {
      timeout: 20_000,
    },
  );
}

/** What the Problems view lists now; it must be shown. */
export async function problems(page: Page): Promise<readonly ProblemText[]> {
  const rows = page.locator('.markers-panel .monaco-list-row');
  const labels = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));
  return labels.filter((label) => label !== '');
}

/** The row of the Problems view that shows the code of a problem. */
export function problemRow(page: Page, code: string): Locator {
  return page.locator('.markers-panel .monaco-list-row', { hasText: code }).first();
}

/** Opens the Problems view if it is not open, and gives the focus back to the editor. */
export async function showProblems(page: Page): Promise<void> {
  if ((await page.locator('.markers-panel').count()) === 0) await runCommand(page, 'Problems: Focus on Problems View');
  await page.locator('.markers-panel').waitFor();
  await focusEditor(page);
}

/** The titles of the fixes that are offered at the cursor; leaves their menu open. */
export async function offeredFixes(page: Page): Promise<readonly string[]> {
  // Right after a change the fixes may not be known yet, and the editor says so once.
  await waitFor('the menu of fixes', async () => {
    if ((await fixEntries(page).count()) === 0) await page.keyboard.press('Control+Period');
    await fixEntries(page).first().waitFor({ timeout: 2000 });
    return true;
  });
  return fixEntries(page).allInnerTexts();
}

/** Applies the fix whose title contains the text, at the cursor. */
export async function applyFix(page: Page, title: string): Promise<void> {
  await offeredFixes(page);
  await fixEntries(page).filter({ hasText: title }).first().click();
  await fixEntries(page).first().waitFor({ state: 'detached' });
}

function fixEntries(page: Page): Locator {
  return page.locator('.action-widget .monaco-list-row.action');
}

/** Shows the hover at the cursor and waits until it says all this, as its parts arrive one by one; then closes it. */
export async function waitForHover(page: Page, ...words: readonly RegExp[]): Promise<void> {
  await runCommand(page, 'Show or Focus Hover');
  const hover = page.locator('.monaco-hover:visible').first();
  let seen = '';
  try {
    await waitFor('the hover', async () => {
      seen = await hover.innerText({ timeout: 2000 });
      return words.every((one) => one.test(seen));
    });
  } catch (error) {
    throw new Error(`The hover says "${seen}", not ${words.join(' and ')}.`, { cause: error });
  } finally {
    await page.keyboard.press('Escape');
  }
  await hover.waitFor({ state: 'hidden' });
}

/** Waits until the line above a thing says so; gives its words. */
export async function waitForLens(page: Page, words: RegExp): Promise<string> {
  return waitFor(
    `a lens that says ${String(words)}`,
    async () => {
      const lenses = await activeEditor(page).locator('.codelens-decoration').allInnerTexts();
      return lenses.flatMap((lens) => lens.split(/\s\|\s/)).find((lens) => words.test(lens.trim()));
    },
    { timeout: 20_000 },
  );
}

/** Clicks the code lens whose words contain the text. */
export async function clickLens(page: Page, text: string): Promise<void> {
  await activeEditor(page).locator('.codelens-decoration a', { hasText: text }).first().click();
}

/** Clicks into a text, types a letter and waits until the editor says that it takes none. */
export async function expectReadOnly(page: Page, lines: Locator): Promise<void> {
  await lines.first().click();
  await page.keyboard.press('x');
  await page.locator('.monaco-editor-overlaymessage', { hasText: 'read-only' }).waitFor();
  await page.keyboard.press('Escape');
}

export async function focusEditor(page: Page): Promise<void> {
  await runCommand(page, 'View: Focus Active Editor Group');
}
