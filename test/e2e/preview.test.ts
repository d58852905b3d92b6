import assert from 'node:assert/strict';
import { seedSandbox } from '../../sandbox/seed/seed.js';
import { sharedSandbox, type SharedSandbox } from '../../sandbox/shared.js';
import type { TemporaryRepository } from '../support/gitRepository.js';
import { waitFor } from '../support/waitFor.js';
import { connectedRepository, connectionName } from './support/connected.js';
import * as editor from './support/editor.js';
import { useInstalledExtension } from './support/hooks.js';
import { pick, runCommand } from './support/palette.js';
import { screenshot, themes, useTheme } from './support/themes.js';
import { expand, openContainer, rowButton, toast, treeRow, webview } from './support/views.js';

const view = 'Connections';

describe('events in the workbench', function () {
  this.timeout(180_000);
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

  const panel = () => webview(page());
  const rows = () => panel().locator('.canvas .row:not(.pending)');

  it('shows the newest events of a topic, decoded', async () => {
    await openContainer(page(), 'Event Streams');
    await expand(page(), view, connectionName);
    await expand(page(), view, 'Topics');
    await treeRow(page(), view, 'orders').waitFor();
    await rowButton(page(), view, 'orders', 'Preview Topic');
    await rows().first().waitFor();
    await panel().getByText('Up to date').waitFor();
    await panel().getByText('100 events').waitFor();
    assert.match(await rows().first().innerText(), /orders-value v\d/);
    assert.match(await rows().first().innerText(), /\{"/);
  });

  it('shows an event in detail, with the keyboard', async () => {
    await panel().locator('.grid').focus();
    await page().keyboard.press('ArrowDown');
    await page().keyboard.press('Enter');
    const detail = panel().locator('.detail');
    await detail.getByRole('heading', { name: 'Value' }).waitFor();
    await detail.getByText('Avro').first().waitFor();
    assert.ok((await detail.locator('pre .property').count()) > 0);
  });

  for (const theme of themes) {
    it(`looks right in ${theme.label}`, async () => {
      await useTheme(page(), theme);
      await panel().locator(`body.${theme.webview}`).waitFor();
      await screenshot(page(), `preview-${theme.webview}`);
    });
  }

  it('filters while somebody types', async () => {
    await useTheme(page(), themes[0]);
    await panel().getByLabel('Filter').fill('no event says this');
    await panel().getByText('Nothing matches the filter.').waitFor();
    await panel().getByLabel('Filter').fill('');
    await rows().first().waitFor();
    await panel().getByText('100 events').waitFor();
  });

  it('marks what is wrong in an event at its field, and sends it once it is right', async () => {
    await runCommand(page(), 'Event Streams: Produce Event…');
    await pick(page(), 'Which topic?', 'orders');
    await page().locator('.tab.active', { hasText: 'orders.event.json' }).waitFor();
    await waitFor('the sample', async () => (await editor.visibleText(page())).includes('"orderId"'));
    await page().locator('.codelens-decoration', { hasText: 'Send to orders' }).waitFor();
    await screenshot(page(), 'produce');
    // The line after `"value": {`.
    const wrongField = '"noSuchField": 1, ';
    await editor.goTo(page(), 6);
    await page().keyboard.insertText(wrongField);
    await runCommand(page(), 'Event Streams: Send Event');
    await editor.waitForSquiggle(page());
    assert.match(await editor.waitForProblem(page(), 'noSuchField'), /value\.noSuchField is no field of/);
    await screenshot(page(), 'produce-problem');
    await editor.goTo(page(), 6);
    for (let i = 0; i < wrongField.length; i++) await page().keyboard.press('Delete');
    await editor.waitForNoSquiggle(page());
    await runCommand(page(), 'Event Streams: Send Event');
    await toast(page(), 'Sent to orders').waitFor();
  });

  it('shows the event in the preview that was open', async () => {
    await toast(page(), 'Sent to orders').getByRole('button', { name: 'Preview Topic' }).click();
    await panel().getByText('101 events').waitFor();
    await screenshot(page(), 'preview-produced');
  });
});
