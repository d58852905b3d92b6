import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { temporaryRepository } from '../support/gitRepository.js';
import { waitFor } from '../support/waitFor.js';
import * as editor from './support/editor.js';
import { avro, formatCases } from './support/formatCases.js';
import { useInstalledExtension } from './support/hooks.js';
import { openFile, runCommand } from './support/palette.js';
import { waitForUnderlined } from './support/squiggles.js';
import { screenshot, themes, useTheme } from './support/themes.js';

/** No settings, no connection, no registry: what anybody has who clones a repository with schemas. */
describe('a cloned repository without any settings', () => {
  const origin = temporaryRepository(
    Object.fromEntries(formatCases.map(({ file, committed }) => [`schemas/${file}`, committed])),
  );
  const clone = temporaryRepository();
  clone.git('pull', '--quiet', origin.folder, 'main');
  const { page } = useInstalledExtension(() => Promise.resolve({ folder: clone.folder }));
  after(() => {
    origin.dispose();
    clone.dispose();
  });

  for (const one of formatCases) {
    describe(`with a schema in ${one.format}`, () => {
      it('underlines a breaking change as it is typed, exactly where it is, and says who cannot read what', async () => {
        await openFile(page(), one.file);
        await editor.waitForLens(page(), /^BACKWARD · compared with HEAD · compatible · upgrade consumers first$/);
        await editor.typeOver(page(), one.edited, one.typed);
        await waitForUnderlined(page(), [one.underlined]);
        const problem = await editor.waitForProblem(page(), `at line ${one.line} and`);
        assert.match(problem, /BACKWARD: a consumer with this schema could not read events written with HEAD\. \S/);
        await editor.problemRow(page(), one.code).waitFor();
        await editor.waitForLens(
          page(),
          /^BACKWARD · compared with HEAD · 1 incompatible change · upgrade consumers first$/,
        );
        await screenshot(page(), `cloned-${one.file}`);
      });

      it('explains it where the cursor is', async () => {
        await editor.goToText(page(), one.place);
        await editor.waitForHover(page(), /could not read events written with HEAD/, /Upgrade consumers first/);
      });

      it('shows it beside the committed text, which cannot be changed there, after a click on the line above', async () => {
        // Right after an edit, when newer lenses are on their way.
        await page().keyboard.press('End');
        await page().keyboard.insertText(' ');
        await editor.clickLens(page(), '1 incompatible change');
        await page()
          .locator('.tab.active', { hasText: `${one.file}: HEAD ↔ this file` })
          .waitFor();
        const committed = page().locator('.editor-group-container.active .monaco-diff-editor .editor.original');
        const current = page().locator('.editor-group-container.active .monaco-diff-editor .editor.modified');
        await committed.locator('.line-delete').first().waitFor();
        await current.locator('.line-insert').first().waitFor();
        await editor.expectReadOnly(page(), committed.locator('.view-line'));
        await screenshot(page(), `cloned-diff-${one.file}`);
        await runCommand(page(), 'View: Close Editor');
      });

      it('offers a fix, and is content with it', async () => {
        await openFile(page(), one.file);
        await editor.goToText(page(), one.place);
        await editor.applyFix(page(), one.fix);
        await waitForUnderlined(page(), []);
        await editor.waitForLens(page(), /^BACKWARD · compared with HEAD · compatible · upgrade consumers first$/);
        assert.ok((await editor.visibleText(page())).includes(one.mended));
      });

      it('mends all breaking changes of the file at once', async () => {
        await editor.replaceText(page(), one.brokenTwice);
        await editor.waitForLens(page(), /2 incompatible changes · upgrade consumers first$/);
        await runCommand(page(), 'Fix All');
        const restored = async () => (await editor.visibleText(page())).trimEnd() === one.restored.trimEnd();
        await waitFor('the text without its breaking changes', restored);
        await editor.waitForLens(page(), /^BACKWARD · compared with HEAD · compatible · upgrade consumers first$/);
      });

      it('warns, apart from the verdict, of what a registry would accept', async () => {
        await editor.replaceText(page(), one.doubtful);
        await editor.waitForProblem(page(), 'The registry accepts this, but a consumer with this schema may ');
        await editor.problemRow(page(), one.rule).waitFor();
        await waitForUnderlined(page(), [], 'error');
        await waitForUnderlined(page(), [one.warned], one.warnedAs);
        await editor.waitForLens(page(), /^BACKWARD · compared with HEAD · compatible · upgrade consumers first$/);
        await screenshot(page(), `cloned-warning-${one.file}`);
        await editor.goToText(page(), one.warned);
        await editor.applyFix(page(), one.warningFix);
        const mended = async () => (await editor.visibleText(page())).trimEnd() === one.committed.trimEnd();
        await waitFor('the text without what was warned of', mended);
        await waitForUnderlined(page(), [], one.warnedAs);
        await runCommand(page(), 'File: Save');
      });
    });
  }

  describe('with a schema of any format', () => {
    it('underlines a schema that cannot be read, at the place', async () => {
      const { file, committed } = avro;
      await openFile(page(), file);
      await editor.replaceText(page(), committed.replace('"double"', '"dubble"'));
      assert.match(await editor.waitForProblem(page(), 'dubble'), /at line 8/);
      await editor.waitForLens(page(), /The schema has errors/);
    });

    for (const theme of themes) {
      it(`underlines a breaking change in ${theme.label} too`, async () => {
        await openFile(page(), avro.file);
        await editor.replaceText(page(), avro.brokenTwice);
        await editor.waitForSquiggle(page());
        await useTheme(page(), theme);
        await editor.waitForSquiggle(page());
        await screenshot(page(), `breaking-fields-${theme.label}`);
      });
    }

    it('keeps a fix in the file when it is saved', async () => {
      await runCommand(page(), 'Fix All');
      await editor.waitForNoSquiggle(page());
      await runCommand(page(), 'File: Save');
      const saved = () => readFileSync(clone.path(`schemas/${avro.file}`), 'utf8').trimEnd();
      await waitFor('the fixed text in the file', () => saved() === avro.restored.trimEnd());
    });

    it('can be followed in the log', async () => {
      await runCommand(page(), 'Event Streams: Show Log');
      await page().getByRole('tab', { name: 'Output' }).and(page().locator('[aria-selected=true]')).waitFor();
    });
  });
});
