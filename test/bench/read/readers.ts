import { CompressionTypes, Kafka, logLevel } from 'kafkajs';
import { openEvents } from '../../../client/records/openEvents.js';
import { inRepository } from '../../support/repository.js';

export type Reader = 'ours' | 'kafkajs';

export const EVENTS = 100_000;
const PARTITIONS = 3;
const BATCH = 1_000;

/** One run, in its own process: prints events per second, from the request to begin to the last event. */
async function main([what, bootstrap = '', topic = '']: readonly string[]): Promise<void> {
  const kafka = new Kafka({ brokers: [bootstrap], logLevel: logLevel.NOTHING });
  if (what === 'fill') return fill(kafka, topic);
  const seconds = what === 'ours' ? await readOurs(bootstrap, topic) : await readKafkajs(kafka, topic);
  console.log(Math.round(EVENTS / seconds));
}

async function fill(kafka: Kafka, topic: string): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: PARTITIONS }], waitForLeaders: true });
  await admin.disconnect();
  const producer = kafka.producer();
  await producer.connect();
  for (let from = 0; from < EVENTS; from += BATCH) {
    const messages = Array.from({ length: BATCH }, (_, i) => ({
      key: `key-${from + i}`,
      value: JSON.stringify({ id: from + i, name: 'an event of the bench', note: 'x'.repeat(40) }),
      partition: (from / BATCH) % PARTITIONS,
    }));
    await producer.send({ topic, messages, compression: CompressionTypes.GZIP });
  }
  await producer.disconnect();
}

async function readOurs(bootstrap: string, topic: string): Promise<number> {
  const log = console;
  let stored = 0;
  let heard: () => void = () => undefined;
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise<void>((resolve) => (heard = resolve));
  };
  const events = openEvents(
    { bootstrapServers: [bootstrap], workerFile: inRepository('dist', 'kafkaWorker.cjs'), log },
    {
      ask: () => Promise.resolve({ state: 'unavailable', reason: 'none' }),
      onStatus: (status) => {
        stored = status.stored;
        heard();
      },
      onEnd: (error) => {
        throw error;
      },
    },
  );
  // The other client is connected before its time begins, too.
  await events.start({ topic, start: { kind: 'latest', count: 1 } });
  await until(() => stored > 0);
  const started = performance.now();
  await events.start({ topic, start: { kind: 'beginning' } });
  await until(() => stored >= EVENTS);
  const seconds = (performance.now() - started) / 1000;
  await events.close();
  return seconds;
}

async function readKafkajs(kafka: Kafka, topic: string): Promise<number> {
  const consumer = kafka.consumer({ groupId: `bench-${process.pid}` });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  let read = 0;
  const started = performance.now();
  await new Promise<void>((resolve, reject) => {
    consumer
      .run({
        eachBatch: ({ batch }) => {
          read += batch.messages.length;
          if (read >= EVENTS) resolve();
          return Promise.resolve();
        },
      })
      .catch(reject);
  });
  const seconds = (performance.now() - started) / 1000;
  await consumer.disconnect();
  return seconds;
}

if (process.argv[2] !== undefined && ['fill', 'ours', 'kafkajs'].includes(process.argv[2])) {
  await main(process.argv.slice(2));
}
