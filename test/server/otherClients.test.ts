import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { ErrorCodes } from 'vscode-languageserver/node';
import type { DocumentDiagnosticReport } from 'vscode-languageserver/node';
import type { RegistryPort } from '../../common/baseline/history.js';
import type { SubjectHistoryResult } from '../../common/protocol/requests.js';
import { startTestClient, wordsOf } from '../support/connection.js';
import type { TestClient, TestClientOptions } from '../support/connection.js';
import { temporaryRepository } from '../support/gitRepository.js';
import type { TemporaryRepository } from '../support/gitRepository.js';
import { startStandaloneServer } from '../support/standaloneServer.js';
import { waitFor } from '../support/waitFor.js';

const ORDER = '{"type": "record", "name": "Order", "fields": []}';
const MORE = '{"type": "record", "name": "Order", "fields": [{"name": "x", "type": "int"}]}';
const SETTINGS = {
  connections: [{ name: 'local', registry: { url: 'http://127.0.0.1:1' } }],
  schemas: [{ files: '*.avsc', subject: '${basename}-value' }],
};
const AWAY: SubjectHistoryResult = { state: 'unavailable', reason: 'Nobody answers.' };

function there(...texts: readonly string[]): SubjectHistoryResult {
  const versions = texts.map((text, index) => ({
    version: index + 1,
    id: index + 1,
    format: 'AVRO' as const,
    text,
    references: [],
  }));
  return { state: 'found', level: 'BACKWARD', policy: 'STRICT', validateFields: false, versions };
}

