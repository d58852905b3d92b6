import kafkajs from 'kafkajs';
import type { Admin } from 'kafkajs';
import { waitUntil } from '../waitUntil.js';

/**
 * The offset that the next record of each partition will get. Waits for a topic that was just made: its broker may not
 * know yet that it leads it.
 */
export async function topicEnds(admin: Admin, topic: string): Promise<ReadonlyMap<number, number>> {
  return waitUntil(`an answer about the ends of topic ${topic}`, async () => {
    try {
      const ends = await admin.fetchTopicOffsets(topic);
      return new Map(ends.map(({ partition, high }) => [partition, Number(high)]));
    } catch (error) {
      if (error instanceof kafkajs.KafkaJSError && error.retriable) return undefined;
      throw error;
    }
  });
}
