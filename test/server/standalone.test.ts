import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { startFakeRegistry } from '../common/registry/fakeRegistry.js';
import { wordsOf } from '../support/connection.js';
import { temporaryRepository } from '../support/gitRepository.js';
import type { TemporaryRepository } from '../support/gitRepository.js';
import { startStandaloneServer } from '../support/standaloneServer.js';
import type { StandaloneOptions, StandaloneServer } from '../support/standaloneServer.js';

const ORDER = '{"type": "record", "name": "Order", "fields": []}';
const MORE = '{"type": "record", "name": "Order", "fields": [{"name": "x", "type": "int"}]}';

function registryAnswer(url: string): unknown {
  if (url === '/subjects/order-value/versions') return [3];
  if (url.startsWith('/subjects/order-value/versions/3')) {
    return { subject: 'order-value', version: 3, id: 1, schema: ORDER };
  }
  return { compatibilityLevel: 'BACKWARD' };
}

describe('event-streams language-server', () => {
  let repository: TemporaryRepository;
  let uri: string;
  const servers: StandaloneServer[] = [];
  beforeEach(() => {
    repository = temporaryRepository({ 'order.avsc': ORDER });
    uri = pathToFileURL(repository.path('order.avsc')).toString();
  });
  afterEach(() => {
    for (const { child } of servers.splice(0)) child.kill('SIGKILL');
    repository.dispose();
  });

  async function start(options: StandaloneOptions = {}): Promise<StandaloneServer> {
    const server = await startStandaloneServer({
      ...options,
      initialize: { rootUri: pathToFileURL(repository.folder).toString(), ...options.initialize },
    });
    servers.push(server);
    return server;
  }

  it('compares with the last commit for a client that says nothing of itself but a path', async () => {
    const server = await start({
      initialize: {
        rootUri: null,
        rootPath: repository.folder,
        capabilities: { general: { positionEncodings: ['utf-8', 'utf-32'] } },
      },
    });
    const { capabilities } = server.initialized;
    assert.equal(capabilities.positionEncoding, 'utf-16');
    assert.equal(capabilities.diagnosticProvider, undefined);
    server.open(uri, MORE, 'json', 7);
    const [diagnostic] = await server.diagnostics(uri, 7);
    assert.equal(diagnostic?.code, 'READER_FIELD_MISSING_DEFAULT_VALUE');
    assert.match(wordsOf(diagnostic), /^BACKWARD: /);
    assert.equal(await server.end(), 0);
    assert.deepEqual(
      server.notified.filter((method) => method.startsWith('eventStreams')),
      [],
      'a client of another make is sent nothing that the protocol does not know',
    );
  });

  it('counts columns in UTF-16 units, as it said', async () => {
    const server = await start({ initialize: { capabilities: { general: { positionEncodings: ['utf-8'] } } } });
    const text = '{"type": "record", "name": "Order", "doc": "äöü 🎉", "fields": [{"name": "x", "type": "int"}]}';
    server.open(uri, text);
    const [diagnostic] = await server.diagnostics(uri, 1);
    const { start: from, end } = diagnostic?.range ?? assert.fail();
    assert.equal(text.slice(from.character, end.character), '"x"');
  });

  it('takes settings that the client gives', async () => {
    const server = await start({
      initialize: { capabilities: { workspace: { configuration: true } } },
      settings: { schemas: [{ files: '*.avsc', level: 'FORWARD' }] },
    });
    server.open(uri, ORDER.replace('Order', 'Other'));
    const [diagnostic] = await server.diagnostics(uri, 1);
    assert.match(wordsOf(diagnostic), /^FORWARD: /);
  });

  for (const [client, settings] of [
    ['knows of none', null],
    ['has an empty answer for everything', {}],
  ] as const) {
    it(`reads .vscode/settings.json where the client ${client}`, async () => {
      repository.write('.vscode/settings.json', '{ "eventStreams.defaultLevel": "FULL" }');
      const server = await start({ initialize: { capabilities: { workspace: { configuration: true } } }, settings });
      server.open(uri, MORE);
      const [diagnostic] = await server.diagnostics(uri, 1);
      assert.match(wordsOf(diagnostic), /^FULL \(backward\): /);
    });
  }

  it('asks the registry itself, with the password from the environment', async () => {
    const registry = await startFakeRegistry(({ url }) => ({ status: 200, body: registryAnswer(url) }));
    const server = await start({
      initialize: { capabilities: { workspace: { configuration: true } } },
      settings: {
        connections: [
          { name: 'shop', registry: { url: registry.url, username: 'me', password: '${env:SHOP_PASSWORD}' } },
        ],
        schemas: [{ files: '*.avsc', subject: '${basename}-value' }],
      },
      env: { SHOP_PASSWORD: 'from-outside' },
    });
    server.open(uri, MORE);
    const [diagnostic] = await server.diagnostics(uri, 1);
    assert.match(wordsOf(diagnostic), /version 3/);
    const expected = `Basic ${Buffer.from('me:from-outside').toString('base64')}`;
    assert.ok(registry.requests.every(({ headers }) => headers.authorization === expected));
    await registry.close();
  });

  it('asks no registry that only the workspace itself names, unless it is told to trust it', async () => {
    const registry = await startFakeRegistry(({ url }) => ({ status: 200, body: registryAnswer(url) }));
    const settings = {
      'eventStreams.connections': [{ name: 'shop', registry: { url: registry.url } }],
      'eventStreams.schemas': [{ files: '*.avsc', subject: '${basename}-value' }],
    };
    repository.write('.vscode/settings.json', JSON.stringify(settings));
    const careful = await start();
    // Something to tell, so that it is known when the document has been looked at.
    careful.open(uri, '{"type": "recor"}');
    assert.equal((await careful.diagnostics(uri, 1)).length, 1);
    assert.equal(registry.requests.length, 0);
    const trusting = await start({ args: ['--trust-workspace'] });
    trusting.open(uri, MORE);
    const [diagnostic] = await trusting.diagnostics(uri, 1);
    assert.match(wordsOf(diagnostic), /version 3/);
    await registry.close();
  });

  it('ends with 1 when its input closes without a word', async () => {
    const server = await start();
    server.child.stdin.end();
    assert.equal(await server.ended, 1);
  });

  it('ends when the process that started it is gone', async () => {
    const parent = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
    const server = await start({ initialize: { processId: parent.pid } });
    parent.kill('SIGKILL');
    assert.equal(await server.ended, 1);
  });
});
