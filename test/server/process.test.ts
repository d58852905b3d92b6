import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import type { InitializeResult, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { temporaryRepository } from '../support/gitRepository.js';
import { inRepository } from '../support/repository.js';

const ORDER = '{"type": "record", "name": "Order", "fields": []}';
const BROKEN = '{"type": "record", "name": "Order", "fields": [{"name": "x", "type": "int"}]}';

describe('the server as a program', () => {
  it('talks over its standard streams, checks without any setting, and ends when told to', async () => {
    const repository = temporaryRepository({ 'order.avsc': ORDER });
    const child = spawn(process.execPath, [inRepository('out', 'server', 'index.js'), '--stdio']);
    const ended = once(child, 'exit');
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const found = new Promise<PublishDiagnosticsParams>((resolve) => {
      connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
        if (params.diagnostics.length > 0) resolve(params);
      });
    });
    connection.listen();
    const workspaceFolders = [{ uri: pathToFileURL(repository.folder).toString(), name: 'x' }];
    const params = { processId: process.pid, rootUri: null, capabilities: {}, workspaceFolders };
    const { capabilities } = await connection.sendRequest<InitializeResult>('initialize', params);
    assert.equal(capabilities.hoverProvider, true);
    await connection.sendNotification('initialized', {});
    const uri = pathToFileURL(repository.path('order.avsc')).toString();
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'json', version: 7, text: BROKEN },
    });
    const { version, diagnostics } = await found;
    assert.equal(version, 7);
    assert.equal(diagnostics[0]?.code, 'READER_FIELD_MISSING_DEFAULT_VALUE');
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.deepEqual(await ended, [0, null]);
    connection.dispose();
    repository.dispose();
  });
});
