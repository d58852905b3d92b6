import kafkajs from 'kafkajs';
import type { Admin, Kafka, Message } from 'kafkajs';
import { compressionType } from './codecs.js';
import type { Payload, SeedRecord } from './records.js';
import type { Story } from './story/story.js';
import { topicEnds } from './topicEnds.js';
import { TOPICS, type TopicSeed } from './topics.js';

const BATCH = 150;

interface PlacedRecord extends SeedRecord {
  readonly partition: number;
}

/** Makes the topics that are missing. */
export async function createTopics(admin: Admin): Promise<void> {
  const existing = new Set(await admin.listTopics());
  const topics = TOPICS.filter(({ topic }) => !existing.has(topic)).map(({ topic, partitions, configs }) => ({
    topic,
    numPartitions: partitions,
    replicationFactor: 1,
    configEntries: Object.entries(configs).map(([name, value]) => ({ name, value })),
  }));
  if (topics.length > 0) await admin.createTopics({ topics, waitForLeaders: true });
}

/**
 * Writes the records that are missing. Each partition gets its records in one order, so its end says how many it has:
 * an interrupted run goes on where it stopped, and a second one writes nothing.
 *
 * @returns how many were written
 */
export async function fillTopics(
  kafka: Kafka,
  admin: Admin,
  story: Story,
  encode: (payload: Payload) => Buffer,
): Promise<number> {
  const producer = kafka.producer({
    allowAutoTopicCreation: false,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  let written = 0;
  try {
    for (const seed of TOPICS) {
      const missing = await missingRecords(admin, seed, placed(seed, seed.records(story)));
      if (missing.length === 0) continue;
      if (written === 0) await producer.connect();
      for (let start = 0, batch = 0; start < missing.length; start += BATCH, batch++) {
        const compression = seed.compressions[batch % seed.compressions.length] ?? 'none';
        const messages = missing.slice(start, start + BATCH).map((record) => message(record, encode));
        await producer.send({ topic: seed.topic, messages, compression: compressionType(compression) });
      }
      written += missing.length;
    }
  } finally {
    await producer.disconnect();
  }
  return written;
}

/** How many records the story has on each topic. */
export function recordCounts(story: Story): ReadonlyMap<string, number> {
  return new Map(TOPICS.map(({ topic, records }) => [topic, records(story).length]));
}

async function missingRecords(
  admin: Admin,
  { topic }: TopicSeed,
  records: readonly PlacedRecord[],
): Promise<readonly PlacedRecord[]> {
  const there = await topicEnds(admin, topic);
  const seen = new Map<number, number>();
  return records.filter(({ partition }) => {
    const index = seen.get(partition) ?? 0;
    seen.set(partition, index + 1);
    return index >= (there.get(partition) ?? 0);
  });
}

/** Keys go to the partitions to which Java producers would send them; what has no key goes round. */
function placed({ topic, partitions }: TopicSeed, records: readonly SeedRecord[]): readonly PlacedRecord[] {
  const partitionMetadata = Array.from({ length: partitions }, (_, partitionId) => ({
    partitionId,
    leader: 1,
    partitionErrorCode: 0,
    replicas: [1],
    isr: [1],
  }));
  const choose = kafkajs.Partitioners.DefaultPartitioner();
  return records.map((record, index) => {
    const key = keyText(record.key);
    if (key === undefined) return { ...record, partition: index % partitions };
    return { ...record, partition: choose({ topic, partitionMetadata, message: { key, value: null } }) };
  });
}

/** Something that stands for the key before schema ids are known; for text it is the key itself. */
function keyText(key: Payload | null): string | undefined {
  if (key === null) return undefined;
  return key.as === 'text' ? key.text : JSON.stringify(key);
}

function message(record: PlacedRecord, encode: (payload: Payload) => Buffer): Message {
  return {
    partition: record.partition,
    timestamp: String(record.timestamp),
    key: record.key === null ? null : encode(record.key),
    value: record.value === null ? null : encode(record.value),
    ...(record.headers === undefined ? {} : { headers: { ...record.headers } }),
  };
}
