import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { CodeActionKind } from 'vscode-languageserver/node';
import type { CodeAction, Range } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TestClient } from '../support/connection.js';
import { readMarks } from '../support/markedText.js';
import { ORDER, rangeOf, record, useOrderFile } from './orderFile.js';

describe('fixes', () => {
  const { repository, uri, textDocument, open, start } = useOrderFile();

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

    /** What is left of a breaking change after one "fix all", with the comments and the layout around it. */
    const MENDED: readonly (readonly [file: string, level: string, old: string, broken: string, mended: string])[] = [
      [
        'order.json',
        'BACKWARD',
        '{\n  "properties": { "a": {}, "b": {}, "c": {}, "d": {} },\n  "required": ["a"]\n}\n',
        '{\n  "properties": { "a": {}, "b": {}, "c": {}, "d": {} },\n  "required": [\n    "b", "a",\n    "c",\n    "d"\n  ],\n  "title":  "kept"\n}\n',
        '{\n  "properties": { "a": {}, "b": {}, "c": {}, "d": {} },\n  "required": [\n    "a"\n  ],\n  "title":  "kept"\n}\n',
      ],
      [
        'order.avsc',
        'FORWARD',
        record(
          '{"name": "id", "type": "string"},\n    {"name": "x", "type": "int"},\n    {"name":  "y", "type": "int"}',
        ),
        record('{"name": "id", "type": "string"}'),
        record(
          '{"name": "id", "type": "string"},\n    {"name": "x", "type": "int"},\n    {"name":  "y", "type": "int"}',
        ),
      ],
      [
        'order.proto',
        'BACKWARD',
        'syntax = "proto2";\nmessage Order {\n  required int32 a = 1; // kept\n  required int32 b = 2;\n  required int32 c = 3;\n}\n',
        'syntax = "proto2";\nmessage Order {\n  required int32 a = 1; // kept\n}\n',
        'syntax = "proto2";\nmessage Order {\n  required int32 a = 1; // kept\n  required int32 b = 2;\n  required int32 c = 3;\n}\n',
      ],
    ];
    for (const [file, defaultLevel, old, broken, mended] of MENDED) {
      it(`mend at once what touches, in ${file}`, async () => {
        repository().write(file, old);
        repository().commit('before');
        const client = await start({ settings: { defaultLevel, schemas: [{ files: file }] } });
        const address = pathToFileURL(repository().path(file)).toString();
        client.open(address, broken);
        await client.state(address, ({ verdict }) => verdict === 'incompatible');
        const [all, ...rest] = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
          textDocument: { uri: address },
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
          context: { diagnostics: [], only: [CodeActionKind.SourceFixAll] },
        });
        assert.deepEqual(rest, []);
        const [change] = all?.edit?.documentChanges ?? [];
        assert.ok(change !== undefined && 'edits' in change);
        const edits = change.edits.flatMap((edit) => ('newText' in edit ? [edit] : []));
        const document = TextDocument.create(address, 'plaintext', 1, broken);
        assert.equal(TextDocument.applyEdits(document, edits), mended);
      });
    }
  });
});
