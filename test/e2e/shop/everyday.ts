import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { waitFor } from '../../support/waitFor.js';
import { connectionName } from '../support/connected.js';
import { clickLens, problems, replaceText, showProblems, waitForLens, waitForProblem } from '../support/editor.js';
import { openFile, openQuickInput, pickLabels, runCommand, waitForPrompt } from '../support/palette.js';
import { expandOnly, openContainer, rowButton, statusItem, treeRow, webview } from '../support/views.js';
import { topics, view, type Shop } from './shop.js';

const topic = topics.inventory;
/** Commands that say something of the schema file in front, or of a row of the explorer, and of nothing else. */
const ofSchemaFiles = ['Map File to a Subject…', 'Register as New Version…', 'Show Schema Actions'];
const ofRows = ['Copy Name', 'Try Again', 'Compare with Latest Version'];

/** What one does all day, beginning with a workbench that has only just opened. */
export function everydayTests({ page, repository }: Shop): void {
  before(() => {
    repository().write('stock.event.json', event({ warehouse: 'LEIPZIG' }));
  });

  const offered = async (): Promise<readonly string[]> => {
    // What is enabled is asked when the palette opens, and a window that has just started is not trusted yet.
    await waitFor('the commands of a trusted workspace', async () => {
      await openQuickInput(page(), 'F1', '>Event Streams: ');
      return (await pickLabels(page())).includes('Event Streams: Add Connection…');
    });
    const labels: string[] = [];
    // Few rows of the list are in the page at once.
    for (let i = 0; i < 25; i++) {
      labels.push(...(await pickLabels(page())));
      await page().keyboard.press('ArrowDown');
    }
    await page().keyboard.press('Escape');
    return [...new Set(labels)].map((label) => label.replace('Event Streams: ', ''));
  };

  describe('everyday use', () => {
    it('shows the commands of a schema file in the palette only where one is in front', async () => {
      await openFile(page(), 'README.md');
      const besideReadme = await offered();
      assert.deepEqual(
        [...ofSchemaFiles, ...ofRows].filter((label) => besideReadme.includes(label)),
        [],
      );
      await openFile(page(), 'order.avsc');
      await waitForLens(page(), /compared with HEAD/);
      const besideSchema = await offered();
      assert.deepEqual(
        ofSchemaFiles.filter((label) => !besideSchema.includes(label)),
        [],
      );
    });

    it('keeps a problem of an event document when the document is saved, and drops it when it is edited', async () => {
      await openFile(page(), 'stock.event.json');
      await replaceText(page(), event({ warehouse: 7 }));
      await runCommand(page(), 'Event Streams: Send Event');
      await waitForProblem(page(), 'value.warehouse');
      const saved = path.join(repository().folder, 'stock.event.json');
      await waitFor(
        'the document on the disk',
        async () => (await readFile(saved, 'utf8')) === event({ warehouse: 7 }),
      );
      // The extension is told of the save before it is told to run this, and answers in this order.
      await runCommand(page(), 'Event Streams: Filter by Name…');
      await waitForPrompt(page(), 'name');
      await page().keyboard.press('Escape');
      assert.ok((await problems(page())).some((problem) => problem.includes('value.warehouse')));
      await replaceText(page(), event({ warehouse: 'LEIPZIG' }));
      await showProblems(page());
      await waitFor('no problem', async () => (await problems(page())).length === 0);
    });

    it('says that an event was sent where nothing has to be closed', async () => {
      await runCommand(page(), 'Notifications: Clear All Notifications');
      await clickLens(page(), `Send to ${topic}`);
      await statusItem(page(), `Sent to ${topic}: partition 0, offset 0`).waitFor();
      assert.equal(await page().locator('.notifications-toasts .notification-list-item').count(), 0);
    });

    it('names in a preview the connection, and where a schema is from that the topic has no subject for', async () => {
      await openContainer(page(), 'Event Streams');
      await expandOnly(page(), view, connectionName, 'Topics');
      await treeRow(page(), view, 'orders.dead-letters').waitFor();
      await rowButton(page(), view, 'orders.dead-letters', 'Preview Topic');
      const panel = webview(page());
      await panel.locator('footer .connection', { hasText: connectionName }).waitFor();
      await panel.locator('[role=rowgroup] [role=row]', { hasText: 'orders-value v' }).first().waitFor();
      await panel.locator('[role=rowgroup] [role=row]', { hasText: '0x07' }).first().click();
      await panel.locator('.detail', { hasText: 'the first byte is 0x07, not 0x00' }).waitFor();
    });

    it('gives the event more room with the keyboard, and keeps it', async () => {
      const edge = webview(page()).getByRole('separator', { name: 'Room for the event' });
      const height = async (): Promise<number> =>
        (await webview(page()).locator('.detail').boundingBox())?.height ?? Number.NaN;
      const before = await height();
      await edge.focus();
      for (let i = 0; i < 4; i++) await page().keyboard.press('ArrowUp');
      await waitFor('more room', async () => (await height()) > before * 1.3);
      const after = await height();
      await openFile(page(), 'README.md');
      await page().locator('.tab', { hasText: 'orders.dead-letters' }).click();
      await webview(page()).locator('.detail h2', { hasText: 'Partition' }).waitFor();
      await waitFor('the same room', async () => Math.abs((await height()) - after) < 3);
    });
  });
}

function event(change: object): string {
  const product = { sku: 'TEA-0101', name: 'Assam, 250 g' };
  const value = {
    product,
    warehouse: 'LEIPZIG',
    change: 1,
    reason: 'RESTOCK',
    movedAt: '2026-01-02T03:04:05Z',
    ...change,
  };
  return `${JSON.stringify({ connection: connectionName, topic, key: product.sku, value }, null, 2)}\n`;
}
