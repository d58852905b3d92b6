import type { SchemaRegistry } from '../../../common/registry/types.js';
import type { Connection } from '../../connections/connection.js';
import type { KafkaCluster } from '../../kafka/cluster.js';

export function kafkaOf(connection: Connection): KafkaCluster {
  const cluster = connection.cluster();
  if (cluster === undefined) throw new Error(`The connection "${connection.profile.name}" names no Kafka cluster.`);
  return cluster;
}

export function registryPartOf(connection: Connection): SchemaRegistry {
  const registry = connection.registry();
  if (registry === undefined) throw new Error(`The connection "${connection.profile.name}" names no schema registry.`);
  return registry;
}
