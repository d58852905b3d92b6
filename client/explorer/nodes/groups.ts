import type { Connection } from '../../connections/connection.js';
import { matches, nodeId } from '../node.js';
import type { ExplorerScope, FolderNode } from '../node.js';
import { groupNode } from './group.js';
import { emptyNode } from './message.js';
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
      const shown = all.filter((group) => matches(group.id, scope.filter()));
      if (shown.length === 0) {
        return [emptyNode(id, all.length === 0 ? 'No consumer groups yet' : 'No consumer group matches the filter')];
      }
      return [...shown].sort((a, b) => (a.id < b.id ? -1 : 1)).map((group) => groupNode(connection, group));
    },
  };
}
