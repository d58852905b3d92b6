import assert from 'node:assert/strict';
import { CompressionTypes } from 'kafkajs';
import { testCluster, type TestCluster } from '../kafka/testCluster.js';
import { watchEvents } from './watchEvents.js';

describe('reading a topic without a consumer group', () => {
  let cluster: TestCluster;
  before(async () => {
    cluster = await testCluster();
  });
  after(() => cluster.release());

  const numbered = (from: number, count: number, partition = 0) =>
    Array.from({ length: count }, (_, i) => ({
      partition,
      value: `event ${from + i}`,
      timestamp: String(1_700_000_000_000 + from + i),
    }));

  it('shows exactly the newest events over all partitions, in order of time', async () => {
    const topic = await cluster.topic({ partitions: 3 });
    // Partition 0 holds all the newest ones, partition 1 older ones, partition 2 nothing.
    await cluster.send(topic, [...numbered(0, 50, 1), ...numbered(50, 200, 0)]);
    const watched = await watchEvents(cluster, { topic, start: { kind: 'latest', count: 100 } });
    try {
      await watched.until('the newest', ({ phase, stored }) => phase === 'following' && stored === 100);
      const rows = await watched.rows();
      assert.deepEqual(
        rows.map(({ value }) => value.text),
        Array.from({ length: 100 }, (_, i) => `event ${150 + i}`),
      );
      await cluster.send(topic, numbered(1_000, 1, 2));
      await watched.until('a new event', ({ stored }) => stored === 101);
      assert.equal((await watched.rows(100, 1))[0]?.value.text, 'event 1000');
    } finally {
      await watched.close();
    }
  });

  it('reads from the beginning, from an offset and from a time', async () => {
    const topic = await cluster.topic();
    await cluster.send(topic, numbered(0, 30));
    for (const [start, first] of [
      [{ kind: 'beginning' }, 0],
      [{ kind: 'offset', offset: 12n }, 12],
      [{ kind: 'time', timestamp: 1_700_000_000_020 }, 20],
    ] as const) {
      const watched = await watchEvents(cluster, { topic, start });
      try {
        await watched.until(start.kind, ({ phase, stored }) => phase === 'following' && stored === 30 - first);
        assert.equal((await watched.rows())[0]?.offset, String(first));
      } finally {
        await watched.close();
      }
    }
  });

  it('follows an empty topic', async () => {
    const topic = await cluster.topic();
    const watched = await watchEvents(cluster, { topic, start: { kind: 'latest', count: 10 } });
    try {
      await watched.until('nothing', ({ phase, stored }) => phase === 'following' && stored === 0);
      await cluster.send(topic, [{ value: 'first' }]);
      await watched.until('the first event', ({ stored }) => stored === 1);
    } finally {
      await watched.close();
    }
  });

  it('leaves out aborted transactions and their markers', async () => {
    const topic = await cluster.topic();
    const producer = cluster.kafka.producer({
      transactionalId: `tx-${topic}`,
      maxInFlightRequests: 1,
      idempotent: true,
    });
    await producer.connect();
    for (const [value, keep] of [
      ['kept 1', true],
      ['aborted', false],
      ['kept 2', true],
    ] as const) {
      const transaction = await producer.transaction();
      await transaction.send({ topic, messages: [{ value }] });
      await (keep ? transaction.commit() : transaction.abort());
    }
    await producer.disconnect();
    for (const start of [{ kind: 'beginning' }, { kind: 'latest', count: 2 }] as const) {
      const watched = await watchEvents(cluster, { topic, start });
      try {
        await watched.until('the committed ones', ({ phase, stored }) => phase === 'following' && stored === 2);
        assert.deepEqual(
          (await watched.rows()).map(({ value }) => value.text),
          ['kept 1', 'kept 2'],
        );
      } finally {
        await watched.close();
      }
    }
  });

  it('reads batches that were compressed', async () => {
    const topic = await cluster.topic();
    await cluster.send(topic, numbered(0, 100), CompressionTypes.GZIP);
    const watched = await watchEvents(cluster, { topic, start: { kind: 'offset', offset: 60n } });
    try {
      await watched.until('the rest of the batch', ({ phase, stored }) => phase === 'following' && stored === 40);
      assert.equal((await watched.rows())[0]?.value.text, 'event 60');
    } finally {
      await watched.close();
    }
  });

  it('keeps null, empty, headers and large values apart', async () => {
    const topic = await cluster.topic();
    await cluster.send(topic, [
      { key: 'a', value: null },
      { key: '', value: '' },
      { key: null, value: 'x'.repeat(900_000), headers: { trace: 'abc', twice: ['1', '2'] } },
    ]);
    const watched = await watchEvents(cluster, { topic, start: { kind: 'beginning' } });
    try {
      await watched.until('all three', ({ stored }) => stored === 3);
      const rows = await watched.rows();
      assert.deepEqual(
        rows.map(({ key, value, headers }) => [key.kind, value.kind, headers]),
        [
          ['text', 'null', 0],
          ['empty', 'empty', 0],
          ['null', 'text', 3],
        ],
      );
      const detail = await watched.events.detail(2);
      assert.equal(detail?.value.size, 900_000);
      assert.equal(detail.value.text.length, 200_000);
      assert.match(detail.value.report.join(), /first 200000 of 900000 characters/);
      assert.equal((await watched.events.text(2, 'value'))?.length, 900_000);
      assert.deepEqual(detail.headers, [
        { key: 'trace', value: 'abc' },
        { key: 'twice', value: '1' },
        { key: 'twice', value: '2' },
      ]);
    } finally {
      await watched.close();
    }
  });

  it('says that a topic does not exist, and that one was deleted', async () => {
    const missing = await watchEvents(cluster, { topic: 'no-such-topic', start: { kind: 'beginning' } });
    try {
      const { reason } = await missing.until('the failure', ({ phase }) => phase === 'failed');
      assert.equal(reason, 'The topic no-such-topic does not exist on this cluster.');
    } finally {
      await missing.close();
    }
    const topic = await cluster.topic();
    const watched = await watchEvents(cluster, { topic, start: { kind: 'beginning' } });
    try {
      await watched.until('the start', ({ phase }) => phase === 'following');
      const admin = cluster.kafka.admin();
      await admin.connect();
      await admin.deleteTopics({ topics: [topic] });
      await admin.disconnect();
      const { reason } = await watched.until('the end', ({ phase }) => phase === 'failed');
      assert.match(reason, /does not exist/);
    } finally {
      await watched.close();
    }
  });

  it('reads partitions that are added while it reads', async () => {
    const topic = await cluster.topic();
    const watched = await watchEvents(cluster, { topic, start: { kind: 'latest', count: 5 } });
    try {
      await watched.until('the start', ({ phase }) => phase === 'following');
      const admin = cluster.kafka.admin();
      await admin.connect();
      await admin.createPartitions({ topicPartitions: [{ topic, count: 2 }] });
      await admin.disconnect();
      const producer = cluster.kafka.producer({ metadataMaxAge: 0 });
      await producer.connect();
      await producer.send({ topic, messages: [{ partition: 1, value: 'on the new one' }] });
      await producer.disconnect();
      await watched.until('the event on the new partition', ({ stored }) => stored === 1);
      assert.equal((await watched.rows())[0]?.partition, 1);
    } finally {
      await watched.close();
    }
  });

  it('filters by text and partition, and sorts', async () => {
    const topic = await cluster.topic({ partitions: 2 });
    await cluster.send(topic, [...numbered(0, 40, 0), ...numbered(40, 40, 1)]);
    const watched = await watchEvents(cluster, { topic, start: { kind: 'beginning' } });
    try {
      await watched.until('all', ({ stored }) => stored === 80);
      await watched.events.setView({ filter: 'EVENT 4', partition: 1, order: 'time', descending: true });
      await watched.until('the filtered ones', ({ shown, filtering }) => !filtering && shown === 10);
      assert.deepEqual(
        (await watched.rows(0, 3)).map(({ value }) => value.text),
        ['event 49', 'event 48', 'event 47'],
      );
    } finally {
      await watched.close();
    }
  });

  it('stops for a pause and goes on', async () => {
    const topic = await cluster.topic();
    const watched = await watchEvents(cluster, { topic, start: { kind: 'latest', count: 5 } });
    try {
      await watched.until('the start', ({ phase }) => phase === 'following');
      await watched.events.pause();
      await watched.until('the pause', ({ phase }) => phase === 'paused');
      await cluster.send(topic, [{ value: 'while paused' }]);
      await watched.events.resume();
      await watched.until('the event', ({ stored, phase }) => stored === 1 && phase === 'following');
    } finally {
      await watched.close();
    }
  });
});
