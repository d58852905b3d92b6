import * as vscode from 'vscode';
import { versionUri } from '../../common/protocol/versionUri.js';
import type { CommandContribution } from './command.js';
import { pickSubjectVersion } from './pick.js';
import type { SubjectTarget } from './pick.js';
import { targetOf } from './target.js';

export const openVersion: CommandContribution = {
  id: 'eventStreams.openVersion',
  doing: 'open the version',
  async run(services, argument) {
    const target = targetOf(services.connections, argument);
    const { subject, version } = await pickSubjectVersion(services, target, 'Which version');
    await vscode.window.showTextDocument(await uriOf(subject, version), { preview: true });
  },
};

/** The address of the read-only document of a version. */
export async function uriOf({ connection, registry, subject }: SubjectTarget, version: number): Promise<vscode.Uri> {
  const { format } = await registry.version(subject, version);
  return vscode.Uri.parse(versionUri({ connection: connection.profile.name, subject, version }, format), true);
}
