import assert from 'node:assert/strict';
import { CompressionTypes } from 'kafkajs';
import { openLibrary } from '../../../client/kafka/worker/library.js';
import { eventSession } from '../../../client/records/session.js';
import type { PreviewStatus } from '../../../common/panels/preview.js';
import { addCodecs } from '../../../sandbox/seed/codecs.js';
import { waitFor } from '../../support/waitFor.js';
import { guardedBroker } from '../kafka/guardedBroker.js';
import { silentLog, testCluster, workerFile, type TestCluster } from '../kafka/testCluster.js';
import { watchEvents } from './watchEvents.js';

describe('events that are kept', function () {
  this.timeout(90_000);
  let cluster: TestCluster;
  before(async () => {
    addCodecs();
    cluster = await testCluster();
  });
  after(() => cluster.release());

  for (const [name, codec] of [
    ['gzip', CompressionTypes.GZIP],
    ['snappy', CompressionTypes.Snappy],
    ['lz4', CompressionTypes.LZ4],
    ['zstd', CompressionTypes.ZSTD],
  ] as const) {
    it(`come out of ${name} batches`, async () => {
      const topic = await cluster.topic();
      await cluster.send(topic, [{ value: 'one' }, { value: 'two' }], codec);
      const watched = await watchEvents(cluster, { topic, start: { kind: 'beginning' } });
      try {
        await watched.until('both', ({ stored }) => stored === 2);
        assert.deepEqual(
          (await watched.rows()).map(({ value }) => value.text),
          ['one', 'two'],
        );
      } finally {
        await watched.close();
      }
    });
  }

  it('stop at their bound and go on when the user says so, dropping the oldest', async () => {
    const topic = await cluster.topic();
    await cluster.send(
      topic,
      Array.from({ length: 250 }, (_, i) => ({ value: `event ${i}` })),
    );
    const library = await openLibrary({ bootstrapServers: [cluster.bootstrap] });
    let status: PreviewStatus | undefined;
    const session = eventSession({
      library: () => Promise.resolve(library),
      ask: () => Promise.resolve({ state: 'unavailable', reason: 'none' }),
      onStatus: (next) => (status = next),
      limits: { maxEvents: 100, maxBytes: 10_000_000 },
    });
    try {
      session.setView({ filter: '', partition: null, order: 'arrival', descending: false });
      session.start({ topic, start: { kind: 'beginning' } });
      await waitFor('the bound', () => status?.phase === 'full' && status.stored === 100);
      assert.deepEqual([status?.dropped, (await session.window(0, 1)).rows[0]?.offset], [0, '0']);
      session.resume();
      await waitFor('the end', () => status?.phase === 'following' && status.dropped === 150);
      assert.deepEqual([status?.stored, (await session.window(0, 1)).rows[0]?.offset], [100, '150']);
      assert.equal(await session.detail(0), null);
    } finally {
      session.stop();
      await library.close();
    }
  });

  it('stay when the broker goes away, and reading goes on when it is back', async () => {
    const { bootstrap, broker } = await guardedBroker();
    const options = { bootstrapServers: [bootstrap], workerFile, log: silentLog };
    const library = await openLibrary(options);
    const topic = 'away-and-back';
    try {
      const { Kafka, logLevel } = await import('kafkajs');
      const kafka = new Kafka({ brokers: [bootstrap], logLevel: logLevel.NOTHING });
      const admin = kafka.admin();
      await admin.connect();
      await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
      await admin.disconnect();
      await library.produce({ topic, key: null, value: Buffer.from('before'), headers: [] });
      const watched = await watchEvents({ options }, { topic, start: { kind: 'beginning' } });
      try {
        await watched.until('the event', ({ stored, phase }) => stored === 1 && phase === 'following');
        await broker.kill();
        const away = await watched.until('the broker to be missed', ({ phase }) => phase === 'waiting');
        assert.match(away.reason, /answer|closed|leader/);
        assert.equal(away.stored, 1);
        await broker.start();
        await watched.until('the broker to be back', ({ phase }) => phase === 'following');
        await waitFor('the next event to be taken', async () => {
          await library.produce({ topic, key: null, value: Buffer.from('after'), headers: [] });
          return true;
        });
        await watched.until('the next event', ({ stored }) => stored >= 2);
        assert.equal((await watched.rows())[1]?.value.text, 'after');
      } finally {
        await watched.close();
      }
    } finally {
      await library.close();
    }
  });
});
