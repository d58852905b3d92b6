import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createRegistryClient } from '../../common/registry/client.js';
import type { RegistryClient } from '../../common/registry/client.js';
import { sharedSandbox } from '../../sandbox/shared.js';
import type { SharedSandbox } from '../../sandbox/shared.js';
import { runCli } from '../cli/runCli.js';
import { temporaryRepository } from '../support/gitRepository.js';
import type { TemporaryRepository } from '../support/gitRepository.js';

const MONEY =
  '{"type": "record", "name": "Money", "namespace": "shop", "fields": [{"name": "amount", "type": "long"}]}';
const ORDER = `{
  "type": "record", "name": "Order", "namespace": "shop",
  "fields": [{"name": "total", "type": "shop.Money"}]
}`;
const PRICE = 'syntax = "proto3";\npackage shop;\nmessage Price { int64 cents = 1; }\n';
const CART = 'syntax = "proto3";\npackage shop;\nimport "types/price.proto";\nmessage Cart { Price sum = 1; }\n';
const ADDRESS = '{"type": "object", "properties": {"city": {"type": "string"}}}';
const PERSON = '{"type": "object", "properties": {"home": {"$ref": "address.schema.json"}}}';

interface Answer {
  readonly passed: boolean;
  readonly dryRun: boolean;
  readonly schemas: readonly {
    readonly file: string;
    readonly subject: string;
    readonly action: string;
    readonly version?: number;
  }[];
}

