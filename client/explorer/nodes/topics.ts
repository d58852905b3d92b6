import type { Connection } from '../../connections/connection.js';
import { nodeId } from '../node.js';
import type { ExplorerScope, FolderNode } from '../node.js';
import { namedList } from './namedList.js';
import { kafkaOf } from './parts.js';
import { topicNode } from './topic.js';

export function topicsNode(connection: Connection, scope: ExplorerScope): FolderNode {
  const id = nodeId(connection.profile.name, 'topics');
  return {
    kind: 'folder',
    folder: 'topics',
    id,
    connection,
    look: () => ({
      label: 'Topics',
      tooltip: [['Topics', `of ${connection.profile.name}`]],
      icon: { id: 'list-tree' },
      context: 'topics',
      expandable: true,
      spoken: `Topics of ${connection.profile.name}`,
    }),
    async children(signal) {
      const all = await kafkaOf(connection).topics(signal);
      // Kafka's own topics are rarely what somebody looks for.
      const sorted = [...all].sort((a, b) => Number(a.internal) - Number(b.internal) || compareNames(a.name, b.name));
      return namedList(
        id,
        sorted,
        scope,
        { one: 'topic', none: 'No topics yet' },
        {
          nameOf: ({ name }) => name,
          nodeOf: (topic) => topicNode(connection, topic),
        },
      );
    },
  };
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
