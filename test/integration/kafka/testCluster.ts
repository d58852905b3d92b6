import { randomUUID } from 'node:crypto';
import { CompressionTypes, Kafka, logLevel, type Message } from 'kafkajs';
import type { KafkaConnectOptions } from '../../../client/connections/kafkaOptions.js';
import { sharedSandbox } from '../../../sandbox/shared.js';
import { inRepository } from '../../support/repository.js';

/** The shared broker with a client that users' applications run, for setting up what our own client then reads. */
export interface TestCluster {
  readonly bootstrap: string;
  readonly registryUrl: string;
  readonly kafka: Kafka;
  /** What our own client connects with. */
  readonly options: KafkaConnectOptions;
  /** A new topic with a name of its own. */
  topic(settings?: {
    readonly partitions?: number;
    readonly configs?: Readonly<Record<string, string>>;
  }): Promise<string>;
  send(topic: string, messages: readonly Message[], compression?: CompressionTypes): Promise<void>;
  release(): Promise<void>;
}

export const workerFile = inRepository('dist', 'kafkaWorker.cjs');

export const silentLog = {
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

export async function testCluster(): Promise<TestCluster> {
  const sandbox = await sharedSandbox();
  const kafka = new Kafka({ brokers: [sandbox.bootstrap], clientId: 'tests', logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  // Else it sends events twice where only one of their partitions is ready yet.
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  await Promise.all([admin.connect(), producer.connect()]);
  return {
    bootstrap: sandbox.bootstrap,
    registryUrl: sandbox.registryUrl,
    kafka,
    options: { bootstrapServers: [sandbox.bootstrap], workerFile, log: silentLog },
    topic: async ({ partitions = 1, configs = {} } = {}) => {
      const topic = `test-${randomUUID()}`;
      const configEntries = Object.entries(configs).map(([name, value]) => ({ name, value }));
      await admin.createTopics({ topics: [{ topic, numPartitions: partitions, configEntries }], waitForLeaders: true });
      return topic;
    },
    send: async (topic, messages, compression = CompressionTypes.None) => {
      await producer.send({ topic, messages: [...messages], compression });
    },
    release: async () => {
      await Promise.all([admin.disconnect(), producer.disconnect()]);
      await sandbox.release();
    },
  };
}
