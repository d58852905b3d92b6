import * as vscode from 'vscode';
import { Declined } from '../errors.js';
import { checkCandidate } from '../schemas/checkCandidate.js';
import type { CandidateCheck } from '../schemas/checkCandidate.js';
import { registryReferences } from '../schemas/references.js';
import type { Services } from '../services.js';
import type { CommandContribution } from './command.js';
import { subjectOfFile } from './compareFile.js';
import { mayWrite } from './guard.js';
import { mapFile } from './mapFile.js';
import { schemaFileOf } from './schemaFile.js';
import type { SchemaFile } from './schemaFile.js';
import { uriOf } from './openVersion.js';
import type { SubjectTarget } from './pick.js';

/** Registers the schema file in front as the next version of its subject, after a check. */
export const registerSchema: CommandContribution = {
  id: 'eventStreams.registerSchema',
  doing: 'register the schema',
  async run(services, argument) {
    let file = await schemaFileOf(services, argument);
    if (file.subject === undefined) {
      await mapFile.run(services, argument);
      file = await schemaFileOf(services, argument);
    }
    const { subject, relativePath, document } = file;
    if (subject === undefined) throw new Error(`"${relativePath}" is mapped to no subject.`);
    if (relativePath.endsWith('.avdl')) {
      throw new Error('A registry holds Avro schemas as JSON, not as IDL. Register the .avsc file.');
    }
    const target = await subjectOfFile(services, file, subject);
    await mayWrite(target.connection, `register a new version of ${subject}`);
    const references = await registryReferences(file.mapping?.references ?? [], services.settings(), target.registry);
    const check = await withProgress(`Checking ${relativePath}`, async () =>
      checkCandidate(
        {
          format: file.format,
          text: document.getText(),
          references: await target.registry.resolveReferences(references),
        },
        await services.histories.history({ connection: target.connection.profile.name, subject }, neverAborted()),
        services.settings().registryProfile,
      ),
    );
    await confirm(check, target, file);
    const before = check.kind === 'first' ? [] : await target.registry.versions(subject);
    const { id } = await withProgress(`Registering ${subject}`, () =>
      target.registry.register(subject, { format: file.format, text: document.getText(), references }),
    );
    await report(services, target, before, id);
  },
};

function neverAborted(): AbortSignal {
  return new AbortController().signal;
}

/** Asks where the check says that the registry will likely refuse; rejects where it makes no sense to go on. */
async function confirm(check: CandidateCheck, { subject, connection }: SubjectTarget, file: SchemaFile): Promise<void> {
  const place = `${subject} at ${connection.profile.name}`;
  switch (check.kind) {
    case 'invalid': {
      const more = check.count > 1 ? ` (and ${check.count - 1} more)` : '';
      throw new Error(`The schema has an error${more}: ${check.message}`);
    }
    case 'unavailable':
      throw new Error(`It could not be checked. ${check.reason}`);
    case 'first':
      return question(`Register "${file.relativePath}" as the first version of ${place}?`, '', 'Register');
    case 'compatible':
      return question(
        `Register "${file.relativePath}" as a new version of ${place}?`,
        check.versions.length === 0
          ? `Level ${check.level}: nothing had to be compared.`
          : `${check.level}: compatible with version ${check.versions.join(', ')}.`,
        'Register',
      );
    case 'incompatible':
      return question(
        `This schema is not compatible (${check.level}). The registry will most likely refuse it.`,
        check.problems.slice(0, 5).join('\n'),
        'Try All the Same',
      );
  }
}

async function question(message: string, detail: string, button: string): Promise<void> {
  const answer = await vscode.window.showWarningMessage(message, { modal: true, detail }, button);
  if (answer !== button) throw new Declined('The question was closed.');
}

async function report(services: Services, target: SubjectTarget, before: readonly number[], id: number): Promise<void> {
  const { subject, registry, connection } = target;
  services.language.baselinesChanged(connection.profile.name);
  await services.explorer.refresh();
  const version = (await registry.versions(subject)).at(-1) ?? 1;
  services.log.info(`Registered ${subject} at ${connection.profile.name}: version ${version}, schema id ${id}.`);
  if (before.includes(version)) {
    void vscode.window.showInformationMessage(`${subject} holds this schema already (schema id ${id}).`);
    return;
  }
  const open = 'Open It';
  const answer = await vscode.window.showInformationMessage(
    `Registered as version ${version} of ${subject} (schema id ${id}).`,
    open,
  );
  if (answer === open) await vscode.window.showTextDocument(await uriOf(target, version));
}

async function withProgress<T>(title: string, work: () => Promise<T>): Promise<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, work);
}
