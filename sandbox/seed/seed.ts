import kafkajs from 'kafkajs';
import type { SandboxAddresses } from '../state/running.js';
import { addCodecs } from './codecs.js';
import { payloadEncoder } from './encode/encoder.js';
import { createTopics, fillTopics } from './fill.js';
import { createGroups } from './groups.js';
import { registerSubjects } from './register.js';
import { HOUR, tellStory } from './story/story.js';

/** Where Java's own consumer is, see `Sandbox.tools`. */
export interface KafkaTools {
  readonly java: string;
  readonly jars: string;
}

export interface SeedOptions {
  readonly log?: (line: string) => void;
  /** Without them the consumer group of the new protocol is left out. */
  readonly tools?: KafkaTools;
  /** When the story of six days ends, in milliseconds since 1970; the last full hour, where it is absent. */
  readonly until?: number;
}

/**
 * Fills a broker and a registry with the story of a small shop: subjects, topics, events, consumer groups. What is there
 * already stays and is not written again. Needs Node 24 (zstd).
 */
export async function seedSandbox(addresses: SandboxAddresses, options: SeedOptions = {}): Promise<void> {
  const { log = () => undefined, until = Math.floor(Date.now() / HOUR) * HOUR } = options;
  addCodecs();
  const kafka = new kafkajs.Kafka({
    clientId: 'event-streams-sandbox',
    brokers: [addresses.bootstrap],
    logLevel: kafkajs.logLevel.NOTHING,
  });
  const admin = kafka.admin();
  await admin.connect();
  try {
    const [versions] = await Promise.all([registerSubjects(addresses.registryUrl), createTopics(admin)]);
    const written = await fillTopics(kafka, admin, tellStory(until), payloadEncoder(versions));
    if (written > 0) log(`Wrote ${written} sample events.`);
    await createGroups(kafka, admin, addresses.bootstrap, options.tools, log);
  } finally {
    await admin.disconnect();
  }
}
