import type { Connection } from '../../connections/connection.js';
import { nodeId } from '../node.js';
import type { ExplorerScope, FolderNode } from '../node.js';
import { groupNode } from './group.js';
import { namedList } from './namedList.js';
import { kafkaOf } from './parts.js';

export function groupsNode(connection: Connection, scope: ExplorerScope): FolderNode {
  const id = nodeId(connection.profile.name, 'groups');
  return {
    kind: 'folder',
    folder: 'groups',
    id,
    connection,
    look: () => ({
      label: 'Consumer Groups',
      tooltip: [['Consumer groups', `of ${connection.profile.name}`]],
      icon: { id: 'organization' },
      context: 'groups',
      expandable: true,
      spoken: `Consumer groups of ${connection.profile.name}`,
    }),
    async children(signal) {
      const all = await kafkaOf(connection).groups(signal);
      return namedList(
        id,
        [...all].sort((a, b) => (a.id < b.id ? -1 : 1)),
        scope,
        { one: 'consumer group', none: 'No consumer groups yet' },
        {
          nameOf: (group) => group.id,
          nodeOf: (group) => groupNode(connection, group),
        },
      );
    },
  };
}
