import type { Connection } from '../../connections/connection.js';
import { nodeId } from '../node.js';
import type { ExplorerScope, FolderNode } from '../node.js';
import { namedList } from './namedList.js';
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
      return namedList(
        id,
        all,
        scope,
        { one: 'subject', none: 'No schemas yet' },
        {
          nameOf: (subject) => subject,
          nodeOf: (subject) => subjectNode(connection, subject),
        },
      );
    },
  };
}
