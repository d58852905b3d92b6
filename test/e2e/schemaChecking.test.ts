import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { waitFor } from '../support/waitFor.js';
import * as editor from './support/editor.js';
import { useInstalledExtension } from './support/hooks.js';
import { openFile, runCommand } from './support/palette.js';
import { orderSchema, requiredField, sampleRepository } from './support/sampleRepository.js';
import { screenshot, themes, useTheme } from './support/themes.js';

describe('checking a schema against git history', () => {
  const repository = sampleRepository();
  const { page } = useInstalledExtension(() => Promise.resolve({ folder: repository.folder }));
  after(() => {
    repository.dispose();
  });

  it('underlines nothing in a schema that did not change', async () => {
    await openFile(page(), 'order.avsc');
    assert.match(await editor.visibleText(page()), /"namespace": "shop.orders"/);
    // The file is checked once a change in it is: so this waits for one, and takes it back.
    await editor.replaceText(page(), requiredField);
    await editor.waitForSquiggle(page());
    await editor.replaceText(page(), orderSchema);
    await editor.waitForNoSquiggle(page());
  });

  it('underlines a new field that old data does not have, and says who cannot read it', async () => {
    await editor.replaceText(page(), requiredField);
    const problem = await editor.waitForProblem(page(), 'currency');
    assert.match(problem, /default/i);
    await screenshot(page(), 'breaking-field');
  });

  for (const theme of themes) {
    it(`underlines it in ${theme.label} too`, async () => {
      await useTheme(page(), theme);
      await editor.waitForSquiggle(page());
      await screenshot(page(), `breaking-field-${theme.label}`);
    });
  }

  it('explains it where the mouse rests', async () => {
    await editor.focusEditor(page());
    await editor.goTo(page(), 8, 20);
    await editor.waitForHover(page(), /currency/, /Upgrade consumers first/);
  });

  it('offers a default value, and is content with it', async () => {
    await editor.focusEditor(page());
    await editor.goTo(page(), 8, 20);
    await editor.applyFix(page(), 'default');
    await editor.waitForNoSquiggle(page());
    assert.match(await editor.visibleText(page()), /"currency", "type": "string", "default": ""/);
    await runCommand(page(), 'File: Save');
    await waitFor('the default in the file', () =>
      readFileSync(repository.path('schemas/order.avsc'), 'utf8').includes('"default": ""'),
    );
  });

  it('underlines a schema that cannot be read, at the place', async () => {
    await editor.replaceText(page(), orderSchema.replace('"double"', '"dubble"'));
    assert.match(await editor.waitForProblem(page(), 'dubble'), /at line 7/);
  });

  it('can be followed in the log', async () => {
    await runCommand(page(), 'Event Streams: Show Log');
    await page().getByRole('tab', { name: 'Output' }).and(page().locator('[aria-selected=true]')).waitFor();
  });
});
