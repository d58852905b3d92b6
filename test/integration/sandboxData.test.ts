import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Admin } from '@platformatic/kafka';
import avro from 'avsc';
import type kafkajs from 'kafkajs';
import protobuf from 'protobufjs';
import { draftEvent } from '../../client/records/produce/draftEvent.js';
import { encodeEvent } from '../../client/records/produce/encodeEvent.js';
import { readEventDocument } from '../../client/records/produce/eventDocument.js';
import { createRegistryClient, type RegistryClient } from '../../common/registry/client.js';
import { formatOf } from '../../engine/formats.js';
import { COMPATIBILITY_LEVELS } from '../../engine/options.js';
import { findJava } from '../../sandbox/fetch/java.js';
import { kafkaJars } from '../../sandbox/fetch/servers.js';
import { recordCounts } from '../../sandbox/seed/fill.js';
import { seedSandbox } from '../../sandbox/seed/seed.js';
import { tellStory } from '../../sandbox/seed/story/story.js';
import { SUBJECTS } from '../../sandbox/seed/subjects.js';
import { topicEnds } from '../../sandbox/seed/topicEnds.js';
import { TOPICS } from '../../sandbox/seed/topics.js';
import { sharedSandbox, type SharedSandbox } from '../../sandbox/shared.js';
import { inRepository } from '../support/repository.js';
import { readTopic, withKafka, type ReadRecord } from './sandboxRecords.js';

