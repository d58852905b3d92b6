import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js';
import type { TemporaryRepository } from '../support/gitRepository.js';
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporaryFolder.js';
import { waitFor } from '../support/waitFor.js';
import { connectedRepository, connectionName, registerOrder } from './support/connected.js';
import * as editor from './support/editor.js';
import { useInstalledExtension } from './support/hooks.js';
import { openFile, pick, runCommand } from './support/palette.js';
import { orderSchema, requiredField } from './support/sampleRepository.js';
import { waitForUnderlined, watchSquiggles } from './support/squiggles.js';
import { screenshot } from './support/themes.js';
import { expand, openContainer, statusItem, treeRow, treeRows } from './support/views.js';

const view = 'Event Streams';

describe('servers that go away while they are in use', function () {
  this.timeout(180_000);
  let folder: TemporaryFolder;
  let sandbox: Sandbox;
  let repository: TemporaryRepository;
  const { page } = useInstalledExtension(async () => {
    folder = await makeTemporaryFolder();
    sandbox = await startSandbox({ stateDir: folder.path });
    await registerOrder(sandbox.registryUrl);
    repository = connectedRepository(sandbox);
    return { folder: repository.folder };
  });
  after(async () => {
    repository.dispose();
    await sandbox.stop();
    await folder.remove();
  });

  const shows = (what: string, text: RegExp): Promise<boolean> =>
    waitFor(
      what,
      async () => (await treeRows(page(), view)).some((row) => text.test(`${row.label} ${row.description}`)),
      { timeout: 60_000, interval: 250 },
    );

  it('are shown as long as they are there', async () => {
    await openContainer(page(), 'Event Streams');
    await expand(page(), view, connectionName);
    await expand(page(), view, 'Subjects');
    await treeRow(page(), view, 'e2e-order-value').waitFor();
    await openFile(page(), 'order.avsc');
    await editor.replaceText(page(), requiredField);
    await editor.waitForSquiggle(page());
  });

  it('leave a clear state in the tree when the registry is killed', async () => {
    await sandbox.registry.kill();
    await runCommand(page(), 'Event Streams: Refresh');
    await shows('the tree to say that the registry is away', /Registry cannot be reached/);
    await screenshot(page(), 'registry-away');
  });

  it('leave what is underlined as it is, by the versions fetched last, and say so once and quietly', async () => {
    await openFile(page(), 'order.avsc');
    await editor.waitForLens(
      page(),
      /compared with version 1 \(not up to date\) · 1 incompatible change · upgrade consumers first$/,
    );
    const status = statusItem(page(), 'e2e-order-value: incompatible, 1 problem, not up to date');
    await status.waitFor();
    await waitForUnderlined(page(), ['"currency"']);
    await status.hover();
    const told = page().locator('.monaco-hover:visible', { hasText: 'Nothing listens at' }).first();
    assert.match((await told.innerText()).replaceAll('\u00a0', ' '), /fetched on \d{1,2} \w{3,4} \d{4}, \d\d:\d\d\.$/m);
    await screenshot(page(), 'registry-away-status');
    await page().mouse.move(640, 300);
    assert.equal(await page().locator('.notifications-toasts .notification-list-item').count(), 0);
  });

  it('are asked again at a click on the line above the schema, without a flicker while they stay away', async () => {
    const flickers = await watchSquiggles(page());
    await editor.clickLens(page(), 'Try again');
    await editor.waitForLens(
      page(),
      /compared with version 1 \(not up to date\) · 1 incompatible change · upgrade consumers first$/,
    );
    await statusItem(page(), 'not up to date').click();
    await pick(page(), 'e2e-order-value', 'Ask the Registry Again');
    await editor.waitForLens(page(), /^Try again$/);
    await waitForUnderlined(page(), ['"currency"']);
    assert.equal(await flickers(), 0);
    assert.equal(await page().locator('.notifications-toasts .notification-list-item').count(), 0);
  });

  it('leave the editor working: a mistake is still found', async () => {
    await editor.replaceText(page(), requiredField);
    await editor.waitForLens(page(), /not up to date/);
    await editor.replaceText(page(), orderSchema.replace('"double"', '"dubble"'));
    assert.match(await editor.waitForProblem(page(), 'dubble'), /no type/);
    await editor.waitForLens(page(), /The schema has errors/);
  });

  it('are used again when the registry is back, without a reload', async () => {
    await sandbox.registry.start();
    await waitFor(
      'the tree to forget that the registry was away',
      async () => {
        const rows = await treeRows(page(), view);
        return rows.length > 0 && !rows.some(({ description }) => /cannot be reached/.test(description));
      },
      { timeout: 60_000, interval: 250 },
    );
    await editor.replaceText(page(), requiredField);
    const problem = await editor.waitForProblem(page(), 'currency');
    assert.match(problem, /BACKWARD/);
    await editor.waitForLens(
      page(),
      /^e2e-order-value · BACKWARD · compared with version 1 · 1 incompatible change · upgrade consumers first$/,
    );
    await waitFor('the link into the old version', async () => {
      const places = await page().locator('.markers-panel .related-info-resource').allInnerTexts();
      return places.some((place) => place.includes('e2e-order-value v1.avsc'));
    });
    await screenshot(page(), 'registry-back');
  });

  it('leave a clear state when the broker is killed, and come back too', async () => {
    await expand(page(), view, 'Topics');
    await sandbox.broker.kill();
    await runCommand(page(), 'Event Streams: Refresh');
    await shows('the tree to say that Kafka is away', /Kafka cannot be reached/);
    await screenshot(page(), 'broker-away');
    await sandbox.broker.start();
    await waitFor(
      'the tree to forget that Kafka was away',
      async () => {
        const rows = await treeRows(page(), view);
        return rows.length > 0 && !rows.some(({ description }) => /cannot be reached/.test(description));
      },
      { timeout: 60_000, interval: 250 },
    );
  });
});
