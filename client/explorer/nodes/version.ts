import type { RegisteredSchema } from '../../../common/registry/types.js';
import type { Connection } from '../../connections/connection.js';
import { counted, nodeId } from '../node.js';
import type { VersionNode } from '../node.js';
import { registryPartOf } from './parts.js';

export function versionNode(connection: Connection, subject: string, version: number, latest: boolean): VersionNode {
  let known: RegisteredSchema | undefined;
  return {
    kind: 'version',
    id: nodeId(connection.profile.name, 'subjects', subject, version),
    connection,
    subject,
    version,
    look: () => {
      const notes = [
        ...(latest ? ['latest'] : []),
        ...(known === undefined ? [] : [`id ${known.id}`]),
        ...(known === undefined || known.references.length === 0
          ? []
          : [counted(known.references.length, 'reference')]),
      ];
      return {
        label: `Version ${version}`,
        ...(notes.length === 0 ? {} : { description: notes.join(' · ') }),
        tooltip: [
          ['Version', `${version} of ${subject}`],
          ...(known === undefined ? [] : [['Schema id', String(known.id)] as const]),
          ...(known?.references ?? []).map(
            (reference) =>
              ['Refers to', `${reference.name} (${reference.subject}, version ${reference.version})`] as const,
          ),
        ],
        icon: latest ? { id: 'git-commit', color: 'charts.green' } : { id: 'git-commit' },
        context: `version${latest ? '.latest' : ''}`,
        expandable: false,
        command: { id: 'eventStreams.openVersion', title: 'Open' },
        spoken: [`Version ${version} of ${subject}`, ...notes].join(', '),
      };
    },
    details: async (signal) => {
      known = await registryPartOf(connection).version(subject, version, signal);
    },
  };
}
