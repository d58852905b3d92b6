import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { RegistryPort } from '../../common/baseline/history.js';
import { REQUESTS } from '../../common/protocol/requests.js';
import type { HistoryVersion, SubjectHistoryParams, SubjectHistoryResult } from '../../common/protocol/requests.js';
import type { SchemaReference } from '../../engine/schemaFormat.js';
import { startTestClient } from '../support/connection.js';
import type { TestClient, TestClientOptions } from '../support/connection.js';
import { temporaryRepository } from '../support/gitRepository.js';
import type { TemporaryRepository } from '../support/gitRepository.js';
import { waitFor } from '../support/waitFor.js';

const one = record('{"name": "id", "type": "string"}');
const two = record('{"name": "id", "type": "string"}, {"name": "total", "type": "int"}');

function record(fields: string): string {
  return `{"type": "record", "name": "Order", "fields": [${fields}]}`;
}

function version(number: number, text: string, references: readonly SchemaReference[] = []): HistoryVersion {
  return { version: number, id: 100 + number, format: 'AVRO', text, references };
}

function found(versions: readonly HistoryVersion[], rest: object = {}): SubjectHistoryResult {
  return { state: 'found', level: 'BACKWARD', policy: 'STRICT', validateFields: false, versions, ...rest };
}

/** A registry whose answers a test may change, and that remembers what it was asked. */
function scriptedRegistry(answer: SubjectHistoryResult) {
  const asked: SubjectHistoryParams[] = [];
  const registry = { answer, asked };
  const port: RegistryPort = {
    subjectHistory: (params) => {
      asked.push(params);
      return Promise.resolve(registry.answer);
    },
    subjectVersion: ({ subject, version: number }) => {
      const text = '{"type": "record", "name": "Money", "namespace": "acme", "fields": []}';
      return Promise.resolve(
        subject === 'money' ? { state: 'found', version: version(number ?? 7, text) } : { state: 'not-found' },
      );
    },
  };
  return Object.assign(registry, { port });
}

const CONNECTIONS = [{ name: 'local', registry: { url: 'http://localhost:1' } }];