// Editors that have no status item of ours and send none of our notifications.
describe('the server for clients of another make', () => {
  let repository: TemporaryRepository;
  let uri: string;
  const clients: TestClient[] = [];
  beforeEach(() => {
    repository = temporaryRepository({ 'order.avsc': ORDER, 'item.avsc': ORDER });
    uri = uriOf('order.avsc');
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.dispose();
    repository.dispose();
  });

  const uriOf = (name: string) => pathToFileURL(repository.path(name)).toString();

  async function start(answer: { now: SubjectHistoryResult }, options: TestClientOptions = {}) {
    const registry: RegistryPort = {
      subjectHistory: () => Promise.resolve(answer.now),
      subjectVersion: () => Promise.resolve({ state: 'not-found' }),
    };
    const client = await startTestClient({ folder: repository.folder, settings: SETTINGS, registry, ...options });
    clients.push(client);
    return client;
  }

  it('says once that a registry is away, and asks again by itself until it is back', async () => {
    const answer: { now: SubjectHistoryResult } = { now: AWAY };
    const client = await start(answer, { retryMs: 20 });
    client.open(uri, MORE);
    client.open(uriOf('item.avsc'), MORE);
    await waitFor('the message', () => client.shown.length > 0);
    client.change(uri, `${MORE} `);
    await client.state(uri, ({ verdict }) => verdict === 'unavailable');
    assert.equal(client.shown.length, 1);
    assert.match(client.shown[0] ?? '', /^Event Streams: \w+-value is not compared\. Nobody answers\.$/);
    answer.now = there(ORDER);
    await client.diagnostics(uri, (all) => all.length === 1);
    answer.now = AWAY;
    client.save(uri);
    await waitFor('the message on old versions', () => client.shown.length > 0);
    assert.equal(client.shown.length, 1, 'the same reason is no news');
  });

  it('leaves telling and asking again to our own client', async () => {
    const answer: { now: SubjectHistoryResult } = { now: AWAY };
    const client = await start(answer);
    client.open(uri, MORE);
    await client.state(uri, ({ verdict }) => verdict === 'unavailable');
    assert.deepEqual(client.shown, []);
  });

  it('asks the registry again when a document of the subject is saved', async () => {
    const answer: { now: SubjectHistoryResult } = { now: there(ORDER) };
    const client = await start(answer, { retryMs: 1_000_000 });
    client.open(uri, MORE);
    await client.diagnostics(uri, (all) => all.length === 1);
    answer.now = there(ORDER, MORE);
    client.save(uri);
    await client.diagnostics(uri, (all) => all.length === 0);
  });

  it('says that all is well only when it knows', async () => {
    let release: (result: SubjectHistoryResult) => void = () => undefined;
    const late = new Promise<SubjectHistoryResult>((resolve) => (release = resolve));
    const registry: RegistryPort = {
      subjectHistory: () => late,
      subjectVersion: () => Promise.resolve({ state: 'not-found' }),
    };
    const client = await start({ now: AWAY }, { registry });
    client.open(uri, '{"type": "recor"}');
    await client.diagnostics(uri, (all) => all.length > 0);
    client.change(uri, MORE);
    await client.diagnostics(uri, (all) => all.length === 0);
    const other = uriOf('item.avsc');
    client.open(other, MORE);
    // An answer to a request says that the document was looked at.
    client.open(uriOf('third.avsc'), '{"type": "recor"}');
    await client.diagnostics(uriOf('third.avsc'), (all) => all.length > 0);
    assert.deepEqual(
      client.published.filter((one) => one.uri === other),
      [],
    );
    release(there(ORDER));
    await client.diagnostics(other, (all) => all.length === 1);
  });

  it('lets a client that cannot be told to ask again wait for the whole answer', async () => {
    const client = await startTestClient({
      folder: repository.folder,
      settings: {},
      capabilities: { textDocument: { diagnostic: {} }, workspace: { configuration: true } },
    });
    clients.push(client);
    // The first one waits for the settings in any case.
    for (const one of [uriOf('item.avsc'), uri]) {
      client.open(one, MORE);
      const report = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri: one },
      });
      assert.equal(report.kind === 'full' ? report.items.length : 0, 1, one);
    }
  });

  describe('leads to the older line without an address that only our own client opens', () => {
    const wide = (type: string) => `{"doc": "${'😀'.repeat(80)}",\r\n"type": "record", "name": "Order", "fields": [
      {"doc": "${'x'.repeat(61)}😀", "name": "id", "type": "${type}", "aliases": ["${'y'.repeat(200)}"]}]}`;
    const older = (label: string) =>
      new RegExp(`\\nIn ${label}, line 3: …[^"].* "name": "id", "type": "long".*…$`, 'u');

    async function shownTo(settings: object, initializationOptions: object, capabilities?: object) {
      repository.write('order.avsc', wide('string'));
      const options = { settings, initializationOptions, ...(capabilities === undefined ? {} : { capabilities }) };
      const client = await start({ now: there(ORDER, wide('long')) }, options);
      client.open(uri, wide('string'));
      const [diagnostic] = await client.diagnostics(uri, (all) => all.length > 0);
      const message = wordsOf(diagnostic);
      assert.equal(Buffer.from(message).toString(), message, 'a character was cut in two');
      return { message, related: diagnostic?.relatedInformation?.map(({ location }) => location.uri) };
    }

    it('by its text, for a commit and for a version of the registry', async () => {
      repository.write('order.avsc', wide('long'));
      repository.commit('Another type');
      const git = await shownTo({ schemas: [] }, {});
      assert.match(git.message, older('HEAD'));
      assert.equal(git.related, undefined);
      const registry = await shownTo(SETTINGS, {});
      assert.match(registry.message, older('version 2'));
      assert.equal(registry.related, undefined);
      const ours = await shownTo(SETTINGS, { virtualDocuments: true });
      assert.doesNotMatch(ours.message, /, line 3/);
      assert.match(ours.related?.join() ?? '', /^event-streams-registry:/);
    });

    it('by the file, for a folder of versions, where the client shows such places', async () => {
      repository.write('old/order.v1.avsc', wide('long'));
      const settings = { schemas: [{ files: 'order.avsc', baseline: 'directory:old' }] };
      const linked = await shownTo(settings, {});
      assert.deepEqual(linked.related, [uriOf('old/order.v1.avsc')]);
      assert.doesNotMatch(linked.message, /, line 3/);
      const plain = await shownTo(settings, {}, { workspace: { configuration: true } });
      assert.match(plain.message, older('order\\.v1\\.avsc'));
      assert.equal(plain.related, undefined);
    });
  });

  it('refuses requests before initialize and after shutdown', async () => {
    const params = { textDocument: { uri }, position: { line: 0, character: 0 } };
    const server = await startStandaloneServer({
      beforehand: async (connection) => {
        await assert.rejects(connection.sendRequest('textDocument/hover', params), {
          code: ErrorCodes.ServerNotInitialized,
        });
      },
    });
    assert.equal(server.initialized.serverInfo?.version, 'development');
    await server.connection.sendRequest('shutdown');
    await assert.rejects(server.connection.sendRequest('textDocument/hover', params), {
      code: ErrorCodes.InvalidRequest,
    });
    await server.connection.sendNotification('exit');
    assert.equal(await server.ended, 0);
  });
});
