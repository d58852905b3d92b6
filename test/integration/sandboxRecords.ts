import kafkajs from 'kafkajs';
import type { KafkaMessage } from 'kafkajs';
import { addCodecs } from '../../sandbox/seed/codecs.js';
import { topicEnds } from '../../sandbox/seed/topicEnds.js';

/** A record as kafkajs, a client that applications use, reads it. */
export type ReadRecord = KafkaMessage & { readonly partition: number };

export async function withKafka<T>(bootstrap: string, use: (kafka: kafkajs.Kafka) => Promise<T>): Promise<T> {
  addCodecs();
  const kafka = new kafkajs.Kafka({ brokers: [bootstrap], logLevel: kafkajs.logLevel.NOTHING });
  return use(kafka);
}

/** Everything on a topic, of each partition in order. */
export async function readTopic(bootstrap: string, topic: string): Promise<readonly ReadRecord[]> {
  return withKafka(bootstrap, async (kafka) => {
    const groupId = `sandbox-test-${topic}-${Date.now()}`;
    const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 });
    const admin = kafka.admin();
    await Promise.all([consumer.connect(), admin.connect()]);
    try {
      const ends = await topicEnds(admin, topic);
      const total = [...ends.values()].reduce((sum, end) => sum + end, 0);
      const records: ReadRecord[] = [];
      await consumer.subscribe({ topic, fromBeginning: true });
      await new Promise<void>((resolve, reject) => {
        consumer.on('consumer.crash', ({ payload }) => {
          reject(payload.error);
        });
        const eachMessage = ({ partition, message }: { partition: number; message: KafkaMessage }): Promise<void> => {
          records.push({ ...message, partition });
          if (records.length === total) resolve();
          return Promise.resolve();
        };
        consumer.run({ eachMessage }).catch(reject);
      });
      return records;
    } finally {
      await consumer.disconnect();
      await admin.deleteGroups([groupId]);
      await admin.disconnect();
    }
  });
}
