import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { seedSandbox } from '../../sandbox/seed/seed.js';
import { sharedSandbox, type SharedSandbox } from '../../sandbox/shared.js';
import type { TemporaryRepository } from '../support/gitRepository.js';
import { waitFor } from '../support/waitFor.js';
import { connectionName } from './support/connected.js';
import * as editor from './support/editor.js';
import { formatCases } from './support/formatCases.js';
import { useInstalledExtension } from './support/hooks.js';
import {
  acceptRow,
  answer,
  hasPrompt,
  openFile,
  pick,
  pickLabels,
  runCommand,
  waitForPrompt,
} from './support/palette.js';
import { orderSchema, requiredField, sampleRepository } from './support/sampleRepository.js';
import { screenshot } from './support/themes.js';
import { answerDialog, expand, openContainer, rowMenu, statusItem, toast, treeRow } from './support/views.js';

const view = 'Event Streams';
const subject = `e2e-commands-${process.pid}-value`;
const optionalField = requiredField.replace('"type": "string" }\n  ]', '"type": "string", "default": "EUR" }\n  ]');

describe('a schema file and its subject at a production registry', () => {
  let sandbox: SharedSandbox;
  let repository: TemporaryRepository;
  const { page } = useInstalledExtension(async () => {
    sandbox = await sharedSandbox();
    await seedSandbox(sandbox);
    const { bootstrap, registryUrl } = sandbox;
    const kafka = { bootstrapServers: [bootstrap] };
    const connection = { name: connectionName, kafka, registry: { url: registryUrl }, production: true };
    repository = sampleRepository({ 'eventStreams.connections': [connection] });
    for (const { file, format, committed } of formatCases) {
      if (format !== 'Avro') repository.write(`schemas/${file}`, committed);
    }
    repository.commit('Schemas of the other formats');
    return { folder: repository.folder };
  });
  after(async () => {
    repository.dispose();
    await sandbox.release();
  });

  const registry = async (path: string): Promise<unknown> => (await fetch(`${sandbox.registryUrl}${path}`)).json();
  const register = async (question: string, button: string): Promise<string> => {
    await runCommand(page(), 'Event Streams: Register as New Version…');
    await answer(page(), 'is a production connection', connectionName);
    return answerDialog(page(), question, button);
  };
  const diffIsShown = async (title: string): Promise<void> => {
    await page().locator('.tab.active', { hasText: title }).waitFor();
    await page().locator('.editor-group-container.active .monaco-diff-editor').waitFor();
  };

  const mappings = () =>
    waitFor('the mappings in the settings', () => {
      const text = readFileSync(repository.path('.vscode/settings.json'), 'utf8');
      return (JSON.parse(text) as { readonly 'eventStreams.schemas'?: readonly unknown[] })['eventStreams.schemas'];
    });

  it('belong together after one pick, which is kept in the settings', async () => {
    await openFile(page(), 'order.avsc');
    // The commands for schemas are there once the extension has looked at the file.
    await statusItem(page(), /schema: /).waitFor();
    await runCommand(page(), 'Event Streams: Map File to a Subject…');
    await waitForPrompt(page(), 'Subject of schemas/order.avsc');
    await screenshot(page(), 'map-file');
    await page().keyboard.insertText(subject);
    await acceptRow(page(), subject);
    assert.deepEqual(await mappings(), [{ files: 'schemas/order.avsc', subject, baseline: 'registry' }]);
    await editor.waitForLens(page(), /has no subject/);
  });

  it('are registered as the first version, after the connection’s name was typed', async () => {
    const words = await register('as the first version of', 'Register');
    assert.ok(words.includes(`${subject} at ${connectionName}`));
    await toast(page(), `Registered as version 1 of ${subject}`).waitFor();
    assert.deepEqual(await registry(`/subjects/${subject}/versions`), [1]);
    await editor.waitForLens(page(), /The level is NONE/);
  });

  it('get the level that is chosen', async () => {
    await runCommand(page(), 'Event Streams: Set Compatibility Level…');
    await pick(page(), 'Which subject?', subject);
    await pick(page(), `Compatibility level of ${subject}`, 'FULL');
    await answer(page(), 'is a production connection', connectionName);
    await statusItem(page(), 'is now FULL').waitFor();
    const { compatibilityLevel } = (await registry(`/config/${subject}`)) as { readonly compatibilityLevel: unknown };
    assert.equal(compatibilityLevel, 'FULL');
    await openFile(page(), 'order.avsc');
    await editor.waitForLens(page(), /FULL · compared with version 1 · compatible/);
  });

  it('are not registered twice', async () => {
    await runCommand(page(), 'Notifications: Clear All Notifications');
    const words = await register('as a new version of', 'Register');
    assert.match(words, /compatible with version 1/);
    await toast(page(), 'holds this schema already').waitFor();
    assert.deepEqual(await registry(`/subjects/${subject}/versions`), [1]);
  });

  it('are checked before they are registered, and the problems named', async () => {
    await editor.replaceText(page(), requiredField);
    const words = await register('is not compatible (FULL)', 'Cancel');
    assert.match(words, /currency/);
    assert.deepEqual(await registry(`/subjects/${subject}/versions`), [1]);
  });

  it('get a second version, and are compared with it at once', async () => {
    await runCommand(page(), 'Notifications: Clear All Notifications');
    await editor.replaceText(page(), optionalField);
    await register('as a new version of', 'Register');
    await toast(page(), `Registered as version 2 of ${subject}`).waitFor();
    assert.deepEqual(await registry(`/subjects/${subject}/versions`), [1, 2]);
    await editor.waitForLens(page(), /compared with version 2 · compatible/);
  });

  it('stand side by side after a click on the line above the schema', async () => {
    await editor.replaceText(page(), orderSchema);
    await editor.waitForLens(page(), /compared with version 2/);
    await editor.clickLens(page(), 'compared with version 2');
    await diffIsShown('order.avsc: version 2 ↔ this file');
    await editor.expectReadOnly(page(), page().locator('.editor-group-container.active .editor.original .view-line'));
    await screenshot(page(), 'compare-baseline');
  });

  it('have a menu in the status bar', async () => {
    await runCommand(page(), 'View: Close All Editors');
    await openFile(page(), 'order.avsc');
    // The entry of the editor that was closed can still be there, and opens nothing.
    const opened = async () => {
      if (await hasPrompt(page(), subject)) return true;
      await statusItem(page(), subject).click();
      return false;
    };
    await waitFor('the menu of the status bar', opened, { interval: 1_000 });
    const labels = await pickLabels(page());
    assert.deepEqual(labels, [
      'Compare with the Latest Version',
      'Register as New Version…',
      'Map to Another Subject…',
      'Show Log',
    ]);
    await acceptRow(page(), 'Compare with the Latest Version');
    await diffIsShown(`${subject}: version 2 ↔ this file`);
  });

  it('has versions that can be read and not changed', async () => {
    await openContainer(page(), 'Event Streams');
    await expand(page(), view, connectionName);
    await expand(page(), view, 'Subjects');
    await expand(page(), view, subject);
    await treeRow(page(), view, 'Version 1').click();
    await page()
      .locator('.tab.active', { hasText: `${subject} v1.avsc` })
      .waitFor();
    await waitFor('the text of the version', async () => (await editor.visibleText(page())).includes('"Order"'));
    await editor.expectReadOnly(page(), editor.activeEditor(page()).locator('.view-line'));
  });

  it('has versions that can be compared with the latest one, and with each other', async () => {
    await rowMenu(page(), view, 'Version 1', 'Compare with Latest Version');
    await diffIsShown(`${subject}: version 1 ↔ 2`);
    await runCommand(page(), 'View: Close All Editors');
    await rowMenu(page(), view, subject, 'Compare Versions…');
    await pick(page(), `Compare which version of ${subject}?`, 'Version 2');
    await pick(page(), 'Compare version 2 with which one?', 'Version 1');
    await diffIsShown(`${subject}: version 1 ↔ 2`);
  });

  for (const { format, file } of formatCases.filter(({ format: one }) => one !== 'Avro')) {
    it(`belong together after one pick in ${format} too`, async () => {
      await openFile(page(), file);
      await editor.waitForLens(page(), /compared with HEAD/);
      await runCommand(page(), 'Event Streams: Map File to a Subject…');
      await waitForPrompt(page(), `Subject of schemas/${file}`);
      const own = `e2e-${file}-${process.pid}`;
      await page().keyboard.insertText(own);
      await acceptRow(page(), own);
      await editor.waitForLens(page(), new RegExp(`^${own} · The registry has no subject ${own} yet`));
      assert.deepEqual((await mappings()).at(0), { files: `schemas/${file}`, subject: own, baseline: 'registry' });
    });
  }
});
