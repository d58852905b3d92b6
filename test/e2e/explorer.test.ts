import assert from 'node:assert/strict';
import { seedSandbox } from '../../sandbox/seed/seed.js';
import { sharedSandbox, type SharedSandbox } from '../../sandbox/shared.js';
import type { TemporaryRepository } from '../support/gitRepository.js';
import { waitFor } from '../support/waitFor.js';
import { connectedRepository, connectionName, orderSubject, registerOrder } from './support/connected.js';
import * as editor from './support/editor.js';
import { useInstalledExtension } from './support/hooks.js';
import { openFile } from './support/palette.js';
import { requiredField } from './support/sampleRepository.js';
import { screenshot } from './support/themes.js';
import { expand, openContainer, treeRow, treeRows } from './support/views.js';

const view = 'Event Streams';

describe('a workspace with a connection', () => {
  let sandbox: SharedSandbox;
  let repository: TemporaryRepository;
  const { page } = useInstalledExtension(async () => {
    sandbox = await sharedSandbox();
    await seedSandbox(sandbox);
    await registerOrder(sandbox.registryUrl);
    repository = connectedRepository(sandbox);
    return { folder: repository.folder };
  });
  after(async () => {
    repository.dispose();
    await sandbox.release();
  });

  it('shows the topics of the cluster', async () => {
    await openContainer(page(), 'Event Streams');
    await expand(page(), view, connectionName);
    await expand(page(), view, 'Topics');
    await treeRow(page(), view, 'orders').waitFor();
    const labels = (await treeRows(page(), view)).map(({ label }) => label);
    assert.deepEqual(
      ['customers', 'inventory', 'orders', 'payments'].filter((topic) => !labels.includes(topic)),
      [],
    );
    await screenshot(page(), 'topics');
  });

  it('shows the partitions of a topic with their offsets', async () => {
    await expand(page(), view, 'orders');
    await treeRow(page(), view, 'Partition 0').waitFor();
    await screenshot(page(), 'partitions');
    await treeRow(page(), view, 'orders').locator('.monaco-tl-twistie').click();
    await treeRow(page(), view, 'Topics').locator('.monaco-tl-twistie').click();
  });

  it('shows the versions of a subject', async () => {
    await expand(page(), view, 'Subjects');
    await expand(page(), view, 'orders-value');
    await treeRow(page(), view, 'Version 3').waitFor();
    // The tree draws what is in sight, and other tests have subjects of their own above.
    await treeRow(page(), view, 'Version 3').hover();
    await page().mouse.wheel(0, 200);
    await treeRow(page(), view, 'Version 2').waitFor();
    await treeRow(page(), view, 'Version 1').waitFor();
    await screenshot(page(), 'subjects');
  });

  it('shows the consumer groups and how far behind they are', async () => {
    await treeRow(page(), view, 'Subjects').locator('.monaco-tl-twistie').click();
    await expand(page(), view, 'Consumer Groups');
    await expand(page(), view, 'billing');
    await treeRow(page(), view, 'orders [0]').waitFor();
    const billing = await waitFor('the lag of the group', async () =>
      (await treeRows(page(), view)).find(({ label, description }) => label === 'billing' && /lag/.test(description)),
    );
    assert.match(billing.description, /^lag [\d,.\u202f ]+ · .*classic$/i);
    const partition = (await treeRows(page(), view)).find(({ label }) => label === 'orders [0]');
    assert.match(partition?.description ?? '', /^lag .* at .* of /);
    await screenshot(page(), 'groups');
  });

  it('underlines what the registry’s version cannot read, and names its level and version', async () => {
    await openFile(page(), 'order.avsc');
    await editor.replaceText(page(), requiredField);
    const problem = await editor.waitForProblem(page(), 'currency');
    assert.match(problem, /BACKWARD/);
    await screenshot(page(), 'breaking-field-registry');
    const lens = await waitFor('a lens about the registry', async () => {
      const text = await page().locator('.codelens-decoration').first().innerText();
      return text.includes(orderSubject) ? text : undefined;
    });
    assert.match(lens, /1 incompatible/);
  });
});
