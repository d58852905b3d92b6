import * as vscode from 'vscode';
import type { Services } from '../services.js';
import type { CommandContribution } from './command.js';
import { mapFile } from './mapFile.js';
import { uriOf } from './openVersion.js';
import { pickSubject } from './pick.js';
import type { SubjectTarget } from './pick.js';
import { schemaFileOf } from './schemaFile.js';
import type { SchemaFile } from './schemaFile.js';
import { targetOf } from './target.js';

/** The latest registered version on the left, the file on the right, editable. */
export const compareFileWithLatest: CommandContribution = {
  id: 'eventStreams.compareFileWithLatest',
  doing: 'compare the file with the latest version',
  async run(services, argument) {
    const file = await schemaFileOf(services, argument);
    if (file.subject === undefined) {
      await mapFile.run(services, argument);
      return;
    }
    const target = await subjectOfFile(services, file, file.subject);
    const { version } = await target.registry.version(target.subject, 'latest');
    await vscode.commands.executeCommand(
      'vscode.diff',
      await uriOf(target, version),
      file.document.uri,
      `${target.subject}: version ${version} ↔ this file`,
    );
  },
};

/** The subject of a file at the connection that its mapping names. */
export async function subjectOfFile(services: Services, file: SchemaFile, subject: string): Promise<SubjectTarget> {
  const connection = file.mapping?.connection;
  return pickSubject(services, targetOf(services.connections, { connection, subject }));
}
