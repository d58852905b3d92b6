import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { seedSandbox } from '../../sandbox/seed/seed.js';
import { sharedSandbox, type SharedSandbox } from '../../sandbox/shared.js';
import { guardRegistry, type GuardedRegistry } from '../support/guardedRegistry.js';
import { waitFor } from '../support/waitFor.js';
import { useInstalledExtension } from './support/hooks.js';
import { answer, pick, runCommand, waitForPrompt } from './support/palette.js';
import { sampleRepository } from './support/sampleRepository.js';
import { screenshot } from './support/themes.js';
import { answerDialog, expand, openContainer, rowMenu, toast, treeRow, viewPane } from './support/views.js';

const view = 'Event Streams';
const name = 'guarded';
const login = { username: 'ada', password: 'correct horse battery' };

describe('a workspace without a connection', () => {
  const repository = sampleRepository();
  let sandbox: SharedSandbox;
  let registry: GuardedRegistry;
  const { page } = useInstalledExtension(async () => {
    sandbox = await sharedSandbox();
    await seedSandbox(sandbox);
    registry = await guardRegistry(sandbox.registryUrl, login);
    return { folder: repository.folder };
  });
  after(async () => {
    repository.dispose();
    await registry.close();
    await sandbox.release();
  });

  const settings = (): string => readFileSync(repository.path('.vscode/settings.json'), 'utf8');
  const test = async (words: RegExp): Promise<void> => {
    await runCommand(page(), 'Notifications: Clear All Notifications');
    await runCommand(page(), 'Event Streams: Test Connection');
    // Toasts that follow each other fast are left out by VS Code; its list of notifications has them all.
    await runCommand(page(), 'Notifications: Show Notifications');
    await page().locator('.notifications-center .notification-list-item', { hasText: words }).waitFor();
    await runCommand(page(), 'Notifications: Hide Notifications');
  };

  it('says what connections are for, and offers to add one', async () => {
    await openContainer(page(), 'Event Streams');
    await viewPane(page(), view).getByRole('button', { name: 'Add Connection' }).waitFor();
    await screenshot(page(), 'welcome');
  });

  it('offers a tour', async () => {
    await viewPane(page(), view)
      .getByRole('link', { name: 'Take the Tour' })
      .or(viewPane(page(), view).getByRole('button', { name: 'Take the Tour' }))
      .first()
      .click();
    await page().locator('.gettingStartedContainer', { hasText: 'Get Started with Event Streams' }).waitFor();
    await page().locator('.gettingStartedContainer', { hasText: 'Say which file is which subject' }).waitFor();
    await screenshot(page(), 'walkthrough');
  });

  it('gets a connection by answering questions, and the password stays out of the settings', async () => {
    await runCommand(page(), 'Event Streams: Add Connection…');
    await answer(page(), 'Add Connection: Name', name);
    await answer(page(), 'Bootstrap servers', sandbox.bootstrap);
    await pick(page(), 'Add Connection: Kafka security', 'None');
    await answer(page(), 'URL with its path', registry.url);
    await answer(page(), 'User name or API key', login.username);
    await answer(page(), `Password of ${login.username}`, login.password);
    await toast(page(), 'Kafka answers: 1 broker').waitFor();
    await toast(page(), 'The registry answers:').waitFor();
    assert.deepEqual(JSON.parse(settings()), {
      'eventStreams.connections': [
        {
          name,
          kafka: { bootstrapServers: [sandbox.bootstrap] },
          registry: { url: registry.url, username: login.username },
        },
      ],
    });
    assert.ok(registry.requests.every((request) => request.endsWith('passed')));
  });

  it('shows what is behind the login', async () => {
    await expand(page(), view, name);
    await expand(page(), view, 'Subjects');
    await treeRow(page(), view, 'customers-value').waitFor();
  });

  it('says so when the login is refused, and takes the right one right there', async () => {
    await rowMenu(page(), view, name, 'Set Password or Token…');
    await answer(page(), `Password of "${login.username}"`, 'wrong');
    await test(/Kafka answers.*Registry: .*(refuse|login|password|unauthorized)/is);
    await treeRow(page(), view, 'Set the password or token anew…').click();
    await answer(page(), `Password of "${login.username}"`, login.password);
    await treeRow(page(), view, 'customers-value').waitFor();
    await test(/The registry answers/);
  });

  it('opens the settings to edit the connection', async () => {
    await rowMenu(page(), view, name, 'Edit Connections in Settings');
    await page().locator('.tab.active', { hasText: 'settings.json' }).waitFor();
    await page()
      .locator('.editor-group-container.active .view-lines', { hasText: 'eventStreams.connections' })
      .waitFor();
    await runCommand(page(), 'View: Close All Editors');
  });

  it('forgets the connection and its password when it is removed', async () => {
    const before = settings();
    await rowMenu(page(), view, name, 'Remove Connection…');
    await answerDialog(page(), `Remove the connection "${name}"?`, 'Remove');
    await waitFor('the settings without it', () => !settings().includes(name));
    await viewPane(page(), view).getByRole('button', { name: 'Add Connection' }).waitFor();
    repository.write('.vscode/settings.json', before);
    await treeRow(page(), view, name).waitFor();
    await runCommand(page(), 'Event Streams: Test Connection');
    await waitForPrompt(page(), `Password of "${login.username}"`);
    await page().keyboard.press('Escape');
    await toast(page(), 'was not given').waitFor();
  });
});
