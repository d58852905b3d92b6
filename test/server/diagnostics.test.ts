import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { DiagnosticSeverity } from 'vscode-languageserver';
import type { Diagnostic, Range } from 'vscode-languageserver';
import { indexLines } from '../../engine/text/lines.js';
import { startTestClient, wordsOf } from '../support/connection.js';
import type { TestClient } from '../support/connection.js';
import { temporaryRepository } from '../support/gitRepository.js';
import type { TemporaryRepository } from '../support/gitRepository.js';
import { readMarks, showMarks } from '../support/markedText.js';

const FIELDS = '{"name": "id", "type": "string"}';
const ORDER = record(FIELDS);

function record(fields: string): string {
  return `{\n  "type": "record",\n  "name": "Order",\n  "fields": [\n    ${fields}\n  ]\n}\n`;
}

/** The text with the ranges marked, which reads better in a failure than numbers. */
function marked(text: string, ranges: readonly Range[]): string {
  const lines = indexLines(text);
  const offset = ({ line, character }: Range['start']) => lines.lineSpan(line).start + character;
  return showMarks(
    text,
    ranges.map(({ start, end }) => ({ start: offset(start), end: offset(end) })),
  );
}

const errors = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Error);

describe('diagnostics', () => {
  let repository: TemporaryRepository;
  let client: TestClient;
  let uri: string;
  beforeEach(async () => {
    repository = temporaryRepository({ 'order.avsc': ORDER });
    uri = pathToFileURL(repository.path('order.avsc')).toString();
    client = await startTestClient({ folder: repository.folder });
  });
  afterEach(async () => {
    await client.dispose();
    repository.dispose();
  });

  async function expectErrors(markedText: string): Promise<readonly Diagnostic[]> {
    const { text, spans } = readMarks(markedText);
    client.open(uri, text);
    await client.state(uri);
    const found = errors(await client.diagnostics(uri, (all) => errors(all).length >= spans.length));
    assert.equal(
      marked(
        text,
        found.map(({ range }) => range),
      ),
      markedText,
    );
    return found;
  }

  it('underline the very field that breaks the level, and say who cannot read what since when', async () => {
    const [found] = await expectErrors(record(`${FIELDS},\n    {"name": «"total"», "type": "int"}`));
    assert.ok(found);
    assert.equal(found.source, 'event-streams');
    assert.equal(found.code, 'READER_FIELD_MISSING_DEFAULT_VALUE');
    assert.match(found.codeDescription?.href ?? '', /\/docs\/differences\/READER_FIELD_MISSING_DEFAULT_VALUE\.md$/);
    assert.match(wordsOf(found), /^BACKWARD: a consumer with this schema could not read events written with HEAD\./);
    const [related] = found.relatedInformation ?? [];
    assert.match(related?.location.uri ?? '', /^event-streams-git:\/HEAD%20order\.avsc\?/);
    assert.match(related?.message ?? '', /HEAD/);
  });

  it('say nothing about a compatible change', async () => {
    client.open(uri, record(`${FIELDS}, {"name": "total", "type": "int", "default": 0}`));
    const state = await client.state(uri);
    assert.equal(state.verdict, 'compatible');
    assert.deepEqual(state.comparedWith, ['HEAD']);
    assert.deepEqual(errors(await client.diagnostics(uri)), []);
  });

  it('underline each of several changes', async () => {
    const found = await expectErrors(record(`{"name": "id", "type": «"int"»}, {"name": «"total"», "type": "int"}`));
    assert.deepEqual(
      found.map(({ code }) => code),
      ['TYPE_MISMATCH', 'READER_FIELD_MISSING_DEFAULT_VALUE'],
    );
  });

  it('put what breaks in both directions at one place into one', async () => {
    client.changeSettings({ defaultLevel: 'FULL' });
    const [found] = await expectErrors(record('{"name": "id", "type": «"int"»}'));
    assert.match(
      wordsOf(found),
      /^FULL \(forward\): a consumer with HEAD .*\nFULL \(backward\): a consumer with this schema /,
    );
    assert.equal(found?.relatedInformation?.length, 1);
  });

  it('stand at the right place with CRLF, a byte order mark and letters outside the basic plane', async () => {
    const text = record(`{"name": "id", "type": "string", "doc": "😀😀"}, {"name": «"a"», "type": "int"}`);
    await expectErrors(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
  });

  it('show what is wrong with the schema itself, and compare nothing until it is mended', async () => {
    client.open(uri, record(`${FIELDS},\n    {"name": "total", "type": "strin"}`));
    const found = errors(await client.diagnostics(uri, (all) => errors(all).length > 0));
    assert.equal(found.length, 1);
    assert.equal(found[0]?.range.start.line, 5);
    const state = await client.state(uri);
    assert.equal(state.verdict, 'not-compared');
    assert.match(state.reason, /errors/);
  });

  it('are gone once the text is mended, and carry the version that they are about', async () => {
    await expectErrors(record(`${FIELDS}, {"name": «"total"», "type": "int"}`));
    const version = client.change(uri, ORDER);
    assert.deepEqual(errors(await client.diagnostics(uri, (all) => errors(all).length === 0)), []);
    assert.equal(client.published.at(-1)?.version, version);
  });

  it('are replaced, never cleared, while typing', async () => {
    const { text } = readMarks(record(`${FIELDS}, {"name": "total", "type": "int"}`));
    client.open(uri, text);
    await client.diagnostics(uri, (all) => errors(all).length === 1);
    const before = client.published.length;
    for (let i = 0; i < 20; i++) {
      client.change(uri, ' ', { start: { line: 1, character: 2 }, end: { line: 1, character: 2 } });
      await client.diagnostics(uri);
    }
    const since = client.published.slice(before);
    assert.ok(since.length >= 20);
    assert.ok(since.every(({ diagnostics }) => errors(diagnostics).length === 1));
  });

  it('join edits that are already on their way', async () => {
    client.open(uri, ORDER);
    await client.state(uri);
    const before = client.published.length;
    for (let i = 0; i < 100; i++) client.change(uri, record(`{"name": "id${i}", "type": "string", "default": ""}`));
    await client.diagnostics(uri);
    const published = client.published.slice(before);
    assert.equal(published.at(-1)?.version, 101);
    assert.ok(published.length < 30, `${published.length} publications for 100 edits`);
  });

  it('follow incremental edits exactly', async () => {
    client.open(uri, ORDER);
    await client.state(uri);
    client.change(uri, ', {"name": "x", "type": "int"}', {
      start: { line: 4, character: 36 },
      end: { line: 4, character: 36 },
    });
    const [found] = errors(await client.diagnostics(uri, (all) => errors(all).length > 0));
    assert.deepEqual(found?.range, { start: { line: 4, character: 47 }, end: { line: 4, character: 50 } });
  });

  it('are taken away with the document', async () => {
    await expectErrors(record(`${FIELDS}, {"name": «"total"», "type": "int"}`));
    client.close(uri);
    await client.diagnostics(uri, (all) => all.length === 0);
  });

  it('leave documents alone that are no schemas', async () => {
    const other = pathToFileURL(repository.path('package.json')).toString();
    client.open(other, '{"type": "record"}', 'json');
    client.open(uri, ORDER);
    await client.state(uri);
    assert.ok(client.published.every((one) => one.uri !== other));
  });

  it('check the syntax of a document that is not saved yet', async () => {
    client.open('untitled:Untitled-1', '{"type": "recor"}', 'avsc');
    await client.diagnostics('untitled:Untitled-1', (all) => errors(all).length > 0);
    assert.equal((await client.state('untitled:Untitled-1')).verdict, 'not-compared');
  });

  it('survive every kind of garbage', async () => {
    const garbage = [
      '',
      '\0',
      '{',
      '[[[[',
      '"',
      '{"type":',
      '\uD800',
      'null',
      '[]',
      '{"fields": [null, 1, [], {}]}',
      '['.repeat(5000),
      '\r'.repeat(100),
      '/*',
      'syntax = ',
      'message {{{{',
    ];
    const names = ['a.avsc', 'a.proto', 'a.schema.json'];
    for (const name of names) repository.write(name, '{}');
    for (const name of names) client.open(pathToFileURL(repository.path(name)).toString(), '');
    for (const text of garbage) {
      for (const name of names) client.change(pathToFileURL(repository.path(name)).toString(), text);
    }
    for (const name of names) await client.diagnostics(pathToFileURL(repository.path(name)).toString());
    await expectErrors(record(`${FIELDS}, {"name": «"total"», "type": "int"}`));
    assert.deepEqual(client.logged, []);
  });
});
