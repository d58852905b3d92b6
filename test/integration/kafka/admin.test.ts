import assert from 'node:assert/strict';
import { connectKafka } from '../../../client/kafka/connect.js';
import type { KafkaCluster } from '../../../client/kafka/cluster.js';
import { findJava } from '../../../sandbox/fetch/java.js';
import { kafkaJars } from '../../../sandbox/fetch/servers.js';
import { seedSandbox } from '../../../sandbox/seed/seed.js';
import { testCluster, type TestCluster } from './testCluster.js';

describe('what a cluster says of itself', function () {
  this.timeout(60_000);
  let test: TestCluster;
  let cluster: KafkaCluster;
  before(async () => {
    test = await testCluster();
    const tools = { java: await findJava(), jars: await kafkaJars(() => undefined) };
    await seedSandbox(test, { tools });
    cluster = connectKafka(test.options);
  });
  after(async () => {
    await cluster.close();
    await test.release();
  });

  it('lists topics, internal ones too', async () => {
    const topics = await cluster.topics();
    const orders = topics.find(({ name }) => name === 'orders');
    assert.deepEqual(orders, { name: 'orders', internal: false, partitionCount: 3, replicationFactor: 1 });
    assert.ok(topics.some(({ name, internal }) => name === '__consumer_offsets' && internal));
  });

  it('gives the first and the next offset of partitions', async () => {
    const topic = await test.topic({ partitions: 2 });
    await test.send(topic, [
      { partition: 1, value: 'a' },
      { partition: 1, value: 'b' },
    ]);
    const partitions = await cluster.partitions(topic);
    assert.deepEqual(
      partitions.map(({ partition, leader, earliestOffset, latestOffset }) => [
        partition,
        leader,
        earliestOffset,
        latestOffset,
      ]),
      [
        [0, partitions[0]?.leader, 0n, 0n],
        [1, partitions[1]?.leader, 0n, 2n],
      ],
    );
    assert.equal(typeof partitions[0]?.leader, 'number');
  });

  it('tells settings of a topic from defaults', async () => {
    const topic = await test.topic({ configs: { 'cleanup.policy': 'compact' } });
    const configs = await cluster.topicConfigs(topic);
    const find = (name: string) => configs.find((config) => config.name === name);
    assert.deepEqual(find('cleanup.policy'), {
      name: 'cleanup.policy',
      value: 'compact',
      overridden: true,
      sensitive: false,
    });
    assert.equal(find('retention.ms')?.overridden, false);
  });

  it('lists groups of every type, with their lag', async () => {
    const groups = await cluster.groups();
    const types = new Set(groups.map(({ type }) => type));
    assert.ok(types.has('classic') && types.has('consumer'), [...types].join());
    const lags = await Promise.all(groups.map(async ({ id }) => cluster.groupOffsets(id)));
    const all = lags.flat();
    assert.ok(all.some(({ lag }) => lag > 0n));
    assert.ok(
      all.every(({ latest, committed, lag }) => lag === latest - committed || (lag === 0n && latest <= committed)),
    );
  });
});
