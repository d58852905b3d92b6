import type { Connection } from '../../connections/connection.js';
import type { TopicSummary } from '../../kafka/cluster.js';
import { counted, nodeId } from '../node.js';
import type { TopicNode } from '../node.js';
import { configsNode } from './configs.js';
import { kafkaOf } from './parts.js';
import { partitionNode } from './partition.js';

export function topicNode(connection: Connection, topic: TopicSummary): TopicNode {
  const partitions = counted(topic.partitionCount, 'partition');
  return {
    kind: 'topic',
    id: nodeId(connection.profile.name, 'topics', topic.name),
    connection,
    topic,
    look: () => ({
      label: topic.name,
      description: topic.replicationFactor > 1 ? `${partitions} × ${topic.replicationFactor}` : partitions,
      tooltip: [
        ['Topic', topic.name],
        ['Partitions', String(topic.partitionCount)],
        ['Replicas of each', String(topic.replicationFactor)],
        ...(topic.internal ? [['Internal', 'Kafka keeps its own data here'] as const] : []),
      ],
      icon: topic.internal ? { id: 'gear', color: 'disabledForeground' } : { id: 'database' },
      context: `topic${topic.internal ? '.internal' : ''}${connection.profile.readOnly ? '.readOnly' : ''}`,
      expandable: true,
      spoken: `${topic.internal ? 'Internal topic' : 'Topic'} ${topic.name}, ${partitions}`,
    }),
    async children(signal) {
      const all = await kafkaOf(connection).partitions(topic.name, signal);
      return [
        configsNode(connection, topic.name),
        ...[...all]
          .sort((a, b) => a.partition - b.partition)
          .map((partition) => partitionNode(connection, topic.name, partition)),
      ];
    },
  };
}
