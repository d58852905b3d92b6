import type { SchemaRegistry } from '../../common/registry/types.js';
import type { KafkaCluster } from '../kafka/cluster.js';

type Run = <T>(request: () => Promise<T>) => Promise<T>;

/** The registry with each of its requests run by `run`. */
export function observedRegistry(registry: SchemaRegistry, run: Run): SchemaRegistry {
  return {
    subjects: (...args) => run(() => registry.subjects(...args)),
    versions: (...args) => run(() => registry.versions(...args)),
    version: (...args) => run(() => registry.version(...args)),
    schemaById: (...args) => run(() => registry.schemaById(...args)),
    usesOf: (...args) => run(() => registry.usesOf(...args)),
    config: (...args) => run(() => registry.config(...args)),
    setLevel: (...args) => run(() => registry.setLevel(...args)),
    register: (...args) => run(() => registry.register(...args)),
    resolveReferences: (...args) => run(() => registry.resolveReferences(...args)),
    refresh: () => registry.refresh(),
  };
}

/** The cluster that `open` gives, opened at the first request, with each request run by `run`. */
export function observedCluster(open: () => Promise<KafkaCluster>, close: () => Promise<void>, run: Run): KafkaCluster {
  const request = <T>(ask: (cluster: KafkaCluster) => Promise<T>): Promise<T> => run(async () => ask(await open()));
  return {
    topics: (...args) => request((cluster) => cluster.topics(...args)),
    partitions: (...args) => request((cluster) => cluster.partitions(...args)),
    topicConfigs: (...args) => request((cluster) => cluster.topicConfigs(...args)),
    brokers: (...args) => request((cluster) => cluster.brokers(...args)),
    groups: (...args) => request((cluster) => cluster.groups(...args)),
    groupOffsets: (...args) => request((cluster) => cluster.groupOffsets(...args)),
    produce: (...args) => request((cluster) => cluster.produce(...args)),
    close,
  };
}
