import type { Connection } from '../../connections/connection.js';
import type { BrokerSummary } from '../../kafka/cluster.js';
import { nodeId } from '../node.js';
import type { BrokerNode, FolderNode } from '../node.js';
import { emptyNode } from './message.js';
import { kafkaOf } from './parts.js';

export function brokersNode(connection: Connection): FolderNode {
  const id = nodeId(connection.profile.name, 'brokers');
  return {
    kind: 'folder',
    folder: 'brokers',
    id,
    connection,
    look: () => ({
      label: 'Brokers',
      tooltip: [['Brokers', `of ${connection.profile.name}`]],
      icon: { id: 'server-environment' },
      context: 'brokers',
      expandable: true,
      spoken: `Brokers of ${connection.profile.name}`,
    }),
    async children(signal) {
      const brokers = await kafkaOf(connection).brokers(signal);
      if (brokers.length === 0) return [emptyNode(id, 'No broker answered')];
      return [...brokers].sort((a, b) => a.id - b.id).map((broker) => brokerNode(id, broker));
    },
  };
}

function brokerNode(parentId: string, broker: BrokerSummary): BrokerNode {
  const address = `${broker.host}:${broker.port}`;
  return {
    kind: 'broker',
    id: nodeId(parentId, broker.id),
    broker,
    look: () => ({
      label: `Broker ${broker.id}`,
      description: broker.controller ? `${address} · controller` : address,
      tooltip: [
        ['Broker', String(broker.id)],
        ['Address', address],
        ...(broker.controller ? [['Role', 'leads the cluster (controller)'] as const] : []),
      ],
      icon: { id: broker.controller ? 'star-full' : 'server' },
      context: 'broker',
      expandable: false,
      spoken: `Broker ${broker.id} at ${address}${broker.controller ? ', controller' : ''}`,
    }),
  };
}
