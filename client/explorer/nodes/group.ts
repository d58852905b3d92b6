import type { Connection } from '../../connections/connection.js';
import type { GroupOffset, GroupSummary } from '../../kafka/cluster.js';
import { counted, grouped, nodeId } from '../node.js';
import type { GroupNode, GroupOffsetNode } from '../node.js';
import { emptyNode } from './message.js';
import { kafkaOf } from './parts.js';

export function groupNode(connection: Connection, group: GroupSummary): GroupNode {
  const id = nodeId(connection.profile.name, 'groups', group.id);
  let lag: bigint | undefined;
  const offsets = async (signal: AbortSignal): Promise<readonly GroupOffset[]> => {
    const found = await kafkaOf(connection).groupOffsets(group.id, signal);
    lag = found.reduce((sum, offset) => sum + offset.lag, 0n);
    return found;
  };
  return {
    kind: 'group',
    id,
    connection,
    group,
    look: () => {
      const notes = [...(lag === undefined ? [] : [lagInWords(lag)]), group.state, group.type];
      return {
        label: group.id,
        description: notes.join(' · '),
        tooltip: [
          ['Consumer group', group.id],
          ['State', group.state],
          ['Type', group.type],
          ...(lag === undefined ? [] : [['Behind by', counted(lag, 'record')] as const]),
        ],
        icon: iconOf(group.state),
        context: 'group',
        expandable: true,
        spoken: ['Consumer group', group.id, ...notes].join(', '),
      };
    },
    async children(signal) {
      const found = await offsets(signal);
      if (found.length === 0) return [emptyNode(id, 'The group has committed no offsets')];
      return [...found]
        .sort((a, b) => (a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1))
        .map((offset) => groupOffsetNode(id, offset));
    },
    async details(signal) {
      await offsets(signal);
    },
  };
}

function groupOffsetNode(parentId: string, offset: GroupOffset): GroupOffsetNode {
  return {
    kind: 'groupOffset',
    id: nodeId(parentId, offset.topic, offset.partition),
    offset,
    look: () => ({
      label: `${offset.topic} [${offset.partition}]`,
      description: `${lagInWords(offset.lag)} · at ${grouped(offset.committed)} of ${grouped(offset.latest)}`,
      tooltip: [
        ['Topic', offset.topic],
        ['Partition', String(offset.partition)],
        ['Reads next', grouped(offset.committed)],
        ['Next record gets', grouped(offset.latest)],
        ['Behind by', counted(offset.lag, 'record')],
      ],
      icon: offset.lag === 0n ? { id: 'check', color: 'charts.green' } : { id: 'history', color: 'charts.yellow' },
      context: 'groupOffset',
      expandable: false,
      spoken: `${offset.topic} partition ${offset.partition}, ${lagInWords(offset.lag)}`,
    }),
  };
}

function lagInWords(lag: bigint): string {
  return lag === 0n ? 'no lag' : `lag ${grouped(lag)}`;
}

function iconOf(state: string): { readonly id: string; readonly color?: string } {
  switch (state.toLowerCase()) {
    case 'stable':
      return { id: 'person', color: 'charts.green' };
    case 'empty':
    case 'dead':
      return { id: 'person', color: 'disabledForeground' };
    default:
      return { id: 'person', color: 'charts.yellow' };
  }
}
