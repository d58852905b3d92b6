import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createRegistryClient } from '../../common/registry/client.js';
import type { RegistryClient } from '../../common/registry/client.js';
import { RegistryError } from '../../common/registry/types.js';
import { sharedSandbox } from '../../sandbox/shared.js';
import type { SharedSandbox } from '../../sandbox/shared.js';

const MONEY = JSON.stringify({
  type: 'record',
  name: 'Money',
  namespace: 'shop',
  fields: [{ name: 'amount', type: 'long' }],
});
const ORDER = JSON.stringify({
  type: 'record',
  name: 'Order',
  namespace: 'shop',
  fields: [{ name: 'total', type: 'shop.Money' }],
});

describe('the registry client with a real registry', function () {
  this.timeout(120_000);
  let sandbox: SharedSandbox;
  let registry: RegistryClient;
  // The registry is shared with other tests: each run has its own subjects.
  const own = randomUUID();
  const subjectOf = (name: string) => `${own}-${name}`;

  before(async () => {
    sandbox = await sharedSandbox();
    registry = createRegistryClient({ url: sandbox.registryUrl });
  });
  after(async () => {
    registry.close();
    await sandbox.release();
  });

  it('registers versions and reads them back', async () => {
    const subject = subjectOf('money');
    const { id } = await registry.register(subject, { format: 'AVRO', text: MONEY, references: [] });
    assert.deepEqual(await registry.versions(subject), [1]);
    assert.ok((await registry.subjects()).includes(subject));
    const version = await registry.version(subject, 'latest');
    assert.deepEqual(
      { ...version, text: JSON.parse(version.text) as unknown },
      {
        subject,
        version: 1,
        id,
        format: 'AVRO',
        text: JSON.parse(MONEY) as unknown,
        references: [],
      },
    );
    assert.deepEqual(JSON.parse((await registry.schemaById(id)).text), JSON.parse(MONEY));
  });

  it('gives the same id for the same schema, so that a repeated request does no harm', async () => {
    const subject = subjectOf('twice');
    const schema = { format: 'AVRO', text: '"string"', references: [] } as const;
    const first = await registry.register(subject, schema);
    const second = await registry.register(subject, schema);
    assert.equal(second.id, first.id);
    assert.deepEqual(await registry.versions(subject), [1]);
  });

  it('keeps subjects apart whose names need encoding', async () => {
    const subject = subjectOf('a b/c+d%ü');
    await registry.register(subject, { format: 'AVRO', text: '"int"', references: [] });
    assert.equal((await registry.version(subject, 1)).text, '"int"');
    assert.ok((await registry.subjects()).includes(subject));
  });

  it('reads Protobuf and JSON Schema', async () => {
    const proto = 'syntax = "proto3";\npackage shop;\nmessage Paid {\n  string id = 1;\n}\n';
    await registry.register(subjectOf('proto'), { format: 'PROTOBUF', text: proto, references: [] });
    const json = '{"$schema":"http://json-schema.org/draft-07/schema#","type":"object"}';
    await registry.register(subjectOf('json'), { format: 'JSON', text: json, references: [] });
    assert.equal((await registry.version(subjectOf('proto'), 1)).format, 'PROTOBUF');
    assert.equal((await registry.version(subjectOf('json'), 1)).format, 'JSON');
  });

  it('follows references', async () => {
    const money = subjectOf('shared-money');
    await registry.register(money, { format: 'AVRO', text: MONEY, references: [] });
    const order = subjectOf('order');
    const reference = { name: 'shop.Money', subject: money, version: 1 };
    await registry.register(order, { format: 'AVRO', text: ORDER, references: [reference] });
    const { references } = await registry.version(order, 1);
    assert.deepEqual(references, [reference]);
    const [resolved] = await registry.resolveReferences(references);
    assert.equal(resolved?.name, 'shop.Money');
    assert.deepEqual(JSON.parse(resolved.text), JSON.parse(MONEY));
  });

  it('sets and reads a level, and hears of a refusal', async () => {
    const subject = subjectOf('level');
    await registry.register(subject, { format: 'AVRO', text: MONEY, references: [] });
    await registry.setLevel(subject, 'BACKWARD');
    assert.equal((await registry.config(subject)).level, 'BACKWARD');
    const breaking = MONEY.replace('"long"}', '"long"},{"name":"currency","type":"string"}');
    const error = await failure(registry.register(subject, { format: 'AVRO', text: breaking, references: [] }));
    assert.equal(error.failure, 'incompatible', error.message);
  });

  it('knows what is not there from what is not valid', async () => {
    assert.equal((await failure(registry.versions(subjectOf('nobody')))).failure, 'not-found');
    assert.equal((await failure(registry.schemaById(2_000_000_000))).failure, 'not-found');
    const bad = await failure(
      registry.register(subjectOf('bad'), { format: 'AVRO', text: '{"type":', references: [] }),
    );
    assert.ok(['invalid-schema', 'rejected'].includes(bad.failure), `${bad.failure}: ${bad.message}`);
  });

  it('says that a web server is no registry', async () => {
    const { origin } = new URL(sandbox.registryUrl);
    const other = createRegistryClient({ url: `${origin}/nothing/here` });
    try {
      assert.equal((await failure(other.subjects())).failure, 'bad-response');
    } finally {
      other.close();
    }
  });
});

async function failure(work: Promise<unknown>): Promise<RegistryError> {
  const error: unknown = await work.then(
    () => assert.fail('it should have failed'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof RegistryError, String(error));
  return error;
}
