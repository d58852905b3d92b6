import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { SchemaRegistry as PeerRegistry, SchemaType } from '@kafkajs/confluent-schema-registry';
import { createRegistryClient, type RegistryClient } from '../../../common/registry/client.js';
import { connectKafka } from '../../../client/kafka/connect.js';
import type { KafkaCluster } from '../../../client/kafka/cluster.js';
import { answerSchemas } from '../../../client/records/decode/answerSchema.js';
import { encodeEvent } from '../../../client/records/produce/encodeEvent.js';
import { readEventDocument } from '../../../client/records/produce/eventDocument.js';
import { testCluster, type TestCluster } from '../kafka/testCluster.js';
import { waitFor } from '../../support/waitFor.js';
import { watchEvents } from '../records/watchEvents.js';

const avro = {
  type: 'record',
  name: 'Order',
  namespace: 'interop',
  fields: [
    { name: 'id', type: 'string' },
    { name: 'total', type: ['null', 'double'], default: null },
    { name: 'placedAt', type: { type: 'long', logicalType: 'timestamp-millis' } },
  ],
};
const json = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  properties: { id: { type: 'string' } },
  required: ['id'],
};
const protobuf = `syntax = "proto3";
package interop;
message First { string a = 1; }
message Outer { message Inner { int64 n = 1; } Inner inner = 1; }`;

describe('events of other clients', function () {
  this.timeout(60_000);
  let test: TestCluster;
  let registry: RegistryClient;
  let peer: PeerRegistry;
  let cluster: KafkaCluster;
  before(async () => {
    test = await testCluster();
    registry = createRegistryClient({ url: test.registryUrl });
    peer = new PeerRegistry({ host: test.registryUrl });
    cluster = connectKafka(test.options);
  });
  after(async () => {
    registry.close();
    await cluster.close();
    await test.release();
  });

  async function firstValue(topic: string): Promise<{ kind: string; text: string; schema: string }> {
    const watched = await watchEvents(
      test,
      { topic, start: { kind: 'latest', count: 10 } },
      answerSchemas(registry, topic),
    );
    try {
      // Shown at once, and again as soon as the registry has answered.
      return await waitFor('the event with its schema', async () => {
        const [row] = await watched.rows();
        return (
          row !== undefined && !row.value.text.includes('not asked for yet') && { ...row.value, schema: row.schema }
        );
      });
    } finally {
      await watched.close();
    }
  }

  async function send(topic: string, document: object): Promise<void> {
    const read = readEventDocument(JSON.stringify({ topic, ...document }));
    assert.ok(read.document, JSON.stringify(read.problems));
    await cluster.produce(await encodeEvent(read.document, registry));
  }

  /** The value as an application with kafkajs gets it. */
  async function received(topic: string): Promise<{ key: Buffer | null; value: Buffer | null; headers: object }> {
    const consumer = test.kafka.consumer({ groupId: `interop-${randomUUID()}` });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    try {
      return await new Promise((resolve, reject) => {
        consumer
          .run({
            eachMessage: ({ message }) => {
              resolve({ key: message.key, value: message.value, headers: message.headers ?? {} });
              return Promise.resolve();
            },
          })
          .catch(reject);
      });
    } finally {
      await consumer.disconnect();
    }
  }

  it('in Avro are read, and ours are read by them', async () => {
    const topic = await test.topic();
    const { id } = await peer.register(
      { type: SchemaType.AVRO, schema: JSON.stringify(avro) },
      { subject: `${topic}-value` },
    );
    const event = { id: 'a', total: 12.5, placedAt: 1_763_992_800_000 };
    await test.send(topic, [{ value: await peer.encode(id, event) }]);
    assert.deepEqual(await firstValue(topic), {
      kind: 'AVRO',
      text: '{"id":"a","total":12.5,"placedAt":"2025-11-24T14:00:00Z"}',
      schema: `${topic}-value v1`,
    });

    const ours = await test.topic();
    await peer.register({ type: SchemaType.AVRO, schema: JSON.stringify(avro) }, { subject: `${ours}-value` });
    await send(ours, { key: 'k', value: event, headers: { trace: 'x' } });
    const { key, value, headers } = await received(ours);
    assert.deepEqual([key?.toString(), headers], ['k', { trace: Buffer.from('x') }]);
    assert.deepEqual({ ...((await peer.decode(value ?? Buffer.alloc(0))) as object) }, event);
  });

  it('in JSON Schema are read, and ours are read by them', async () => {
    const topic = await test.topic();
    const { id } = await peer.register(
      { type: SchemaType.JSON, schema: JSON.stringify(json) },
      { subject: `${topic}-value` },
    );
    await test.send(topic, [{ value: await peer.encode(id, { id: 'a' }) }]);
    assert.deepEqual(await firstValue(topic), { kind: 'JSON', text: '{"id":"a"}', schema: `${topic}-value v1` });

    const ours = await test.topic();
    await peer.register({ type: SchemaType.JSON, schema: JSON.stringify(json) }, { subject: `${ours}-value` });
    await send(ours, { value: { id: 'b' } });
    assert.deepEqual(await peer.decode((await received(ours)).value ?? Buffer.alloc(0)), { id: 'b' });
  });

  it('in Protobuf, of a nested message, are written and read by us', async () => {
    const topic = await test.topic();
    await registry.register(`${topic}-value`, { format: 'PROTOBUF', text: protobuf, references: [] });
    await send(topic, { value: { n: '9007199254740993' }, message: 'Inner' });
    assert.deepEqual(await firstValue(topic), {
      kind: 'PROTOBUF',
      text: '{"n":9007199254740993}',
      schema: `${topic}-value v1`,
    });
    const { value } = await received(topic);
    // Two indexes: the second message of the file, and the first one in it.
    assert.equal(value?.subarray(5, 8).toString('hex'), '040200');
  });

  it('without a schema, and tombstones, are written and read', async () => {
    const topic = await test.topic();
    await send(topic, { key: 'gone', value: null });
    assert.equal((await firstValue(topic)).kind, 'null');
    assert.deepEqual((await received(topic)).value, null);
    const plain = await test.topic();
    await send(plain, { value: { n: 1 } });
    assert.deepEqual(await firstValue(plain), { kind: 'plain-json', text: '{"n":1}', schema: '' });
  });

  it('that cannot be decoded are shown with the reason', async () => {
    const topic = await test.topic();
    await test.send(topic, [{ value: Buffer.from('0000bc614e0a0b', 'hex') }]);
    const value = await firstValue(topic);
    assert.equal(value.kind, 'undecodable');
    assert.match(value.text, /Schema 12345678: The registry does not know this id/);
  });
});
