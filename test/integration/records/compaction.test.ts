import assert from 'node:assert/strict';
import { Kafka, logLevel } from 'kafkajs';
import { openLibrary } from '../../../client/kafka/worker/library.js';
import { topicOf } from '../../../client/kafka/worker/admin.js';
import { readPartitionRange } from '../../../client/records/reader/partitionRange.js';
import { waitFor } from '../../support/waitFor.js';
import { guardedBroker } from '../kafka/guardedBroker.js';
import { silentLog, workerFile } from '../kafka/testCluster.js';
import { watchEvents } from './watchEvents.js';

const EVENTS = 600;
const KEYS = 5;

describe('a compacted topic', function () {
  this.timeout(90_000);

  it('is read over the gaps, from the beginning, from an offset within one, and from the end', async () => {
    const { bootstrap } = await guardedBroker();
    const options = { bootstrapServers: [bootstrap], workerFile, log: silentLog };
    const library = await openLibrary(options);
    try {
      const topic = 'compacted';
      await fill(bootstrap, topic);
      const view = await topicOf(library, topic);
      const kept = await waitFor(
        'the broker to compact',
        async () => {
          const found = await readPartitionRange(library, view, 0, { from: 0n, to: BigInt(EVENTS) });
          return found.length < EVENTS / 2 && found;
        },
        { timeout: 60_000, interval: 250 },
      );
      const offsets = kept.map(({ offset }) => offset);
      const gap = offsets.findIndex((offset, i) => offset > (offsets[i - 1] ?? -1n) + 50n);
      assert.ok(gap >= 0, `There is a gap in ${offsets.join()}`);
      const end = offsets[gap] ?? 0n;

      for (const [start, from] of [
        [{ kind: 'beginning' }, 0n],
        [{ kind: 'offset', offset: end - 20n }, end],
        [{ kind: 'latest', count: kept.length }, 0n],
      ] as const) {
        const watched = await watchEvents({ options }, { topic, start });
        try {
          // Cleaning may go on meanwhile: what matters is that reading gets to the end, and skips nothing that is there.
          const count = offsets.filter((offset) => offset >= from).length;
          await watched.until(start.kind, ({ phase, stored }) => phase === 'following' && stored > 0);
          const rows = await watched.rows();
          assert.ok(rows.length <= count, `${rows.length} of ${count}`);
          assert.equal(rows.at(-1)?.offset, String(EVENTS - 1));
          assert.ok(rows.every(({ offset }) => offsets.includes(BigInt(offset)) && BigInt(offset) >= from));
        } finally {
          await watched.close();
        }
      }
    } finally {
      await library.close();
    }
  });
});

/** The same few keys again and again, in many small segments: only segments that are closed are compacted. */
async function fill(bootstrap: string, topic: string): Promise<void> {
  const kafka = new Kafka({ brokers: [bootstrap], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  const producer = kafka.producer();
  await Promise.all([admin.connect(), producer.connect()]);
  const configEntries = Object.entries({
    'cleanup.policy': 'compact',
    'segment.bytes': String(1024 * 1024),
    'min.cleanable.dirty.ratio': '0.01',
  }).map(([name, value]) => ({ name, value }));
  await admin.createTopics({ topics: [{ topic, configEntries }], waitForLeaders: true });
  const padding = 'x'.repeat(10_000);
  for (let from = 0; from < EVENTS; from += 10) {
    const messages = Array.from({ length: 10 }, (_, i) => ({
      key: `key ${(from + i) % KEYS}`,
      value: `event ${from + i} ${padding}`,
    }));
    await producer.send({ topic, messages });
  }
  await Promise.all([admin.disconnect(), producer.disconnect()]);
}
