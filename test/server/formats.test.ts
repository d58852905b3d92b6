import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { Diagnostic, DocumentSymbol, Hover } from 'vscode-languageserver';
import type { FormatId } from '../../engine/options.js';
import { indexLines } from '../../engine/text/lines.js';
import { startTestClient } from '../support/connection.js';
import { temporaryRepository } from '../support/gitRepository.js';
import { readMarks, showMarks } from '../support/markedText.js';

interface Case {
  readonly format: FormatId;
  readonly file: string;
  readonly languageId: string;
  readonly old: string;
  /** The place of the first difference is marked. */
  readonly edited: string;
  readonly code: string;
  readonly symbol: string;
}

const cases: readonly Case[] = [
  {
    format: 'AVRO',
    file: 'order.avsc',
    languageId: 'avsc',
    old: '{"type": "record", "name": "Order", "fields": [{"name": "id", "type": "string"}]}',
    edited: '{"type": "record", "name": "Order", "fields": [{"name": "id", "type": «"int"»}]}',
    code: 'TYPE_MISMATCH',
    symbol: 'Order',
  },
  {
    format: 'PROTOBUF',
    file: 'order.proto',
    languageId: 'proto3',
    old: 'syntax = "proto3";\nmessage Order {\n  string id = 1;\n}\n',
    edited: 'syntax = "proto3";\nmessage Order {\n  «int32» id = 1;\n}\n',
    code: 'FIELD_SCALAR_KIND_CHANGED',
    symbol: 'Order',
  },
  {
    format: 'JSON',
    file: 'order.schema.json',
    languageId: 'json',
    old: '{"type": "object", "properties": {"id": {"type": "string"}}}',
    edited: '{"type": "object", "properties": {"id": {«"type": "integer"»}}}',
    code: 'TYPE_CHANGED',
    symbol: 'id',
  },
];

/** Also what an editor does not know as one of our languages is checked, by its name. */
for (const { format, file, languageId, old, edited, code, symbol } of cases) {
  describe(`an open ${format} schema`, () => {
    it('is compared, outlined, explained and underlined at the exact place', async () => {
      const repository = temporaryRepository({ [file]: old });
      const client = await startTestClient({ folder: repository.folder });
      const uri = pathToFileURL(repository.path(file)).toString();
      const { text } = readMarks(edited);
      client.open(uri, text, languageId);
      const state = await client.state(uri);
      assert.deepEqual([state.format, state.verdict, state.incompatibleCount], [format, 'incompatible', 1]);
      const found = await client.diagnostics(uri, (all) => all.some((one) => one.code === code));
      const [difference] = found.filter((one) => one.code === code);
      assert.ok(difference);
      assert.equal(shown(text, difference), edited);
      assert.ok(typeof difference.message === 'string');
      assert.match(
        difference.message,
        /^BACKWARD: a consumer with this schema could not read events written with HEAD\. \S/,
      );
      const [related] = difference.relatedInformation ?? [];
      assert.ok(related !== undefined && related.location.range.end.character > related.location.range.start.character);
      const textDocument = { uri };
      const symbols = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
        textDocument,
      });
      assert.ok(names(symbols).includes(symbol), names(symbols).join());
      const position = difference.range.start;
      const hover = await client.connection.sendRequest<Hover>('textDocument/hover', { textDocument, position });
      assert.match(JSON.stringify(hover.contents), /Upgrade consumers first/);
      client.change(uri, old);
      await client.state(uri, ({ verdict }) => verdict === 'compatible');
      await client.dispose();
      repository.dispose();
    });
  });
}

function names(symbols: readonly DocumentSymbol[]): readonly string[] {
  return symbols.flatMap(({ name, children }) => [name, ...names(children ?? [])]);
}

function shown(text: string, { range }: Diagnostic): string {
  const lines = indexLines(text);
  const offset = ({ line, character }: Diagnostic['range']['start']) => lines.lineSpan(line).start + character;
  return showMarks(text, [{ start: offset(range.start), end: offset(range.end) }]);
}
