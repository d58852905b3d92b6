import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { DiagnosticSeverity } from 'vscode-languageserver';
import type { CodeAction } from 'vscode-languageserver';
import { startTestClient, wordsOf } from '../support/connection.js';
import { temporaryRepository } from '../support/gitRepository.js';

const at = (unit: string) =>
  `{"type":"record","name":"Order","fields":[{"name":"at","type":{"type":"long","logicalType":"timestamp-${unit}"}}]}`;

const record = (field: string) => `{"type":"record","name":"Order","fields":[{"name":"id","type":"string"},${field}]}`;

const RULE = 'avro-logical-type-changed';

async function shown(warnings: Readonly<Record<string, string>>) {
  using repository = temporaryRepository({ 'order.avsc': at('millis') });
  const uri = pathToFileURL(repository.path('order.avsc')).toString();
  const client = await startTestClient({ folder: repository.folder, settings: { warnings } });
  try {
    client.open(uri, at('micros'));
    const state = await client.state(uri);
    const expected = warnings[RULE] === 'off' ? 0 : 1;
    return { state, diagnostics: await client.diagnostics(uri, (all) => all.length >= expected) };
  } finally {
    await client.dispose();
  }
}

describe('warnings beyond the verdict in the language server', () => {
  it('are diagnostics of their own at the field, and leave the verdict alone', async () => {
    const { diagnostics, state } = await shown({});
    const [warning] = diagnostics;
    assert.equal(diagnostics.length, 1);
    assert.equal(warning?.code, RULE);
    assert.equal(warning.severity, DiagnosticSeverity.Warning);
    assert.match(warning.codeDescription?.href ?? '', /warnings\/avro-logical-type-changed\.md$/);
    const { start, end } = warning.range;
    assert.equal(at('micros').slice(start.character, end.character), '"at"');
    assert.equal(state.verdict, 'compatible');
    assert.match(warning.relatedInformation?.[0]?.location.uri ?? '', /^event-streams-git:/);
  });

  it('are said once for all versions that they hold for, with a link into each', async () => {
    using repository = temporaryRepository({ 'order.avsc': at('millis'), 'old/1.avsc': at('millis') });
    for (const number of [2, 3]) repository.write(`old/${number}.avsc`, at('millis'));
    const uri = pathToFileURL(repository.path('order.avsc')).toString();
    const schemas = [{ files: 'order.avsc', baseline: 'directory:old', level: 'BACKWARD_TRANSITIVE' }];
    const client = await startTestClient({ folder: repository.folder, settings: { schemas } });
    try {
      client.open(uri, at('micros'));
      const [warning] = await client.diagnostics(uri, (all) => all.length > 0);
      assert.match(wordsOf(warning), /^[^\n]*3\.avsc[^\n]* The same holds for 2\.avsc, 1\.avsc\.$/);
      assert.equal(warning?.relatedInformation?.length, 3);
    } finally {
      await client.dispose();
    }
  });

  it('are mended by quick fixes that were tried, and link to the old line', async () => {
    const older = record('{"name":"qty","type":"int"}');
    using repository = temporaryRepository({ 'order.avsc': older });
    const uri = pathToFileURL(repository.path('order.avsc')).toString();
    const client = await startTestClient({ folder: repository.folder });
    try {
      client.open(uri, record('{"name":"quantity","type":"int","default":0}'));
      const [warning] = await client.diagnostics(uri, (all) => all.length > 0);
      assert.equal(warning?.code, 'avro-field-renamed');
      const [related] = warning.relatedInformation ?? [];
      assert.equal(related?.location.range.start.character, older.indexOf('"qty"'));
      const [fix, ...others] = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: warning.range,
        context: { diagnostics: [warning] },
      });
      assert.deepEqual(others, []);
      assert.deepEqual(fix?.diagnostics?.[0]?.code, 'avro-field-renamed');
      const [change] = fix.edit?.documentChanges ?? [];
      assert.ok(change !== undefined && 'edits' in change);
      for (const edit of change.edits) if ('newText' in edit) client.change(uri, edit.newText, edit.range);
      assert.deepEqual(await client.diagnostics(uri, (all) => all.length === 0), []);
    } finally {
      await client.dispose();
    }
  });

  it('are shown as the settings say', async () => {
    assert.equal((await shown({ [RULE]: 'error' })).diagnostics[0]?.severity, DiagnosticSeverity.Error);
    assert.equal((await shown({ [RULE]: 'hint' })).diagnostics[0]?.severity, DiagnosticSeverity.Hint);
    assert.deepEqual((await shown({ [RULE]: 'off' })).diagnostics, []);
  });
});
