import kafkajs, { type Admin, type Kafka } from 'kafkajs';
import { runProgram } from '../fetch/runProgram.js';
import { messageOf } from '../sandboxError.js';
import { waitUntil } from '../waitUntil.js';
import type { KafkaTools } from './seed.js';
import { topicEnds } from './topicEnds.js';

/** A group of the classic protocol that is behind: 80 of 100 events of each partition are read. */
const CLASSIC = { group: 'billing', topics: ['orders', 'payments'], read: 0.8 } as const;

/** A group of the new protocol (KIP-848), which only a consumer of that protocol can make. */
export const NEW_PROTOCOL = { group: 'warehouse', topic: 'inventory', events: 900 } as const;

/** Makes the two consumer groups of the story where they are not there yet. */
export async function createGroups(
  kafka: Kafka,
  admin: Admin,
  bootstrap: string,
  tools: KafkaTools | undefined,
  log: (line: string) => void,
): Promise<void> {
  if (!(await hasOffsets(admin, CLASSIC.group, CLASSIC.topics))) await joinAndCommit(kafka, admin);
  if (await hasOffsets(admin, NEW_PROTOCOL.group, [NEW_PROTOCOL.topic])) return;
  if (tools === undefined) {
    log(`The consumer group ${NEW_PROTOCOL.group} is left out: only Java's consumer can make it.`);
    return;
  }
  await consumeWithNewProtocol(bootstrap, tools);
}

/** Joins as a consumer, so that the group is one of consumers to the broker, and commits without reading. */
async function joinAndCommit(kafka: Kafka, admin: Admin): Promise<void> {
  const consumer = kafka.consumer({ groupId: CLASSIC.group, maxWaitTimeInMs: 100 });
  await consumer.connect();
  try {
    const joined = new Promise<void>((resolve) => {
      consumer.on('consumer.group_join', () => {
        resolve();
      });
    });
    await consumer.subscribe({ topics: [...CLASSIC.topics] });
    await consumer.run({ autoCommit: false, eachMessage: () => Promise.resolve() });
    await joined;
    for (const topic of CLASSIC.topics) {
      const ends = await topicEnds(admin, topic);
      const committed = [...ends].map(([partition, end]) => ({
        topic,
        partition,
        offset: String(Math.floor(end * CLASSIC.read)),
      }));
      await consumer.commitOffsets(committed);
    }
  } finally {
    await consumer.disconnect();
  }
}

async function hasOffsets(admin: Admin, groupId: string, topics: readonly string[]): Promise<boolean> {
  const found = await waitUntil('the start of the group coordinator', async () =>
    admin.fetchOffsets({ groupId, topics: [...topics] }).catch((error: unknown) => {
      // A broker that has only just started makes or reads the offsets first; the client does not wait for that by itself.
      if (error instanceof kafkajs.KafkaJSProtocolError && error.retriable) return undefined;
      throw error;
    }),
  );
  return found.some(({ partitions }) => partitions.some(({ offset }) => Number(offset) >= 0));
}

/** The console consumer commits exactly what it has printed when it ends. */
async function consumeWithNewProtocol(bootstrap: string, { java, jars }: KafkaTools): Promise<void> {
  const { group, topic, events } = NEW_PROTOCOL;
  const flags = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx64m', '-cp', `${jars}/*`];
  const { code, stderr } = await runProgram(java, [
    ...flags,
    'org.apache.kafka.tools.consumer.ConsoleConsumer',
    ...['--bootstrap-server', bootstrap],
    ...['--topic', topic],
    ...['--group', group],
    ...['--command-property', 'group.protocol=consumer'],
    ...['--command-property', 'auto.offset.reset=earliest'],
    ...['--max-messages', String(events)],
    ...['--timeout-ms', '20000'],
  ]).catch((error: unknown) => ({ code: null, stderr: messageOf(error) }));
  if (code !== 0) throw new Error(`The consumer group ${group} cannot be made:\n${stderr.slice(-2_000)}`);
}
