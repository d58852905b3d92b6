import { applyEdits, modify, parse } from 'jsonc-parser';
import { SUBJECTS, type SubjectSeed } from '../seed/subjects.js';
import type { SandboxAddresses } from '../state/running.js';
import { fileOf } from './layout.js';

const CONNECTION = 'sandbox';

/** `.vscode/settings.json` of the sample workspace; without addresses, everything is compared with git alone. */
export function workspaceSettings(addresses: SandboxAddresses | undefined): string {
  const settings = {
    ...(addresses === undefined ? {} : { 'eventStreams.connections': connections(addresses) }),
    'eventStreams.schemas': SUBJECTS.map((seed) => mapping(seed, addresses !== undefined)),
  };
  return `${JSON.stringify(settings, undefined, 2)}\n`;
}

/** The same text with the servers' present addresses; what else the user has written stays as it is. */
export function withAddresses(text: string, addresses: SandboxAddresses): string {
  const path = ['eventStreams.connections'];
  const present: unknown = (parse(text) as Readonly<Record<string, unknown>> | undefined)?.['eventStreams.connections'];
  const others = Array.isArray(present)
    ? present.filter((connection: unknown) => nameOf(connection) !== CONNECTION)
    : [];
  const value = [...connections(addresses), ...(others as readonly unknown[])];
  if (JSON.stringify(value) === JSON.stringify(present)) return text;
  return applyEdits(text, modify(text, path, value, { formattingOptions: { tabSize: 2, insertSpaces: true } }));
}

function connections({ bootstrap, registryUrl }: SandboxAddresses): readonly object[] {
  return [{ name: CONNECTION, kafka: { bootstrapServers: [bootstrap] }, registry: { url: registryUrl } }];
}

function mapping(seed: SubjectSeed, withRegistry: boolean): object {
  const latest = seed.versions.at(-1);
  const references = (latest?.references ?? []).map(({ name, subject }) => ({ name, file: fileOf(subject) }));
  return {
    files: fileOf(seed.subject),
    subject: seed.subject,
    ...(withRegistry
      ? { connection: CONNECTION, baseline: 'registry' }
      : // The registry would say the level.
        { baseline: 'git:main', level: seed.level }),
    ...(references.length === 0 ? {} : { references }),
  };
}

function nameOf(connection: unknown): unknown {
  return typeof connection === 'object' && connection !== null && 'name' in connection ? connection.name : undefined;
}
