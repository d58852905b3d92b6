import * as vscode from 'vscode';
import type { CommandContribution } from './command.js';
import { uriOf } from './openVersion.js';
import { pickSubjectVersion, pickVersion } from './pick.js';
import type { SubjectTarget } from './pick.js';
import { targetOf } from './target.js';

const QUESTION = 'Compare which version';

/** Two versions side by side, chosen by the user as far as the argument does not say. */
export const compareVersions: CommandContribution = {
  id: 'eventStreams.compareVersions',
  doing: 'compare the versions',
  async run(services, argument) {
    const target = targetOf(services.connections, argument);
    const { subject, version: first } = await pickSubjectVersion(services, target, QUESTION);
    const second = await pickVersion(subject, `Compare version ${first} with which one?`, first);
    await showDifference(subject, Math.min(first, second), Math.max(first, second));
  },
};

export const compareWithLatest: CommandContribution = {
  id: 'eventStreams.compareWithLatest',
  doing: 'compare with the latest version',
  async run(services, argument) {
    const target = targetOf(services.connections, argument);
    const { subject, version } = await pickSubjectVersion(services, target, QUESTION);
    const { version: latest } = await subject.registry.version(subject.subject, 'latest');
    if (version === latest) throw new Error(`Version ${version} of ${subject.subject} is the latest one.`);
    await showDifference(subject, version, latest);
  },
};

async function showDifference(target: SubjectTarget, older: number, newer: number): Promise<void> {
  const [left, right] = await Promise.all([uriOf(target, older), uriOf(target, newer)]);
  await vscode.commands.executeCommand('vscode.diff', left, right, `${target.subject}: version ${older} ↔ ${newer}`);
}