describe('the data of the sandbox', function () {
  this.timeout(120_000);
  let sandbox: SharedSandbox;
  let registry: RegistryClient;
  const until = Date.now();
  const log: string[] = [];
  const seed = async (): Promise<void> => {
    const tools = { java: await findJava(), jars: await kafkaJars(() => undefined) };
    await seedSandbox(sandbox, { until, tools, log: (line) => log.push(line) });
  };
  before(async () => {
    sandbox = await sharedSandbox();
    registry = createRegistryClient({ url: sandbox.registryUrl });
    await seed();
  });
  after(async () => {
    registry.close();
    await sandbox.release();
  });

  it('has the subjects of the story, with all versions and levels', async () => {
    const known = await registry.subjects();
    for (const { subject, versions, level, format } of SUBJECTS) {
      ok(known.includes(subject), subject);
      deepEqual(
        await registry.versions(subject),
        versions.map(({ version }) => version),
        subject,
      );
      equal((await registry.config(subject)).level, level, subject);
      equal((await registry.version(subject, 'latest')).format, format, subject);
    }
    deepEqual(new Set(SUBJECTS.map(({ level }) => level)), new Set(COMPATIBILITY_LEVELS), 'every level is used');
  });

  it('refers from one schema to another in every format', async () => {
    for (const subject of ['orders-value', 'payments-value', 'inventory-value']) {
      const { references } = await registry.version(subject, 'latest');
      ok(references.length > 0, subject);
      ok((await registry.resolveReferences(references)).length >= references.length, subject);
    }
  });

  it('has as many events as the story, and seeding again adds none', async () => {
    const counts = await endsOfTopics(sandbox.bootstrap);
    deepEqual(counts, recordCounts(tellStory(until)));
    ok([...counts.values()].reduce((sum, count) => sum + count, 0) > 5_000);
    log.length = 0;
    await seed();
    deepEqual(await endsOfTopics(sandbox.bootstrap), counts);
    deepEqual(log, []);
  });

  it('spreads the events over six days', async () => {
    const times = (await readTopic(sandbox.bootstrap, 'orders')).map(({ timestamp }) => Number(timestamp));
    ok(Math.max(...times) <= until);
    ok(Math.max(...times) - Math.min(...times) > 5.5 * 86_400_000);
  });

  it('has two groups with lag, one of each protocol', async () => {
    const { bootstrap } = sandbox;
    const admin = new Admin({ clientId: 'sandbox-test', bootstrapBrokers: [bootstrap] });
    try {
      const groups = await admin.listGroups({ types: [] });
      equal(groups.get('billing')?.groupType, 'classic');
      equal(groups.get('billing')?.protocolType, 'consumer');
      equal(groups.get('warehouse')?.groupType, 'consumer');
    } finally {
      await admin.close();
    }
    equal(await lag(bootstrap, 'warehouse', ['inventory']), 903);
    const behind = await lag(bootstrap, 'billing', ['orders', 'payments']);
    ok(behind > 300 && behind < 330, String(behind));
  });

  it('has Avro events that avsc decodes with the schema of their id, in every version', async () => {
    const ids = new Set<number>();
    for (const { value } of await readTopic(sandbox.bootstrap, 'orders')) {
      const { id, body } = framed(value);
      if (ids.has(id)) continue;
      ids.add(id);
      const order: unknown = (await avroType(id, registry)).fromBuffer(body);
      match((order as { orderId: string }).orderId, /^o-\d+$/);
    }
    equal(ids.size, 3);
  });

  it('has Protobuf events of a first, a second and a nested message that protobufjs decodes', async () => {
    const seen = new Map<string, unknown>();
    for (const { value } of await readTopic(sandbox.bootstrap, 'payments')) {
      const { id, body } = framed(value);
      const indexes = body[0] === 0 ? '0' : [...body.subarray(1, 1 + (body[0] ?? 0) / 2)].map((n) => n / 2).join();
      if (seen.has(indexes)) continue;
      const message = { '0': 'PaymentCaptured', '1': 'RefundIssued', '2,0': 'Risk.Assessment' }[indexes];
      ok(message, indexes);
      const type = await protobufType(id, message, registry);
      seen.set(indexes, type.decode(body.subarray(indexes === '0' ? 1 : 1 + (body[0] ?? 0) / 2)).toJSON());
    }
    deepEqual([...seen.keys()].sort(), ['0', '1', '2,0']);
    const captured = seen.get('0') as { payment_id: string; amount: object; captured_at: object };
    match(captured.payment_id, /^p-\d+$/);
    deepEqual(Object.keys(captured.amount), ['currency_code', 'units', 'nanos'], 'of the imported file');
    match((seen.get('2,0') as { payment_id: string }).payment_id, /^p-\d+$/);
  });

  it('has JSON Schema events of draft 7 and of draft 2020-12', async () => {
    for (const [topic, draft] of [
      ['inventory', 'draft-07'],
      ['deliveries', '2020-12'],
    ] as const) {
      const [first] = await readTopic(sandbox.bootstrap, topic);
      const { id, body } = framed(first?.value ?? null);
      ok((await registry.schemaById(id)).text.includes(draft));
      equal(typeof JSON.parse(body.toString()), 'object');
    }
  });

  it('has tombstones on the compacted topic, headers, plain JSON without keys, and Avro keys', async () => {
    const accounts = await readTopic(sandbox.bootstrap, 'customers');
    ok(accounts.some(({ value }) => value === null));
    ok(accounts.every(({ key }) => /^c-\d+$/.test(String(key))));
    const [order] = await readTopic(sandbox.bootstrap, 'orders');
    match(String(order?.headers?.['traceparent']), /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    const [view] = await readTopic(sandbox.bootstrap, 'page-views');
    equal(view?.key, null);
    equal(typeof JSON.parse(String(view.value)), 'object');
    const [shipment] = await readTopic(sandbox.bootstrap, 'shipments');
    const { id, body } = framed(shipment?.key ?? null);
    match(((await avroType(id, registry)).fromBuffer(body) as { orderId: string }).orderId, /^o-/);
  });

  it('has dead letters that cannot be decoded, for three reasons', async () => {
    const letters = await readTopic(sandbox.bootstrap, 'orders.dead-letters');
    const reasons = await Promise.all(letters.map((letter) => whyUnreadable(letter, registry)));
    deepEqual(count(reasons), { 'unknown id': 3, truncated: 3, 'no wire format': 3, readable: 3 });
  });

  it('comes with event documents that the extension can send', async () => {
    for (const [name, subject] of [
      ['order-placed', 'orders-value'],
      ['refund-issued', 'payments-value'],
    ] as const) {
      const file = inRepository('sandbox/workspace/files/events', `${name}.event.json`);
      const { document, problems } = readEventDocument(await readFile(file, 'utf8'));
      deepEqual(problems, []);
      ok(document);
      const record = await encodeEvent(document, registry);
      const { id, body } = framed(record.value === null ? null : Buffer.from(record.value));
      equal(id, (await registry.version(subject, 'latest')).id);
      if (name === 'order-placed') {
        equal(((await avroType(id, registry)).fromBuffer(body) as { orderId: string }).orderId, 'o-90001');
      } else {
        deepEqual([...body.subarray(0, 2)], [2, 2], 'the second message of the file');
        const refund = (await protobufType(id, 'RefundIssued', registry)).decode(body.subarray(2)).toJSON();
        equal(refund['reason'], 'Changed their mind');
      }
    }
  });

  it('has sample events drafted that can be sent as they are, with times as the preview shows them', async () => {
    for (const topic of ['orders', 'payments', 'inventory', 'shipments', 'page-views']) {
      const draft = await draftEvent({ connection: 'sandbox', topic, registry, formatOf, seed: 7 });
      const { document, problems } = readEventDocument(draft);
      deepEqual(problems, [], topic);
      ok(document);
      ok(await encodeEvent(document, registry), topic);
      if (topic === 'orders') match(draft, /"placedAt": "\d{4}-\d\d-\d\dT/);
    }
  });

  it('cannot be added to in plain JSON while the registry is away, unless the document says that it is plain', async () => {
    const away = createRegistryClient({ url: 'http://127.0.0.1:9/apis' });
    const sent = (text: string) => {
      const { document } = readEventDocument(text);
      ok(document);
      return encodeEvent(document, away);
    };
    try {
      await rejects(sent('{ "topic": "t", "value": {} }'), {
        failure: 'unreachable',
        message:
          /^Nothing listens .* To send the value without a schema, add "valueFormat": "json" or "string" to the document\.$/,
      });
      equal(String((await sent('{ "topic": "t", "value": {}, "valueFormat": "json" }')).value), '{}');
    } finally {
      away.close();
    }
  });

  it('comes in every compression', async () => {
    const used = TOPICS.flatMap(({ compressions }) => [...compressions]);
    deepEqual(new Set(used), new Set(['none', 'gzip', 'snappy', 'lz4', 'zstd']));
    equal((await readTopic(sandbox.bootstrap, 'orders')).length, 700, 'orders has them all, and all can be read');
  });
});

async function endsOfTopics(bootstrap: string): Promise<ReadonlyMap<string, number>> {
  return withAdmin(bootstrap, async (admin) => {
    const counts = TOPICS.map(async ({ topic }) => [topic, sum((await topicEnds(admin, topic)).values())] as const);
    return new Map(await Promise.all(counts));
  });
}

async function lag(bootstrap: string, groupId: string, topics: string[]): Promise<number> {
  return withAdmin(bootstrap, async (admin) => {
    let total = 0;
    for (const { topic, partitions } of await admin.fetchOffsets({ groupId, topics })) {
      const ends = await topicEnds(admin, topic);
      total += sum(partitions.map(({ partition, offset }) => (ends.get(partition) ?? 0) - Math.max(0, Number(offset))));
    }
    return total;
  });
}

async function withAdmin<T>(bootstrap: string, use: (admin: kafkajs.Admin) => Promise<T>): Promise<T> {
  return withKafka(bootstrap, async (kafka) => {
    const admin = kafka.admin();
    await admin.connect();
    try {
      return await use(admin);
    } finally {
      await admin.disconnect();
    }
  });
}

function framed(bytes: Buffer | null): { readonly id: number; readonly body: Buffer } {
  ok(bytes);
  equal(bytes[0], 0);
  return { id: bytes.readInt32BE(1), body: bytes.subarray(5) };
}

async function avroType(id: number, registry: RegistryClient): Promise<avro.Type> {
  const { text, references } = await registry.schemaById(id);
  const names = {};
  for (const reference of await registry.resolveReferences(references)) {
    avro.Type.forSchema(JSON.parse(reference.text) as avro.Schema, { registry: names });
  }
  return avro.Type.forSchema(JSON.parse(text) as avro.Schema, { registry: names });
}

async function protobufType(id: number, message: string, registry: RegistryClient): Promise<protobuf.Type> {
  const { text, references } = await registry.schemaById(id);
  const root = new protobuf.Root();
  const timestamp = protobuf.common.get('google/protobuf/timestamp.proto');
  root.addJSON(timestamp?.nested ?? {});
  for (const reference of await registry.resolveReferences(references)) {
    protobuf.parse(reference.text, root, { keepCase: true });
  }
  protobuf.parse(text, root, { keepCase: true });
  return root.lookupType(`shop.payments.${message}`);
}

async function whyUnreadable({ value }: ReadRecord, registry: RegistryClient): Promise<string> {
  if (value?.[0] !== 0) return 'no wire format';
  const { id, body } = framed(value);
  const type = await avroType(id, registry).catch(() => undefined);
  if (type === undefined) return 'unknown id';
  try {
    type.fromBuffer(body);
    return 'readable';
  } catch {
    // What avsc says differs by where the bytes end; that it cannot is the point.
    return 'truncated';
  }
}

function count(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}
