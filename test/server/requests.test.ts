import assert from 'node:assert/strict';
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type {
  ClientCapabilities,
  CodeLens,
  DocumentDiagnosticReport,
  DocumentSymbol,
  Hover,
  Location,
} from 'vscode-languageserver/node';
import { CLIENT_COMMANDS, REQUESTS } from '../../common/protocol/requests.js';
import type { ComparisonResult } from '../../common/protocol/requests.js';
import { EDITOR_CAPABILITIES } from '../support/connection.js';
import type { TestClient } from '../support/connection.js';
import { readMarks } from '../support/markedText.js';
import { ORDER, rangeOf, record, useOrderFile } from './orderFile.js';
import { waitFor } from '../support/waitFor.js';

describe('requests', () => {
  const { uri, textDocument, start, open } = useOrderFile();

  describe('hover', () => {
    /** The hover on what is marked in an edited text. */
    async function hoverOn(marked: string) {
      const { text, spans } = readMarks(marked);
      const client = await open(text);
      const range = rangeOf(text, spans[0]);
      const hover = await client.connection.sendRequest<Hover>('textDocument/hover', {
        textDocument: textDocument(),
        position: range.start,
      });
      return { hover, range };
    }

    it('says what a thing is and with what the schema was compared', async () => {
      const { hover, range } = await hoverOn(record('{"name": «"id"», "type": "string"}'));
      assert.deepEqual(hover.range, range);
      assert.ok(typeof hover.contents === 'object' && 'value' in hover.contents);
      assert.match(hover.contents.value, /\*\*id\*\* \(field\): string/);
      assert.match(hover.contents.value, /BACKWARD · compared with HEAD · compatible/);
    });

    it('says what breaks there, and who upgrades first', async () => {
      const { hover } = await hoverOn(record('{"name": "id", "type": "string"}, {"name": «"x"», "type": "int"}'));
      assert.ok(typeof hover.contents === 'object' && 'value' in hover.contents);
      assert.match(hover.contents.value, /Field without default added: \[READER\\_FIELD/);
      assert.match(hover.contents.value, /Upgrade consumers first/);
      assert.match(hover.contents.value, /1 incompatible change/);
    });

    it('says the same of what the registry accepts but events may not survive', async () => {
      const { hover } = await hoverOn(record('{"name": «"order_id"», "type": "string", "default": ""}'));
      assert.match(
        JSON.stringify(hover.contents),
        /\/docs\/warnings\/avro-field-renamed\.md\).*Upgrade consumers first/,
      );
    });

    it('turns no name into a link', async () => {
      const { text, spans } = readMarks(
        record('{"name": «"id"», "type": "string", "doc": "x"}').replace('Order', '[a](command:b)'),
      );
      const client = await open(text);
      const hover = await client.connection.sendRequest<Hover | null>('textDocument/hover', {
        textDocument: textDocument(),
        position: rangeOf(text, spans[0]).start,
      });
      assert.equal(JSON.stringify(hover).includes('](command:'), false);
    });

    it('has nothing to say between things', async () => {
      const client = await open(ORDER);
      const position = { line: 0, character: 0 };
      assert.equal(
        await client.connection.sendRequest('textDocument/hover', { textDocument: textDocument(), position }),
        null,
      );
    });
  });

  it('document symbols are the outline', async () => {
    const text = record(
      '{"name": "id", "type": "string"}, {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["A"]}}',
    );
    const client = await open(text);
    const symbols = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: textDocument(),
    });
    const shape = (list: readonly DocumentSymbol[]): unknown =>
      list.map(({ name, children }) => [name, shape(children ?? [])]);
    assert.deepEqual(shape(symbols), [
      [
        'Order',
        [
          ['id', []],
          ['kind', [['Kind', [['A', []]]]]],
        ],
      ],
    ]);
    const [order] = symbols;
    assert.deepEqual(order?.selectionRange, { start: { line: 2, character: 10 }, end: { line: 2, character: 17 } });
  });

  it('definition leads from the use of a name to the type', async () => {
    const { text, spans } = readMarks(
      record(
        '{"name": "a", "type": {"type": "fixed", "name": «"Hash"», "size": 4}}, {"name": "b", "type": "«»acme.Hash"}',
      ),
    );
    const client = await open(text);
    const locations = await client.connection.sendRequest<Location[]>('textDocument/definition', {
      textDocument: textDocument(),
      position: rangeOf(text, spans[1]).start,
    });
    assert.deepEqual(locations, [{ uri: uri(), range: rangeOf(text, spans[0]) }]);
  });

  describe('code lens', () => {
    const lenses = (client: TestClient) =>
      client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: textDocument() });

    it('tells the verdict and opens the comparison', async () => {
      const client = await open(record('{"name": "x", "type": "int"}'), {
        initializationOptions: { trusted: true, commands: true },
      });
      const [lens] = await lenses(client);
      const title = 'BACKWARD · compared with HEAD · 1 incompatible change · upgrade consumers first';
      // Without arguments, so that it does the same when clicked after an edit, while newer lenses are on their way.
      assert.deepEqual(lens?.command, { title, command: CLIENT_COMMANDS.compareWithBaseline });
      const compared = await client.connection.sendRequest<ComparisonResult>(REQUESTS.comparison, {
        textDocument: textDocument(),
      });
      assert.match(compared?.baselineUri ?? '', /^event-streams-git:/);
      assert.equal(compared?.label, 'HEAD');
    });

    it('only tells where the client has no commands', async () => {
      const [lens] = await lenses(await open(ORDER));
      const title = 'BACKWARD · compared with HEAD · compatible · upgrade consumers first';
      assert.deepEqual(lens?.command, { title, command: '' });
    });

    it('stands above the line where the schema begins', async () => {
      const [lens] = await lenses(await open(`\n${ORDER}`));
      assert.equal(ORDER.split('\n')[0], '{');
      assert.equal(lens?.range.start.line, 1);
    });

    it('offers to try again when the registry is away', async () => {
      const settings = {
        connections: [{ name: 'local', registry: { url: 'http://localhost:1' } }],
        schemas: [{ files: '*.avsc', subject: 'orders' }],
      };
      const client = await open(ORDER, { settings, initializationOptions: { trusted: true, commands: true } });
      const commands = (await lenses(client)).map(({ command }) => command?.command);
      assert.deepEqual(commands, ['', CLIENT_COMMANDS.refreshBaselines]);
    });
  });

  describe('pulled diagnostics', () => {
    const pulling: ClientCapabilities = {
      ...EDITOR_CAPABILITIES,
      workspace: { ...EDITOR_CAPABILITIES.workspace, diagnostics: { refreshSupport: true } },
      textDocument: { ...EDITOR_CAPABILITIES.textDocument, diagnostic: { relatedInformation: true } },
    };
    const pull = (client: TestClient) =>
      client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: textDocument(),
      });

    it('are given to a client that asks, and then not pushed as well', async () => {
      const client = await open(record('{"name": "x", "type": "int"}'), { capabilities: pulling });
      const report = await pull(client);
      assert.ok(report.kind === 'full');
      assert.equal(report.items.length, 1);
      assert.deepEqual(client.published, []);
      assert.ok(client.initialized.capabilities.diagnosticProvider !== undefined);
    });

    it('are asked for again when the baseline has arrived', async () => {
      const client = await start({ capabilities: pulling });
      let refreshes = 0;
      client.connection.onRequest('workspace/diagnostic/refresh', () => {
        refreshes++;
        return null;
      });
      client.open(uri(), record('{"name": "x", "type": "int"}'));
      await waitFor('a refresh', () => refreshes > 0);
      await waitFor('the finding', async () => {
        const report = await pull(client);
        return report.kind === 'full' && report.items.length === 1;
      });
    });

    it('are pushed all the same where the client wishes it', async () => {
      const initializationOptions = { trusted: true, diagnostics: 'push' };
      const client = await open(record('{"name": "x", "type": "int"}'), {
        capabilities: pulling,
        initializationOptions,
      });
      await client.diagnostics(uri(), (all) => all.length === 1);
      assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
    });
  });

  it('that are cancelled are answered as cancelled', async () => {
    const never = new Promise<never>(() => undefined);
    const client = await start({
      settings: {
        connections: [{ name: 'local', registry: { url: 'http://localhost:1' } }],
        schemas: [{ files: '*.avsc', subject: 'orders' }],
      },
      registry: { subjectHistory: () => never, subjectVersion: () => never },
    });
    // With a problem of its own, which is published before the baseline is there.
    client.open(uri(), '{"type": "recor"}');
    const source = new CancellationTokenSource();
    const request = client.connection.sendRequest(
      'textDocument/codeLens',
      { textDocument: textDocument() },
      source.token,
    );
    await client.diagnostics(uri());
    source.cancel();
    await assert.rejects(
      request,
      (error) => error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled,
    );
  });

  it('about a text that has changed meanwhile are refused', async () => {
    let answer: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (answer = resolve));
    const client = await start({
      settings: {
        connections: [{ name: 'local', registry: { url: 'http://localhost:1' } }],
        schemas: [{ files: '*.avsc', subject: 'orders' }],
      },
      registry: {
        subjectHistory: async () => {
          await waiting;
          return { state: 'no-subject' };
        },
        subjectVersion: () => Promise.resolve({ state: 'not-found' }),
      },
    });
    client.open(uri(), '{"type": "recor"}');
    const request = client.connection.sendRequest('textDocument/codeLens', { textDocument: textDocument() });
    const refused = assert.rejects(
      request,
      (error) => error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified,
    );
    client.change(uri(), '{"type": "recor"} ');
    await client.diagnostics(uri());
    answer();
    await refused;
  });

  it('about documents that are not open are answered with nothing', async () => {
    const client = await open(ORDER);
    const other = { textDocument: { uri: 'file:///nowhere.avsc' } };
    assert.deepEqual(await client.connection.sendRequest('textDocument/documentSymbol', other), []);
    assert.deepEqual(await client.connection.sendRequest('textDocument/codeLens', other), []);
  });
});