describe('baselines of open documents', () => {
  let repository: TemporaryRepository;
  const clients: TestClient[] = [];
  beforeEach(() => (repository = temporaryRepository({ 'order.avsc': one, 'README.md': 'x' })));
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.dispose();
    repository.dispose();
  });

  async function start(options: TestClientOptions = {}): Promise<TestClient> {
    const client = await startTestClient({ folder: repository.folder, ...options });
    clients.push(client);
    return client;
  }
  const uriOf = (name: string) => pathToFileURL(repository.path(name)).toString();
  const registrySettings = (mapping: object = {}) => ({
    connections: CONNECTIONS,
    schemas: [{ files: '*.avsc', subject: '${basename}-value', ...mapping }],
  });

  it('holds names that the registry reserves at every level, and at NONE too', async () => {
    const reserved = { ...version(1, one), metadata: { 'confluent:reserved': 'total' } };
    const { port } = scriptedRegistry(found([reserved], { level: 'NONE', validateFields: true }));
    const client = await start({ settings: registrySettings(), registry: port });
    client.open(uriOf('order.avsc'), two);
    const state = await client.state(uriOf('order.avsc'));
    assert.deepEqual([state.verdict, state.level], ['incompatible', 'NONE']);
    assert.deepEqual(
      (await client.diagnostics(uriOf('order.avsc'))).map(({ code }) => code),
      ['reserved-name-used'],
    );
  });

  describe('git', () => {
    it('is HEAD without any setting', async () => {
      const client = await start();
      client.open(uriOf('order.avsc'), two);
      const state = await client.state(uriOf('order.avsc'));
      assert.deepEqual([state.verdict, state.comparedWith, state.level], ['incompatible', ['HEAD'], 'BACKWARD']);
    });

    it('follows a renamed file', async () => {
      renameSync(repository.path('order.avsc'), repository.path('purchase.avsc'));
      const client = await start();
      client.open(uriOf('purchase.avsc'), two);
      assert.equal((await client.state(uriOf('purchase.avsc'))).verdict, 'incompatible');
    });

    it('has nothing for a new file, and says so', async () => {
      repository.write('new.avsc', '"a text that is like no other in this repository"');
      const client = await start();
      client.open(uriOf('new.avsc'), two);
      const state = await client.state(uriOf('new.avsc'));
      assert.equal(state.verdict, 'not-compared');
      assert.match(state.reason, /new\.avsc does not exist at HEAD: it is new/);
      assert.deepEqual(await client.diagnostics(uriOf('new.avsc')), []);
    });

    it('tells of a revision that is not there', async () => {
      const client = await start({ settings: { defaultBaseline: 'git:nowhere' } });
      client.open(uriOf('order.avsc'), two);
      const state = await client.state(uriOf('order.avsc'));
      assert.equal(state.verdict, 'unavailable');
      assert.match(state.reason, /nowhere/);
    });

    it('leaves out a commit that is no valid schema', async () => {
      repository.write('order.avsc', '{"type": "recor');
      repository.commit('broken');
      const client = await start();
      client.open(uriOf('order.avsc'), two);
      const state = await client.state(uriOf('order.avsc'));
      assert.equal(state.verdict, 'not-compared');
      assert.match(state.reason, /^HEAD is not a valid schema/);
    });

    it('is compared with an edition of Protobuf, which only a registry does not read', async () => {
      const edition = (type: string) => `edition = "2023";\nmessage Order {\n  ${type} total = 1;\n}\n`;
      repository.write('order.proto', edition('int32'));
      repository.commit('an edition');
      const client = await start();
      client.open(uriOf('order.proto'), edition('string'));
      const wanted = (codes: readonly unknown[]) => codes.includes('FIELD_SCALAR_KIND_CHANGED');
      const diagnostics = await client.diagnostics(uriOf('order.proto'), (all) => wanted(all.map(({ code }) => code)));
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        ['protobuf-registry-syntax', 'FIELD_SCALAR_KIND_CHANGED'],
      );
    });

    it('is looked at again when the file is saved, as after a commit', async () => {
      const client = await start();
      client.open(uriOf('order.avsc'), two);
      await client.state(uriOf('order.avsc'), ({ verdict }) => verdict === 'incompatible');
      repository.write('order.avsc', two);
      repository.commit('accepted');
      client.save(uriOf('order.avsc'));
      await client.state(uriOf('order.avsc'), ({ verdict }) => verdict === 'compatible');
    });

    it('takes what a schema refers to from the same revision', async () => {
      repository.write('proto/money.proto', 'syntax = "proto3"; message Money { int64 amount = 1; }');
      const order = (field: string) => `syntax = "proto3"; import "money.proto"; message Order { ${field} }`;
      repository.write('proto/order.proto', order('Money total = 1;'));
      repository.commit('protobuf');
      const client = await start();
      client.open(uriOf('proto/order.proto'), order('Money total = 1;'));
      const state = await client.state(uriOf('proto/order.proto'));
      assert.deepEqual([state.verdict, state.reason], ['compatible', '']);
      client.change(uriOf('proto/order.proto'), order('string total = 1;'));
      await client.state(uriOf('proto/order.proto'), ({ verdict }) => verdict === 'incompatible');
    });

    it('gives the client the text behind its addresses', async () => {
      const client = await start();
      client.open(uriOf('order.avsc'), two);
      const [found] = await client.diagnostics(uriOf('order.avsc'), (all) => all.length > 0);
      const uri = found?.relatedInformation?.[0]?.location.uri;
      assert.deepEqual(await client.connection.sendRequest(REQUESTS.baselineText, { uri }), {
        state: 'found',
        text: one,
      });
      const wrong = await client.connection.sendRequest<{ state: string }>(REQUESTS.baselineText, {
        uri: 'event-streams-git:/x?%',
      });
      assert.equal(wrong.state, 'not-found');
    });
  });

  describe('registry', () => {
    it('is asked for the subject of the mapping, and its level counts', async () => {
      const registry = scriptedRegistry(found([version(1, one), version(3, two)], { level: 'FORWARD' }));
      const client = await start({ registry: registry.port, settings: registrySettings() });
      client.open(uriOf('order.avsc'), one);
      const state = await client.state(uriOf('order.avsc'));
      assert.deepEqual(registry.asked, [{ subject: 'order-value', connection: 'local' }]);
      assert.deepEqual(
        [state.subject, state.level, state.verdict, state.comparedWith],
        ['order-value', 'FORWARD', 'incompatible', ['version 3']],
      );
      const [diagnostic] = await client.diagnostics(uriOf('order.avsc'));
      assert.match(diagnostic?.relatedInformation?.[0]?.location.uri ?? '', /^event-streams-registry:/);
    });

    it('is asked once for many edits and documents of a subject', async () => {
      const registry = scriptedRegistry(found([version(1, one)]));
      const client = await start({ registry: registry.port, settings: registrySettings() });
      client.open(uriOf('order.avsc'), two);
      await client.state(uriOf('order.avsc'));
      for (let i = 0; i < 10; i++) {
        client.change(uriOf('order.avsc'), `${two}${' '.repeat(i)}`);
        await client.diagnostics(uriOf('order.avsc'));
      }
      assert.equal(registry.asked.length, 1);
    });

    it('gives pinned versions, which are all compared', async () => {
      const registry = scriptedRegistry(found([version(1, one), version(2, two), version(3, two)]));
      const client = await start({ registry: registry.port, settings: registrySettings({ baseline: 'registry:1,2' }) });
      client.open(uriOf('order.avsc'), two);
      const state = await client.state(uriOf('order.avsc'));
      assert.deepEqual(registry.asked[0]?.versions, [1, 2]);
      assert.deepEqual([state.verdict, state.comparedWith], ['incompatible', ['version 2', 'version 1']]);
    });

    it('is asked again when its versions changed, and what was known stays on the screen until then', async () => {
      const registry = scriptedRegistry(found([version(1, one)]));
      const client = await start({ registry: registry.port, settings: registrySettings() });
      client.open(uriOf('order.avsc'), two);
      await client.diagnostics(uriOf('order.avsc'), (all) => all.length === 1);
      const before = client.published.length;
      registry.answer = found([version(1, one), version(2, two)]);
      await client.connection.sendNotification(REQUESTS.baselinesChanged, { connection: 'local' });
      await client.state(uriOf('order.avsc'), ({ verdict }) => verdict === 'compatible');
      await client.diagnostics(uriOf('order.avsc'), (all) => all.length === 0);
      assert.equal(client.published.length, before + 1);
    });

    it('whose versions are the same as before changes nothing on the screen', async () => {
      const registry = scriptedRegistry(found([version(1, one)]));
      const client = await start({ registry: registry.port, settings: registrySettings() });
      client.open(uriOf('order.avsc'), two);
      await client.diagnostics(uriOf('order.avsc'), (all) => all.length === 1);
      const before = client.published.length;
      await client.connection.sendNotification(REQUESTS.baselinesChanged, {});
      await waitFor('the second question', () => registry.asked.length === 2);
      client.change(uriOf('order.avsc'), `${two} `);
      await client.diagnostics(uriOf('order.avsc'));
      assert.equal(client.published.length, before + 1);
    });

    it('that goes away leaves its last versions, marked as such', async () => {
      const registry = scriptedRegistry(found([version(1, one)]));
      const client = await start({ registry: registry.port, settings: registrySettings() });
      client.open(uriOf('order.avsc'), two);
      await client.state(uriOf('order.avsc'), ({ verdict }) => verdict === 'incompatible');
      registry.answer = { state: 'unavailable', reason: 'Nobody answers.' };
      await client.connection.sendNotification(REQUESTS.baselinesChanged, {});
      const state = await client.state(uriOf('order.avsc'), ({ reason }) => reason !== '');
      assert.deepEqual([state.verdict, state.reason], ['incompatible', 'Nobody answers.']);
      assert.ok(client.published.slice(1).every(({ diagnostics }) => diagnostics.length === 1));
    });

    it('that comes back is as good as before, with the links into its versions', async () => {
      const there = found([version(1, one)]);
      const registry = scriptedRegistry(there);
      const client = await start({ registry: registry.port, settings: registrySettings() });
      client.open(uriOf('order.avsc'), two);
      await client.state(uriOf('order.avsc'), ({ verdict }) => verdict === 'incompatible');
      registry.answer = { state: 'unavailable', reason: 'Nobody answers.' };
      await client.connection.sendNotification(REQUESTS.baselinesChanged, {});
      await client.state(uriOf('order.avsc'), ({ reason }) => reason === 'Nobody answers.');
      client.change(uriOf('order.avsc'), record('{"name": "id", "type": "strin"}'));
      await client.state(uriOf('order.avsc'), ({ reason }) => reason.startsWith('The schema has errors'));
      registry.answer = structuredClone(there);
      await client.connection.sendNotification(REQUESTS.baselinesChanged, {});
      client.change(uriOf('order.avsc'), two);
      const state = await client.state(
        uriOf('order.avsc'),
        ({ verdict, reason }) => verdict === 'incompatible' && reason === '',
      );
      assert.equal(state.reason, '');
      const [diagnostic] = await client.diagnostics(uriOf('order.avsc'), (all) => all.length === 1);
      assert.match(diagnostic?.relatedInformation?.[0]?.location.uri ?? '', /^event-streams-registry:/);
    });

    it('that never answered is told, and the schema itself is still checked', async () => {
      const registry = scriptedRegistry({ state: 'unavailable', reason: 'Nobody answers.' });
      const client = await start({ registry: registry.port, settings: registrySettings() });
      client.open(uriOf('order.avsc'), record('{"name": "id", "type": "strin"}'));
      const state = await client.state(uriOf('order.avsc'));
      assert.deepEqual([state.verdict, state.reason], ['unavailable', 'Nobody answers.']);
      assert.ok((await client.diagnostics(uriOf('order.avsc'))).length > 0);
    });

    it('of a client that knows no registry is away, too', async () => {
      const client = await start({ settings: registrySettings() });
      client.open(uriOf('order.avsc'), two);
      assert.equal((await client.state(uriOf('order.avsc'))).verdict, 'unavailable');
    });

    it('that does not answer blocks nothing', async () => {
      const never = new Promise<never>(() => undefined);
      const port: RegistryPort = { subjectHistory: () => never, subjectVersion: () => never };
      const client = await start({ registry: port, settings: registrySettings() });
      client.open(uriOf('order.avsc'), record('{"name": "id", "type": "strin"}'));
      assert.ok((await client.diagnostics(uriOf('order.avsc'))).length > 0);
    });

    it('without the subject has nothing to compare with', async () => {
      const registry = scriptedRegistry({ state: 'no-subject' });
      const client = await start({ registry: registry.port, settings: registrySettings() });
      client.open(uriOf('order.avsc'), two);
      const state = await client.state(uriOf('order.avsc'));
      assert.deepEqual([state.verdict, state.reason], ['not-compared', 'The registry has no subject order-value yet.']);
    });

    it('gives the schemas that a schema refers to, as its latest version does', async () => {
      const money: SchemaReference = {
        name: 'acme.Money',
        subject: 'money',
        version: 1,
        text: '{"type": "record", "name": "Money", "namespace": "acme", "fields": []}',
      };
      const text = record('{"name": "total", "type": "acme.Money"}');
      const registry = scriptedRegistry(found([version(1, text, [money])]));
      const client = await start({ registry: registry.port, settings: registrySettings() });
      client.open(uriOf('order.avsc'), text);
      assert.equal((await client.state(uriOf('order.avsc'), ({ reason }) => reason === '')).verdict, 'compatible');
      await client.diagnostics(uriOf('order.avsc'), (all) => all.length === 0);
    });

    it('gives the schemas that the settings name', async () => {
      const registry = scriptedRegistry({ state: 'no-subject' });
      const references = [{ name: 'acme.Money', subject: 'money', version: 2 }];
      const client = await start({ registry: registry.port, settings: registrySettings({ references }) });
      client.open(uriOf('order.avsc'), record('{"name": "total", "type": "acme.Money"}'));
      await client.state(uriOf('order.avsc'));
      assert.deepEqual(await client.diagnostics(uriOf('order.avsc')), []);
    });
  });

  it('are the files of a folder, ordered by their numbers', async () => {
    repository.write('old/order.v2.avsc', one);
    repository.write('old/order.v10.avsc', two);
    repository.write('old/notes.txt', 'x');
    const settings = { schemas: [{ files: 'order.avsc', baseline: 'directory:old', level: 'FORWARD' }] };
    const client = await start({ settings });
    client.open(uriOf('order.avsc'), one);
    const state = await client.state(uriOf('order.avsc'));
    assert.deepEqual([state.verdict, state.comparedWith], ['incompatible', ['order.v10.avsc']]);
    const [diagnostic] = await client.diagnostics(uriOf('order.avsc'));
    assert.equal(diagnostic?.relatedInformation?.[0]?.location.uri, uriOf('old/order.v10.avsc'));
  });

  it('are those before it for a version file of such a folder', async () => {
    for (const number of [1, 2, 3]) repository.write(`v/order.v${number}.avsc`, number === 1 ? one : two);
    const settings = { schemas: [{ files: 'v/*.avsc', baseline: 'directory:v' }] };
    const client = await start({ settings });
    client.open(uriOf('v/order.v2.avsc'), two);
    assert.deepEqual((await client.state(uriOf('v/order.v2.avsc'))).comparedWith, ['order.v1.avsc']);
  });

  it('are other ones when the settings change', async () => {
    const client = await start();
    client.open(uriOf('order.avsc'), two);
    await client.state(uriOf('order.avsc'), ({ verdict }) => verdict === 'incompatible');
    client.changeSettings({ defaultBaseline: 'none' });
    const state = await client.state(uriOf('order.avsc'), ({ verdict }) => verdict === 'not-compared');
    assert.match(state.reason, /settings/);
    await client.diagnostics(uriOf('order.avsc'), (all) => all.length === 0);
    client.changeSettings({ defaultLevel: 'FORWARD' });
    await client.state(uriOf('order.avsc'), ({ level }) => level === 'FORWARD');
  });

  it('are not looked at in a workspace that is not trusted', async () => {
    const registry = scriptedRegistry(found([version(1, one)]));
    const client = await start({
      registry: registry.port,
      settings: registrySettings(),
      initializationOptions: { trusted: false },
    });
    client.open(uriOf('order.avsc'), record('{"name": "id", "type": "strin"}'));
    const state = await client.state(uriOf('order.avsc'));
    assert.equal(state.verdict, 'not-compared');
    assert.match(state.reason, /not trusted/);
    assert.ok((await client.diagnostics(uriOf('order.avsc'))).length > 0);
    assert.deepEqual(registry.asked, []);
  });

  it('come from .vscode/settings.json where the client has no settings', async () => {
    repository.write('.vscode/settings.json', '{ "eventStreams.defaultLevel": "FULL", /* shared */ }');
    const client = await start({ capabilities: {} });
    client.open(uriOf('order.avsc'), two);
    assert.equal((await client.state(uriOf('order.avsc'))).level, 'FULL');
  });

  it('say which setting could not be understood, once', async () => {
    const client = await start({ settings: { defaultLevel: 'SIDEWAYS' } });
    client.open(uriOf('order.avsc'), two);
    assert.equal((await client.state(uriOf('order.avsc'))).level, 'BACKWARD');
    client.changeSettings({ defaultLevel: 'SIDEWAYS', policy: 'LENIENT' });
    await waitFor('the warning', () => client.logged.length > 0);
    assert.deepEqual(client.logged.filter((line) => line.includes('defaultLevel')).length, 1);
  });
});
