import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { startTestClient } from '../support/connection.js';
import { temporaryRepository } from '../support/gitRepository.js';

const at = (unit: string) =>
  `{"type":"record","name":"Order","fields":[{"name":"at","type":{"type":"long","logicalType":"timestamp-${unit}"}}]}`;

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
  });

  it('are shown as the settings say', async () => {
    assert.equal((await shown({ [RULE]: 'error' })).diagnostics[0]?.severity, DiagnosticSeverity.Error);
    assert.equal((await shown({ [RULE]: 'hint' })).diagnostics[0]?.severity, DiagnosticSeverity.Hint);
    assert.deepEqual((await shown({ [RULE]: 'off' })).diagnostics, []);
  });
});
