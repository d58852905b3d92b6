import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CompressionTypes } from 'kafkajs';
import { connectKafka } from '../../../client/kafka/connect.js';
import type { KafkaError } from '../../../client/kafka/kafkaError.js';
import { openEvents } from '../../../client/records/openEvents.js';
import type { PreviewStatus } from '../../../common/panels/preview.js';
import { makeTemporaryFolder } from '../../support/temporaryFolder.js';
import { waitFor } from '../../support/waitFor.js';
import { testCluster, workerFile, type TestCluster } from '../kafka/testCluster.js';
import { watchEvents } from './watchEvents.js';

const MEGABYTE = 1024 * 1024;

describe('a preview that is open', () => {
  let cluster: TestCluster;
  before(async () => {
    cluster = await testCluster();
  });
  after(() => cluster.release());

  it('shows an event within a second of its being sent', async () => {
    const topic = await cluster.topic({ partitions: 3 });
    const sender = connectKafka(cluster.options);
    const watched = await watchEvents(cluster, { topic, start: { kind: 'latest', count: 100 } });
    try {
      await watched.until('the start', ({ phase }) => phase === 'following');
      const send = (value: string) =>
        sender.produce({ topic, key: null, value: Buffer.from(value), headers: [], partition: 1 });
      await send('the first, which connects');
      await watched.until('the first', ({ stored }) => stored === 1);
      for (const [sent, value] of ['one', 'two', 'three'].entries()) {
        await send(value);
        await waitFor(value, () => watched.status()?.stored === sent + 2, { timeout: 1_000, interval: 10 });
        assert.equal((await watched.rows(sent + 1, 1))[0]?.value.text, value);
      }
      const lost = { topic, key: null, value: Buffer.from('lost'), headers: [], partition: 7 };
      await assert.rejects(sender.produce(lost), /no partition 7, it has partitions 0 to 2/);
    } finally {
      await watched.close();
      await sender.close();
    }
  });

  it('cuts a value that is too large to look at, and says so', async () => {
    const topic = await cluster.topic({ configs: { 'max.message.bytes': String(8 * MEGABYTE) } });
    const value = 'y'.repeat(3 * MEGABYTE);
    await cluster.send(topic, [{ value }, { value: 'small' }], CompressionTypes.GZIP);
    const watched = await watchEvents(cluster, { topic, start: { kind: 'beginning' } });
    try {
      const { bytes } = await watched.until('both', ({ stored }) => stored === 2);
      assert.ok(bytes < 1.1 * MEGABYTE, `${bytes} bytes are kept`);
      const detail = await watched.events.detail(0);
      assert.equal(detail?.value.size, 3 * MEGABYTE);
      assert.match(detail.value.report.join(' '), /Only the first 1048576 of 3145728 bytes are kept/);
      assert.equal((await watched.events.text(0, 'value'))?.length, MEGABYTE);
      assert.equal((await watched.rows(1, 1))[0]?.value.text, 'small');
    } finally {
      await watched.close();
    }
  });

  it('says that its thread crashed, and reads again in a new one', async () => {
    await using folder = await makeTemporaryFolder();
    const topic = await cluster.topic();
    await cluster.send(topic, [{ value: 'still there' }]);
    // The real script, which runs out of luck when it is asked for the details of an event.
    const fragile = join(folder.path, 'fragile.cjs');
    await writeFile(
      fragile,
      `const { parentPort } = require('node:worker_threads');
      parentPort.on('message', ({ method }) => {
        if (method === 'eventsDetail') throw new Error('Out of luck');
      });
      require(${JSON.stringify(workerFile)});`,
    );
    const open = (workerScript: string) => {
      const heard: { status?: PreviewStatus; end?: KafkaError } = {};
      const events = openEvents(
        { ...cluster.options, workerFile: workerScript },
        {
          ask: () => Promise.resolve({ state: 'unavailable', reason: 'none' }),
          onStatus: (status) => (heard.status = status),
          onEnd: (error) => (heard.end = error),
        },
      );
      const started = events.start({ topic, start: { kind: 'beginning' } });
      return { events, heard, started };
    };
    const first = open(fragile);
    await first.started;
    await waitFor('the event', () => first.heard.status?.stored === 1);
    await assert.rejects(first.events.detail(0), /The thread that talks to Kafka ended: Out of luck/);
    assert.match(first.heard.end?.message ?? '', /Out of luck/);
    await assert.rejects(first.events.window(0, 1), /ended/, 'and nothing waits for an answer for ever');
    await first.events.close();

    const second = open(workerFile);
    await second.started;
    await waitFor('the event in a new thread', () => second.heard.status?.stored === 1);
    await second.events.close();
  });

  it('has a cluster that starts a new thread after a crash', async () => {
    await using folder = await makeTemporaryFolder();
    const fragile = join(folder.path, 'fragile.cjs');
    await writeFile(
      fragile,
      `const { parentPort } = require('node:worker_threads');
      parentPort.on('message', ({ method }) => {
        if (method === 'groups') throw new Error('Out of luck');
      });
      require(${JSON.stringify(workerFile)});`,
    );
    const connected = connectKafka({ ...cluster.options, workerFile: fragile });
    try {
      assert.equal((await connected.brokers()).length, 1);
      await assert.rejects(connected.groups(), { failure: 'unreachable' });
      assert.equal((await connected.brokers()).length, 1);
    } finally {
      await connected.close();
    }
  });
});
