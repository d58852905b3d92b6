import type { FrameLocator, Locator, Page } from 'playwright-core';
import { waitFor } from '../../support/waitFor.js';
import { exactly } from './palette.js';

/** A row of a tree as it is read: how deep, open or closed, what it says. */
export interface TreeRow {
  readonly level: number;
  readonly expanded: boolean | undefined;
  readonly label: string;
  readonly description: string;
}

/** Shows a view container of the activity bar by its title. */
export async function openContainer(page: Page, title: string): Promise<void> {
  const tab = page
    .locator(`.activitybar .action-item:has(.action-label[aria-label^=${JSON.stringify(title)}])`)
    .first();
  await tab.waitFor();
  if (!((await tab.getAttribute('class')) ?? '').includes('checked')) await tab.click();
  await page.locator('.sidebar .composite.title', { hasText: new RegExp(title, 'i') }).waitFor();
}

/** The visible rows of a view, by the view's title. */
export async function treeRows(page: Page, view: string): Promise<readonly TreeRow[]> {
  return rowsOf(page, view).evaluateAll((rows) =>
    rows.map((row) => {
      const expanded = row.getAttribute('aria-expanded');
      return {
        level: Number(row.getAttribute('aria-level')),
        expanded: expanded === null ? undefined : expanded === 'true',
        label: row.querySelector('.label-name')?.textContent ?? '',
        description: row.querySelector('.label-description')?.textContent ?? '',
      };
    }),
  );
}

/** The row of a view with that label. */
export function treeRow(page: Page, view: string, label: string): Locator {
  return rowsOf(page, view)
    .filter({ has: page.locator('.label-name', { hasText: exactly(label) }) })
    .first();
}

/** Opens a row and waits until it is open. */
export async function expand(page: Page, view: string, label: string): Promise<void> {
  const row = treeRow(page, view, label);
  await row.waitFor();
  if ((await row.getAttribute('aria-expanded')) === 'true') return;
  await row.locator('.monaco-tl-twistie').click();
  await waitFor(`"${label}" to open`, async () => (await row.getAttribute('aria-expanded')) === 'true');
}

/** Closes every row of a view and opens those, each within the one before, so that they are in sight. */
export async function expandOnly(page: Page, view: string, ...path: readonly string[]): Promise<void> {
  await rowsOf(page, view).first().waitFor();
  await viewPane(page, view).locator('.monaco-list').first().focus();
  await waitFor('all rows to close', async () => {
    await page.keyboard.press('Control+ArrowLeft');
    return (await treeRows(page, view)).every(({ expanded }) => expanded !== true);
  });
  for (const label of path) await expand(page, view, label);
}

/** Chooses an entry of the menu of a row. */
export async function rowMenu(page: Page, view: string, label: string, entry: string): Promise<void> {
  await treeRow(page, view, label).click({ button: 'right' });
  const item = page.locator('.context-view .action-label', { hasText: exactly(entry) });
  await item.waitFor();
  // A menu that has only just opened takes no click.
  await waitFor(`the menu to take "${entry}"`, async () => {
    if (await item.isVisible()) await item.click({ timeout: 2000 });
    return !(await item.isVisible());
  });
}

/** Clicks a button that a row shows under the mouse. */
export async function rowButton(page: Page, view: string, label: string, button: string): Promise<void> {
  const row = treeRow(page, view, label);
  await row.hover();
  await row.locator(`.actions .action-label[aria-label^=${JSON.stringify(button)}]`).click();
}

/** The content of the webview that is on the screen: VS Code puts it into two frames. */
export function webview(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready:visible').frameLocator('iframe#active-frame');
}

/** The notification on the screen that contains the text. */
export function toast(page: Page, text: string): Locator {
  return page.locator('.notifications-toasts .notification-list-item', { hasText: text }).first();
}

/** The question on the screen that has to be answered before anything else. */
export function dialog(page: Page): Locator {
  return page.locator('.monaco-dialog-box');
}

/** Waits for a question that contains the text, answers it with the button, and gives all its words. */
export async function answerDialog(page: Page, text: string, button: string): Promise<string> {
  const box = dialog(page).filter({ hasText: text });
  await box.waitFor();
  const words = await box.innerText();
  await box.locator('.monaco-button', { hasText: exactly(button) }).click();
  await box.waitFor({ state: 'detached' });
  return words;
}

/** An entry of the status bar that contains the text. */
export function statusItem(page: Page, text: string | RegExp): Locator {
  return page.locator('.statusbar .statusbar-item', { hasText: text }).first();
}

/** A view of the sidebar by its title. */
export function viewPane(page: Page, view: string): Locator {
  return page.locator('.pane', { has: page.locator('.pane-header .title', { hasText: new RegExp(view, 'i') }) });
}

function rowsOf(page: Page, view: string): Locator {
  return viewPane(page, view).locator('.monaco-list-row[role=treeitem]');
}
