import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { TemporaryRepository } from '../support/gitRepository.js';
import { openFile, runCommand } from './support/palette.js';
import { sampleRepository } from './support/sampleRepository.js';
import { openSession, type Session } from './support/session.js';
import { screenshot, themes, useTheme } from './support/themes.js';
import { packagedExtension } from './support/vsix.js';
import { visibleText } from './support/editor.js';

describe('the installed VSIX', () => {
  let repository: TemporaryRepository;
  let session: Session;
  let page: Page;

  before(async () => {
    repository = sampleRepository();
    session = await openSession({ folder: repository.folder, extensionPath: await packagedExtension() });
    ({ page } = session);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await session.keepEvidence(this.currentTest.fullTitle());
  });
  after(async () => {
    await session.close();
    repository.dispose();
  });

  it('opens a schema in an editor', async () => {
    await openFile(page, 'order.avsc');
    assert.match(await visibleText(page), /"namespace": "shop.orders"/);
  });

  it('shows its log', async () => {
    await runCommand(page, 'Event Streams: Show Log');
    await page
      .locator('.part.panel .composite.title, .part.panel .pane-header', { hasText: /output/i })
      .first()
      .waitFor();
  });

  for (const theme of themes) {
    it(`looks right in ${theme.label}`, async () => {
      await useTheme(page, theme);
      await screenshot(page, theme.label);
    });
  }
});
