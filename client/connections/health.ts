import { reasonOf } from '../errors.js';
import type { Connection, ConnectionPart } from './connection.js';

export interface PartHealth {
  readonly part: ConnectionPart;
  readonly ok: boolean;
  /** One sentence: what was found, or why it did not work. */
  readonly words: string;
}

/** Asks each part of a connection a small question, side by side. Never rejects. */
export async function healthOf(connection: Connection): Promise<readonly PartHealth[]> {
  await connection.refresh();
  const checks: Promise<PartHealth>[] = [];
  const cluster = connection.cluster();
  if (cluster !== undefined) {
    checks.push(
      healthy('kafka', async () => {
        const [brokers, topics] = [await cluster.brokers(), await cluster.topics()];
        return `Kafka answers: ${plural(brokers.length, 'broker')}, ${plural(topics.length, 'topic')}.`;
      }),
    );
  }
  const registry = connection.registry();
  if (registry !== undefined) {
    checks.push(
      healthy(
        'registry',
        async () => `The registry answers: ${plural((await registry.subjects()).length, 'subject')}.`,
      ),
    );
  }
  return Promise.all(checks);
}

async function healthy(part: ConnectionPart, question: () => Promise<string>): Promise<PartHealth> {
  try {
    return { part, ok: true, words: await question() };
  } catch (error) {
    const name = part === 'kafka' ? 'Kafka' : 'Registry';
    return { part, ok: false, words: `${name}: ${reasonOf(error)}` };
  }
}

function plural(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}
