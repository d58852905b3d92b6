import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { waitFor } from '../../support/waitFor.js';
import { connectionName } from '../support/connected.js';
import { clickLens, visibleText } from '../support/editor.js';
import { openFile, quickInput, runCommand } from '../support/palette.js';
import { screenshot, themes, useTheme } from '../support/themes.js';
import { eventsOn } from '../support/topics.js';
import { expandOnly, openContainer, rowButton, statusItem, treeRow, webview } from '../support/views.js';
import { guardedConnections, topics, view, type Shop } from './shop.js';

const { guarded, orders: own } = topics;

/** Events as they are shown and sent. */
export function previewTests({ page, session, sandbox, repository }: Shop): void {
  describe('the events of a topic', () => {
    const panel = (): FrameLocator => webview(page());
    const preview = async (topic: string): Promise<void> => {
      await runCommand(page(), 'View: Close All Editors');
      await rowButton(page(), view, topic, 'Preview Topic');
      await panel().locator('[role=grid] [role=row]').nth(1).waitFor();
    };
    const shownWith = async (schema: string): Promise<string> => {
      const row = panel().locator('[role=rowgroup] [role=row]', { hasText: schema }).first();
      await row.waitFor();
      return row.innerText();
    };

    before(async () => {
      for (const connection of Object.values(guardedConnections)) {
        const event = { connection, topic: guarded, value: 'hello' };
        repository().write(`${connection}.event.json`, JSON.stringify(event));
      }
      await openContainer(page(), 'Event Streams');
      await expandOnly(page(), view, connectionName, 'Topics');
      await treeRow(page(), view, 'orders').waitFor();
    });

    it('are shown decoded with the registry’s Avro schema', async () => {
      await preview('orders');
      assert.match(await shownWith('orders-value v3'), /orderId/);
      await screenshot(page(), 'preview-orders');
    });

    it('open in detail when their row is clicked, even as soon as it is there', async () => {
      await runCommand(page(), 'View: Close All Editors');
      await rowButton(page(), view, 'orders', 'Preview Topic');
      await panel().locator('[role=rowgroup] [role=row]').first().click();
      await panel()
        .locator('.detail h2', { hasText: /^Partition \d+, offset \d+$/ })
        .waitFor();
      await panel().locator('[role=row][aria-selected=true]').waitFor();
      await panel().locator('.detail').getByText('Close').click();
    });

    for (const theme of themes) {
      it(`are shown in ${theme.label}`, async () => {
        await useTheme(page(), theme);
        await panel().locator(`body.${theme.webview}`).waitFor();
        await screenshot(page(), `preview-${theme.label}`);
      });
    }

    it('are shown decoded from Protobuf and JSON Schema too', async () => {
      await preview('payments');
      assert.match(await shownWith('payments-value'), /\{/);
      await screenshot(page(), 'preview-payments');
      await preview('inventory');
      assert.match(await shownWith('inventory-value'), /sku/i);
      await screenshot(page(), 'preview-inventory');
    });

    it('say that their thread ended, and are read again with one click', async () => {
      const extensions = path.join(session().workbench.logs, '..', '..', 'extensions');
      const installed = (await readdir(extensions)).find((name) => name.startsWith('event-streams.')) ?? '';
      const worker = path.join(extensions, installed, 'dist', 'kafkaWorker.cjs');
      const script = await readFile(worker, 'utf8');
      const trigger = repository().path('out-of-luck');
      const crash = `if (require('node:fs').existsSync(${JSON.stringify(trigger)})) throw new Error('out of luck');`;
      await writeFile(worker, `${script}\nsetInterval(() => { ${crash} }, 50);`);
      await preview('orders');
      repository().write('out-of-luck', '');
      await panel().locator('.overlay').getByText('The thread that talks to Kafka ended: out of luck').waitFor();
      await screenshot(page(), 'preview-crashed');
      await writeFile(worker, script);
      await panel().locator('.overlay').getByRole('button', { name: 'Try again' }).click();
      assert.match(await shownWith('orders-value v3'), /orderId/);
    });

    it('appear within a second of being produced from a document', async () => {
      await runCommand(page(), 'View: Close All Editors');
      await rowButton(page(), view, own, 'Preview Topic');
      await panel().getByText('Up to date').waitFor();
      await rowButton(page(), view, own, 'Produce Event');
      await page().locator('.tab.active', { hasText: '.event.json' }).waitFor();
      await waitFor('the sample event', async () => (await visibleText(page())).includes('orderId'));
      await screenshot(page(), 'produce');
      await runCommand(page(), 'Event Streams: Send Event');
      await statusItem(page(), `Sent to ${own}`).waitFor();
      const sent = Date.now();
      await runCommand(page(), 'View: Open Previous Editor');
      await panel()
        .locator('[role=rowgroup] [role=row]', { hasText: `${own}-value` })
        .waitFor();
      assert.ok(Date.now() - sent < 5000, 'the event took longer than the way to the preview');
      await screenshot(page(), 'preview-produced');
    });

    it('are not sent where the connection is read-only, from the lens of the document', async () => {
      await openFile(page(), 'locked.event.json');
      await clickLens(page(), `Send to ${guarded}`);
      const message = page().locator('.notifications-toasts', { hasText: 'The connection "locked" is read-only.' });
      await message.waitFor();
      assert.equal(await eventsOn(sandbox().bootstrap, guarded), 0);
    });

    it('are sent to production only after its name was typed', async () => {
      await openFile(page(), 'shop-live.event.json');
      const question = async () => {
        await clickLens(page(), `Send to ${guarded}`);
        const box = quickInput(page());
        await box.getByText('"shop-live" is a production connection').first().waitFor();
        return box;
      };
      const refused = await question();
      await page().keyboard.insertText('shop');
      await page().keyboard.press('Enter');
      await refused.getByText('This is not "shop-live"').first().waitFor();
      await page().keyboard.press('Escape');
      await refused.waitFor({ state: 'hidden' });
      assert.equal(await eventsOn(sandbox().bootstrap, guarded), 0);

      await question();
      await page().keyboard.insertText('shop-live');
      await page().keyboard.press('Enter');
      await statusItem(page(), `Sent to ${guarded}`).waitFor();
      assert.equal(await eventsOn(sandbox().bootstrap, guarded), 1);
    });

    it('can be previewed from the lens of the document', async () => {
      await openFile(page(), 'shop-live.event.json');
      await clickLens(page(), 'Preview topic');
      await panel().locator('[role=rowgroup] [role=row]', { hasText: 'hello' }).waitFor();
    });
  });
}
