import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { sharedSandbox, type SharedSandbox } from '../../sandbox/shared.js';
import { guardRegistry, type GuardedRegistry } from '../support/guardedRegistry.js';
import type { TemporaryRepository } from '../support/gitRepository.js';
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporaryFolder.js';
import { waitFor } from '../support/waitFor.js';
import { connectedRepository, connectionName, orderSubject, registerOrder } from './support/connected.js';
import * as editor from './support/editor.js';
import { useInstalledExtension } from './support/hooks.js';
import { openFile, runCommand } from './support/palette.js';
import { orderSchema, requiredField } from './support/sampleRepository.js';
import { screenshot } from './support/themes.js';
import { expand, openContainer, treeRow, viewPane } from './support/views.js';

const view = 'Event Streams';

describe('a workspace that is not trusted', () => {
  let sandbox: SharedSandbox;
  let registry: GuardedRegistry;
  let repository: TemporaryRepository;
  let folder: TemporaryFolder;
  // Git itself writes down every time that it is run.
  const gitTrace = (): string => path.join(folder.path, 'git.log');
  const { page } = useInstalledExtension(async () => {
    sandbox = await sharedSandbox();
    await registerOrder(sandbox.registryUrl);
    registry = await guardRegistry(sandbox.registryUrl);
    folder = await makeTemporaryFolder();
    repository = connectedRepository({ ...sandbox, registryUrl: registry.url });
    repository.write('schemas/invoice.avsc', orderSchema.replace('"Order"', '"Invoice"'));
    repository.commit('an invoice');
    const settings = { 'security.workspace.trust.startupPrompt': 'never' };
    return { folder: repository.folder, trust: 'ask', settings, env: { GIT_TRACE: gitTrace() } };
  });
  after(async () => {
    repository.dispose();
    await registry.close();
    await folder.remove();
    await sandbox.release();
  });

  it('has its schemas checked for what is wrong in themselves', async () => {
    await openFile(page(), 'order.avsc');
    await editor.replaceText(page(), orderSchema.replace('"double"', '"dubble"'));
    assert.match(await editor.waitForProblem(page(), 'dubble'), /no type/);
    await screenshot(page(), 'untrusted');
  });

  it('is compared with nothing', async () => {
    await editor.replaceText(page(), requiredField);
    await editor.waitForNoSquiggle(page());
    await openFile(page(), 'invoice.avsc');
    await editor.replaceText(page(), requiredField.replace('"Order"', '"Invoice"').replace('"double"', '"dubble"'));
    const problem = await editor.waitForProblem(page(), 'dubble');
    assert.match(problem, /no type/);
    assert.ok((await editor.problems(page())).every((one) => !one.includes('currency')));
  });

  it('shows no connection, and says why', async () => {
    await openContainer(page(), 'Event Streams');
    await viewPane(page(), view).getByText('This workspace is not trusted').waitFor();
    assert.equal(await treeRow(page(), view, connectionName).count(), 0);
    await screenshot(page(), 'untrusted-connections');
  });

  it('has talked to no registry and run no git by then', () => {
    assert.deepEqual(registry.requests, []);
    assert.equal(existsSync(gitTrace()), false);
  });

  it('comes to life as soon as it is trusted', async () => {
    await runCommand(page(), 'Workspaces: Manage Workspace Trust');
    await page().locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
    await treeRow(page(), view, connectionName).waitFor();
    await openFile(page(), 'order.avsc');
    await editor.waitForLens(page(), new RegExp(`^${orderSubject} · BACKWARD · compared with version 1`));
    await editor.waitForProblem(page(), 'currency');
    assert.notDeepEqual(registry.requests, []);
    await expand(page(), view, connectionName);
    await expand(page(), view, 'Subjects');
    await treeRow(page(), view, orderSubject).waitFor();
    await openFile(page(), 'invoice.avsc');
    await editor.replaceText(page(), requiredField.replace('"Order"', '"Invoice"'));
    await editor.waitForLens(page(), /compared with HEAD/);
    await waitFor('git to be run', () => existsSync(gitTrace()));
  });
});
