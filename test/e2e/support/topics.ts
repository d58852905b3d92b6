import { Kafka, logLevel, type Admin } from 'kafkajs';
import type { SandboxAddresses } from '../../../sandbox/state/running.js';

/** Creates an empty topic of one partition. */
export async function createTopic(bootstrap: string, topic: string): Promise<void> {
  await withAdmin(bootstrap, (admin) => admin.createTopics({ topics: [{ topic }], waitForLeaders: true }));
}

/**
 * Creates an empty topic whose values have the latest schema of another topic's: events of a test go there, as other tests
 * count those of the sample data.
 */
export async function createTopicLike(sandbox: SandboxAddresses, topic: string, model: string): Promise<void> {
  await createTopic(sandbox.bootstrap, topic);
  const subjects = `${sandbox.registryUrl}/subjects`;
  const latest = await fetch(`${subjects}/${model}-value/versions/latest`);
  const { schema, schemaType, references } = (await latest.json()) as Readonly<Record<string, unknown>>;
  const answer = await fetch(`${subjects}/${topic}-value/versions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ schema, schemaType, references }),
  });
  if (!answer.ok) throw new Error(`${topic}-value was not registered: ${answer.status} ${await answer.text()}`);
}

/** How many events a topic of one partition has. */
export async function eventsOn(bootstrap: string, topic: string): Promise<number> {
  const [offsets] = await withAdmin(bootstrap, (admin) => admin.fetchTopicOffsets(topic));
  return Number(offsets?.high);
}

async function withAdmin<T>(bootstrap: string, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = new Kafka({ brokers: [bootstrap], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}
