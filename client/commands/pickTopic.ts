import type { Connection } from '../connections/connection.js';
import type { KafkaCluster } from '../kafka/cluster.js';
import type { Services } from '../services.js';
import { pick, pickConnection } from './pick.js';
import { targetOf } from './target.js';

export interface TopicTarget {
  readonly connection: Connection;
  readonly cluster: KafkaCluster;
  readonly topic: string;
}

/** The topic of a tree node or link, else the one that the user picks. */
export async function pickTopic(services: Services, argument: unknown): Promise<TopicTarget> {
  const target = targetOf(services.connections, argument);
  const connection = await pickConnection(services, target, 'kafka');
  const cluster = connection.cluster();
  if (cluster === undefined) throw new Error(`The connection "${connection.profile.name}" names no Kafka cluster.`);
  if (target.topic !== undefined) return { connection, cluster, topic: target.topic };
  const items = cluster
    .topics()
    .then((topics) => topics.filter(({ internal }) => !internal).map(({ name }) => ({ label: name })));
  const { label } = await pick(items, 'Which topic?');
  return { connection, cluster, topic: label };
}
