import assert from 'node:assert/strict';
import { CodeActionKind } from 'vscode-languageserver/node';
import type { CodeAction, Range } from 'vscode-languageserver/node';
import type { TestClient } from '../support/connection.js';
import { readMarks } from '../support/markedText.js';
import { ORDER, rangeOf, record, useOrderFile } from './orderFile.js';

describe('fixes', () => {
  const { repository, uri, textDocument, open } = useOrderFile();

  describe('code actions', () => {
    const actions = (client: TestClient, range: Range, only?: string[]) =>
      client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: textDocument(),
        range,
        context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
      });

    it('are none where nothing breaks', async () => {
      const client = await open(ORDER);
      assert.deepEqual(await actions(client, { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }), []);
    });

    it('are none of a kind that was not asked for', async () => {
      const text = record('{"name": "x", "type": "int"}');
      const client = await open(text);
      const everywhere = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
      assert.deepEqual(await actions(client, everywhere, [CodeActionKind.Refactor]), []);
      assert.ok((await actions(client, everywhere, [CodeActionKind.QuickFix])).length > 0);
    });

    it('keep the line breaks of the file', async () => {
      const text = record('{"name": "id", "type": "string"}').replaceAll('\n', '\r\n');
      repository().write(
        'order.avsc',
        text.replace('"string"}', '"string"},\r\n    {\r\n      "name": "gone", "type": "int"\r\n    }'),
      );
      repository().commit('more');
      const client = await open(text, { settings: { defaultLevel: 'FORWARD' } });
      const everywhere = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
      const texts = (await actions(client, everywhere)).flatMap(({ edit }) =>
        (edit?.documentChanges ?? []).flatMap((change) =>
          'edits' in change ? change.edits.flatMap((one) => ('newText' in one ? [one.newText] : [])) : [],
        ),
      );
      assert.ok(
        texts.some((one) => one.includes('\r\n')),
        JSON.stringify(texts),
      );
      assert.ok(texts.every((one) => !/(^|[^\r])\n/.test(one)));
    });

    it('mend what they claim to mend', async () => {
      const { text, spans } = readMarks(record('{"name": "id", "type": "string"}, {"name": «"x"», "type": "int"}'));
      const client = await open(text);
      const found = await actions(client, rangeOf(text, spans[0]));
      const preferred = found.find(({ isPreferred }) => isPreferred === true);
      assert.ok(preferred);
      assert.equal(preferred.kind, CodeActionKind.QuickFix);
      assert.equal(preferred.diagnostics?.[0]?.code, 'READER_FIELD_MISSING_DEFAULT_VALUE');
      const [change] = preferred.edit?.documentChanges ?? [];
      assert.ok(change !== undefined && 'edits' in change);
      assert.deepEqual(change.textDocument, { uri: uri(), version: 1 });
      for (const edit of change.edits) if ('newText' in edit) client.change(uri(), edit.newText, edit.range);
      await client.state(uri(), ({ verdict }) => verdict === 'compatible');
    });

    it('are offered again when the same mistake is made again', async () => {
      const { text, spans } = readMarks(record('{"name": "id", "type": "string"}, {"name": «"x"», "type": "int"}'));
      const client = await open(text);
      const first = await actions(client, rangeOf(text, spans[0]));
      client.change(uri(), ORDER);
      await client.state(uri(), ({ verdict }) => verdict === 'compatible');
      client.change(uri(), text);
      await client.state(uri(), ({ verdict }) => verdict === 'incompatible');
      const second = await actions(client, rangeOf(text, spans[0]));
      assert.deepEqual(
        second.map(({ title }) => title),
        first.map(({ title }) => title),
      );
      assert.ok(first.length > 0);
    });

    it('mend the whole file at once, where that is asked for', async () => {
      const text = record(
        '{"name": "id", "type": "string"}, {"name": "x", "type": "int"}, {"name": "y", "type": "string"}',
      );
      const client = await open(text);
      const everywhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      const [all, ...rest] = await actions(client, everywhere, [CodeActionKind.SourceFixAll]);
      assert.deepEqual(rest, []);
      const [change] = all?.edit?.documentChanges ?? [];
      assert.ok(change !== undefined && 'edits' in change);
      const edits = change.edits.flatMap((edit) => ('newText' in edit ? [edit] : []));
      for (const { newText, range } of [...edits].reverse()) client.change(uri(), newText, range);
      await client.state(uri(), ({ verdict }) => verdict === 'compatible');
    });
  });
});
