import * as vscode from 'vscode';
import type { SchemaRegistry } from '../../common/registry/types.js';
import type { Connection, ConnectionPart } from '../connections/connection.js';
import { Declined } from '../errors.js';
import type { Services } from '../services.js';
import type { Target } from './target.js';

// Questions for what a command was not told. Each rejects with `Declined` where the user closes the question.

export async function pickConnection(services: Services, target: Target, part?: ConnectionPart): Promise<Connection> {
  if (target.connection !== undefined) return target.connection;
  const usable = services.connections.all().filter(({ profile }) => part === undefined || profile[part] !== undefined);
  const [only] = usable;
  if (only === undefined) throw new Error(missingConnection(part));
  if (usable.length === 1) return only;
  const items = usable.map((connection) => ({ label: connection.profile.name, connection }));
  return (await pick(items, 'Which connection?')).connection;
}

export interface SubjectTarget {
  readonly connection: Connection;
  readonly registry: SchemaRegistry;
  readonly subject: string;
}

export async function pickSubject(services: Services, target: Target): Promise<SubjectTarget> {
  const connection = await pickConnection(services, target, 'registry');
  const registry = connection.registry();
  if (registry === undefined) throw new Error(missingConnection('registry'));
  if (target.subject !== undefined) return { connection, registry, subject: target.subject };
  const items = registry.subjects().then((subjects) => subjects.map((label) => ({ label })));
  const { label } = await pick(items, 'Which subject?');
  return { connection, registry, subject: label };
}

export async function pickVersion(
  { registry, subject }: SubjectTarget,
  title: string,
  without?: number,
): Promise<number> {
  const items = registry.versions(subject).then((versions) =>
    [...versions]
      .reverse()
      .filter((version) => version !== without)
      .map((version, index) => ({
        label: `Version ${version}`,
        version,
        ...(index === 0 ? { description: without === undefined ? 'latest' : '' } : {}),
      })),
  );
  return (await pick(items, title)).version;
}

/** A version of a subject; `question` begins the title of what is asked, e.g. "Which version". */
export async function pickSubjectVersion(
  services: Services,
  target: Target,
  question: string,
): Promise<{ readonly subject: SubjectTarget; readonly version: number }> {
  const subject = await pickSubject(services, target);
  const version = target.version ?? (await pickVersion(subject, `${question} of ${subject.subject}?`));
  return { subject, version };
}

/** One of several, found by typing. */
export async function pick<T extends vscode.QuickPickItem>(
  items: readonly T[] | PromiseLike<readonly T[]>,
  title: string,
): Promise<T> {
  const chosen = await vscode.window.showQuickPick(Promise.resolve(items), { title, matchOnDescription: true });
  if (chosen === undefined) throw new Declined('The question was closed.');
  return chosen;
}

export async function ask(options: vscode.InputBoxOptions): Promise<string> {
  const answer = await vscode.window.showInputBox({ ignoreFocusOut: true, ...options });
  if (answer === undefined) throw new Declined('The question was closed.');
  return answer.trim();
}

function missingConnection(part: ConnectionPart | undefined): string {
  if (!vscode.workspace.isTrusted) return 'Trust this workspace first: until then no connection is opened.';
  const what = part === undefined ? '' : part === 'kafka' ? ' with a Kafka cluster' : ' with a schema registry';
  return `There is no connection${what} yet. Add one with "Event Streams: Add Connection".`;
}
