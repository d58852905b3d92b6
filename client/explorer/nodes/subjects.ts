import type { Connection } from '../../connections/connection.js';
import { matches, nodeId } from '../node.js';
import type { ExplorerScope, FolderNode } from '../node.js';
import { emptyNode } from './message.js';
import { registryPartOf } from './parts.js';
import { subjectNode } from './subject.js';

export function subjectsNode(connection: Connection, scope: ExplorerScope): FolderNode {
  const id = nodeId(connection.profile.name, 'subjects');
  return {
    kind: 'folder',
    folder: 'subjects',
    id,
    connection,
    look: () => ({
      label: 'Subjects',
      tooltip: [['Subjects', `of the schema registry of ${connection.profile.name}`]],
      icon: { id: 'book' },
      context: 'subjects',
      expandable: true,
      spoken: `Subjects of ${connection.profile.name}`,
    }),
    async children(signal) {
      const all = await registryPartOf(connection).subjects(signal);
      const shown = all.filter((subject) => matches(subject, scope.filter()));
      if (shown.length === 0) {
        return [emptyNode(id, all.length === 0 ? 'No schemas yet' : 'No subject matches the filter')];
      }
      return shown.map((subject) => subjectNode(connection, subject));
    },
  };
}
