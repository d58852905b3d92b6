import assert from 'node:assert/strict';
import { waitFor } from '../../support/waitFor.js';
import { connectionName } from '../support/connected.js';
import { screenshot } from '../support/themes.js';
import { expand, expandOnly, openContainer, treeRow, treeRows } from '../support/views.js';
import { view, type Shop } from './shop.js';

/** What the tree shows of the cluster and the registry. */
export function explorerTests({ page }: Shop): void {
  describe('the explorer', () => {
    it('shows the topics of the cluster', async () => {
      await openContainer(page(), 'Event Streams');
      await expandOnly(page(), view, connectionName, 'Topics');
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
    });

    it('shows the versions of a subject', async () => {
      await expandOnly(page(), view, connectionName, 'Subjects', 'orders-value');
      await treeRow(page(), view, 'Version 3').waitFor();
      // The tree draws what is in sight, and other tests have subjects of their own above.
      await treeRow(page(), view, 'Version 3').hover();
      await page().mouse.wheel(0, 200);
      await treeRow(page(), view, 'Version 2').waitFor();
      await treeRow(page(), view, 'Version 1').waitFor();
      await screenshot(page(), 'subjects');
    });

    it('shows the consumer groups and how far behind they are', async () => {
      await expandOnly(page(), view, connectionName, 'Consumer Groups', 'billing');
      await treeRow(page(), view, 'orders [0]').waitFor();
      const billing = await waitFor('the lag of the group', async () =>
        (await treeRows(page(), view)).find(({ label, description }) => label === 'billing' && /lag/.test(description)),
      );
      assert.match(billing.description, /^lag [\d,.\u202f ]+ · .*classic$/i);
      const partition = (await treeRows(page(), view)).find(({ label }) => label === 'orders [0]');
      assert.match(partition?.description ?? '', /^lag .* at .* of /);
      await screenshot(page(), 'groups');
    });
  });
}
