import type { RegisteredSchema, SubjectConfig } from '../../../common/registry/types.js';
import type { FormatId } from '../../../engine/options.js';
import type { Connection } from '../../connections/connection.js';
import { nodeId } from '../node.js';
import type { SubjectNode } from '../node.js';
import { emptyNode } from './message.js';
import { registryPartOf } from './parts.js';
import { versionNode } from './version.js';

export function subjectNode(connection: Connection, subject: string): SubjectNode {
  const id = nodeId(connection.profile.name, 'subjects', subject);
  let known: { readonly latest: RegisteredSchema; readonly config: SubjectConfig } | undefined;
  return {
    kind: 'subject',
    id,
    connection,
    subject,
    look: () => {
      const notes =
        known === undefined ? [] : [`v${known.latest.version}`, known.config.level, formatName(known.latest.format)];
      return {
        label: subject,
        ...(notes.length === 0 ? {} : { description: notes.join(' · ') }),
        tooltip: [
          ['Subject', subject],
          ...(known === undefined
            ? []
            : [
                ['Format', formatName(known.latest.format)] as const,
                ['Compatibility level', known.config.level] as const,
                ['Latest version', `${known.latest.version}, schema id ${known.latest.id}`] as const,
              ]),
        ],
        icon: { id: 'symbol-interface' },
        context: `subject${connection.profile.readOnly ? '.readOnly' : ''}`,
        expandable: true,
        spoken: ['Subject', subject, ...notes].join(', '),
      };
    },
    async children(signal) {
      const numbers = await registryPartOf(connection).versions(subject, signal);
      const newest = numbers.at(-1);
      if (newest === undefined) return [emptyNode(id, 'The subject has no versions')];
      return [...numbers].reverse().map((version) => versionNode(connection, subject, version, version === newest));
    },
    async details(signal) {
      const registry = registryPartOf(connection);
      const [latest, config] = await Promise.all([
        registry.version(subject, 'latest', signal),
        registry.config(subject, signal),
      ]);
      known = { latest, config };
    },
  };
}

export function formatName(format: FormatId): string {
  switch (format) {
    case 'AVRO':
      return 'Avro';
    case 'PROTOBUF':
      return 'Protobuf';
    case 'JSON':
      return 'JSON Schema';
  }
}