describe('event-streams register with a real registry', function () {
  this.timeout(120_000);
  let sandbox: SharedSandbox;
  let registry: RegistryClient;
  let repository: TemporaryRepository;
  let own: string;
  before(async () => {
    sandbox = await sharedSandbox();
    registry = createRegistryClient({ url: sandbox.registryUrl });
  });
  after(async () => {
    registry.close();
    await sandbox.release();
  });
  beforeEach(() => {
    own = randomUUID();
    repository = temporaryRepository({
      'avro/order.avsc': ORDER,
      'avro/z-money.avsc': MONEY,
      'cart.proto': CART,
      'types/price.proto': PRICE,
      'json/address.schema.json': ADDRESS,
      'json/person.schema.json': PERSON,
      'unmapped.avsc': '{"type": "record", "name": "Unmapped", "fields": []}',
    });
    writeSettings({});
  });
  afterEach(() => repository.dispose());

  function writeSettings(connection: object): void {
    const mapping = (files: string) => ({ files, subject: `${own}-\${basename}` });
    repository.write(
      '.vscode/settings.json',
      JSON.stringify({
        'eventStreams.connections': [{ name: 'shop', registry: { url: sandbox.registryUrl }, ...connection }],
        'eventStreams.schemas': [
          { ...mapping('avro/*.avsc'), references: [{ name: 'shop.Money', file: 'avro/z-money.avsc' }] },
          mapping('cart.proto'),
          mapping('types/*.proto'),
          // What it is compared with while it is edited does not matter here.
          { ...mapping('json/*.json'), baseline: 'git:HEAD' },
        ],
      }),
    );
  }

  const register = (...args: readonly string[]) => runCli(['register', ...args], { cwd: repository.folder });
  const answerOf = ({ stdout }: { readonly stdout: string }) => JSON.parse(stdout) as Answer;
  const ownSubjects = async () => {
    registry.refresh();
    return (await registry.subjects()).filter((subject) => subject.startsWith(own));
  };

  it('registers what is referred to first, with its references, and nothing a second time', async () => {
    const first = await register('--output', 'json');
    assert.equal(first.code, 0, first.stdout + first.stderr);
    assert.deepEqual(
      answerOf(first).schemas.map(({ file, action, version }) => [file, action, version]),
      [
        ['avro/z-money.avsc', 'registered', 1],
        ['avro/order.avsc', 'registered', 1],
        ['types/price.proto', 'registered', 1],
        ['cart.proto', 'registered', 1],
        ['json/address.schema.json', 'registered', 1],
        ['json/person.schema.json', 'registered', 1],
      ],
    );
    const order = await registry.version(`${own}-order`, 'latest');
    assert.deepEqual(order.references, [{ name: 'shop.Money', subject: `${own}-z-money`, version: 1 }]);
    const cart = await registry.version(`${own}-cart`, 'latest');
    assert.deepEqual(cart.references, [{ name: 'types/price.proto', subject: `${own}-price`, version: 1 }]);

    const second = await register('--output', 'json');
    assert.equal(second.code, 0, second.stdout);
    assert.deepEqual([...new Set(answerOf(second).schemas.map(({ action }) => action))], ['unchanged']);
    assert.deepEqual(await registry.versions(`${own}-order`), [1]);
  });

  it('registers what the given paths need, and says so in words', async () => {
    const { code, stdout } = await register('cart.proto');
    assert.equal(code, 0, stdout);
    assert.match(stdout, /^types\/price\.proto: registered \(\S+ version 1, id \d+\)\ncart\.proto: registered/);
    assert.match(stdout, /2 schemas registered, 0 there already\n$/);
    assert.deepEqual(await ownSubjects(), [`${own}-cart`, `${own}-price`]);
  });

  it('writes nothing in a dry run', async () => {
    const { code, stdout } = await register('--dry-run', '--output', 'json');
    assert.equal(code, 0, stdout);
    const { dryRun, schemas } = answerOf({ stdout });
    assert.equal(dryRun, true);
    assert.deepEqual([...new Set(schemas.map(({ action }) => action))], ['would-register']);
    assert.deepEqual(await ownSubjects(), []);
  });

  it('writes nothing when one schema does not pass', async () => {
    await register('avro');
    await registry.setLevel(`${own}-z-money`, 'BACKWARD');
    repository.write('avro/z-money.avsc', MONEY.replace('"amount", "type": "long"', '"amount", "type": "string"'));
    repository.write('avro/new.avsc', MONEY.replace('Money', 'Fresh'));
    const { code, stdout } = await register();
    assert.equal(code, 1, stdout);
    assert.match(stdout, /z-money\.avsc .*incompatible/);
    assert.match(stdout, /Nothing was registered\.\n$/);
    assert.deepEqual(await registry.versions(`${own}-z-money`), [1]);
    assert.deepEqual(await ownSubjects(), [`${own}-order`, `${own}-z-money`]);
  });

  it('keeps the level of the registry, too, where the settings are laxer', async () => {
    await register('avro');
    await registry.setLevel(`${own}-z-money`, 'BACKWARD');
    repository.write('avro/z-money.avsc', MONEY.replace('"amount"', '"sum"'));
    const file = repository.path('.vscode/settings.json');
    repository.write(
      '.vscode/settings.json',
      JSON.stringify({
        'eventStreams.connections': [{ name: 'shop', registry: { url: sandbox.registryUrl } }],
        'eventStreams.schemas': [{ files: 'avro/z-*.avsc', subject: `${own}-\${basename}`, level: 'NONE' }],
      }),
    );
    const { code, stdout } = await register('--settings', file);
    assert.equal(code, 1, stdout);
    assert.match(stdout, /Nothing was registered\.\n$/);
    assert.deepEqual(await registry.versions(`${own}-z-money`), [1]);
  });

  it('never writes through a read-only connection, and to production only when told to', async () => {
    writeSettings({ readOnly: true });
    const readOnly = await register('--yes');
    assert.equal(readOnly.code, 2);
    assert.match(readOnly.stderr, /"shop" is read-only/);
    writeSettings({ production: true });
    const production = await register();
    assert.equal(production.code, 2);
    assert.match(production.stderr, /"shop" is production: say --yes/);
    assert.deepEqual(await ownSubjects(), []);
    assert.equal((await register('--yes', 'types')).code, 0);
    assert.deepEqual(await ownSubjects(), [`${own}-price`]);
  });

  it('ends with 2 and a reason where the registry is away, or a reference has no subject', async () => {
    repository.write('cart.proto', CART.replace('types/price.proto', 'other/price.proto'));
    repository.write('other/price.proto', PRICE);
    const unmapped = await register('cart.proto');
    assert.equal(unmapped.code, 2);
    assert.match(unmapped.stderr, /other\/price\.proto, to which cart\.proto refers, has no subject/);
    writeSettings({ registry: { url: 'http://127.0.0.1:9' } });
    const away = await register('types');
    assert.equal(away.code, 2);
    assert.match(away.stdout, /types\/price\.proto .*unavailable/);
    assert.deepEqual(await ownSubjects(), []);
  });
});
