import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { seedSandbox } from '../../sandbox/seed/seed.js';
import { sharedSandbox, type SharedSandbox } from '../../sandbox/shared.js';
import type { TemporaryRepository } from '../support/gitRepository.js';
import { waitFor } from '../support/waitFor.js';
import { connectedRepository, connectionName } from './support/connected.js';
import { visibleText } from './support/editor.js';
import { useInstalledExtension } from './support/hooks.js';
import { runCommand } from './support/palette.js';
import { screenshot, themes, useTheme } from './support/themes.js';
import { expand, openContainer, rowButton, treeRow, webview } from './support/views.js';

const view = 'Connections';

describe('the events of a topic', () => {
  let sandbox: SharedSandbox;
  let repository: TemporaryRepository;
  const { page } = useInstalledExtension(async () => {
    sandbox = await sharedSandbox();
    await seedSandbox(sandbox);
    repository = connectedRepository(sandbox);
    return { folder: repository.folder };
  });
  after(async () => {
    repository.dispose();
    await sandbox.release();
  });

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
    await openContainer(page(), 'Event Streams');
    await expand(page(), view, connectionName);
    await expand(page(), view, 'Topics');
    await treeRow(page(), view, 'orders').waitFor();
  });

  it('are shown decoded with the registry’s Avro schema', async () => {
    await preview('orders');
    assert.match(await shownWith('orders-value v3'), /orderId/);
    await screenshot(page(), 'preview-orders');
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

  it('appear within a second of being produced from a document', async () => {
    await preview('orders');
    await panel().getByText('Up to date').waitFor();
    const newest = (): Promise<string> => panel().locator('[role=rowgroup] [role=row]').first().innerText();
    const before = await newest();
    await rowButton(page(), view, 'orders', 'Produce Event');
    await page().locator('.tab.active', { hasText: '.event.json' }).waitFor();
    await waitFor('the sample event', async () => (await visibleText(page())).includes('orderId'));
    await screenshot(page(), 'produce');
    await runCommand(page(), 'Event Streams: Send Event');
    await page().locator('.notifications-toasts', { hasText: 'Sent to orders' }).waitFor();
    const sent = Date.now();
    await runCommand(page(), 'View: Open Previous Editor');
    await waitFor('the event in the running preview', async () => (await newest()) !== before);
    assert.ok(Date.now() - sent < 5000, 'the event took longer than the way to the preview');
    await screenshot(page(), 'preview-produced');
  });
});
