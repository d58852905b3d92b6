import type { Connection } from '../../connections/connection.js';
import type { PartitionSummary } from '../../kafka/cluster.js';
import { counted, grouped, nodeId } from '../node.js';
import type { NodeIcon, PartitionNode } from '../node.js';

export function partitionNode(connection: Connection, topic: string, partition: PartitionSummary): PartitionNode {
  const { earliestOffset, latestOffset, leader } = partition;
  const offsets =
    earliestOffset === latestOffset ? 'empty' : `offsets ${grouped(earliestOffset)} to ${grouped(latestOffset - 1n)}`;
  const health = healthOf(partition);
  return {
    kind: 'partition',
    id: nodeId(connection.profile.name, 'topics', topic, 'partitions', partition.partition),
    connection,
    topic,
    partition,
    look: () => ({
      label: `Partition ${partition.partition}`,
      description: [offsets, leader === null ? 'no leader' : `leader ${leader}`, ...health.notes].join(' · '),
      tooltip: [
        ['Partition', `${partition.partition} of ${topic}`],
        ['First offset', grouped(earliestOffset)],
        ['Next offset', grouped(latestOffset)],
        // Compaction and transactions leave gaps.
        ['Holds', `at most ${counted(latestOffset - earliestOffset, 'record')}`],
        ['Leader', leader === null ? 'none' : `broker ${leader}`],
        ['Replicas', partition.replicas.join(', ')],
        ['In sync', partition.inSyncReplicas.join(', ')],
      ],
      icon: health.icon,
      context: 'partition',
      expandable: false,
      spoken: [`Partition ${partition.partition}`, offsets, ...health.notes].join(', '),
    }),
  };
}

function healthOf(partition: PartitionSummary): { readonly icon: NodeIcon; readonly notes: readonly string[] } {
  if (partition.leader === null) return { icon: { id: 'error', color: 'list.errorForeground' }, notes: [] };
  const missing = partition.replicas.length - partition.inSyncReplicas.length;
  if (missing <= 0) return { icon: { id: 'layers' }, notes: [] };
  return {
    icon: { id: 'warning', color: 'list.warningForeground' },
    notes: [`${partition.inSyncReplicas.length} of ${partition.replicas.length} replicas in sync`],
  };
}
