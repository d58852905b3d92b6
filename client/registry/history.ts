import type {
  HistoryVersion,
  SubjectHistoryParams,
  SubjectHistoryResult,
  SubjectVersionParams,
  SubjectVersionResult,
} from '../../common/protocol/requests.js';
import { RegistryError } from '../../common/registry/types.js';
import type { RegisteredSchema, SchemaRegistry } from '../../common/registry/types.js';
import { reasonOf } from '../errors.js';
import { readableText } from './readableText.js';

/** Answers the language server's questions about subjects, from the last known answers where the registry is away. */
export interface SubjectHistories {
  history(params: SubjectHistoryParams, signal: AbortSignal): Promise<SubjectHistoryResult>;
  version(params: SubjectVersionParams, signal: AbortSignal): Promise<SubjectVersionResult>;
}

export interface HistoryPorts {
  /** The registry of the named connection, or of the only one that has one. */
  registryOf(connection: string | undefined): RegistryOfConnection;
  readonly lastKnown: LastKnown;
  now(): Date;
}

export type RegistryOfConnection =
  { readonly connection: string; readonly registry: SchemaRegistry } | { readonly unavailable: string };

export type FoundHistory = Extract<SubjectHistoryResult, { state: 'found' }>;

/** What the registry said last, for when it is away. */
export interface LastKnown {
  get(key: string): { readonly at: string; readonly found: FoundHistory } | undefined;
  set(key: string, at: string, found: FoundHistory): void;
}

const AT_ONCE = 6;

export function subjectHistories(ports: HistoryPorts): SubjectHistories {
  return {
    async history(params, signal) {
      const source = ports.registryOf(params.connection);
      if ('unavailable' in source) return { state: 'unavailable', reason: source.unavailable };
      const key = JSON.stringify([source.connection, params.subject, params.versions ?? 'all']);
      try {
        const found = await fetchHistory(source.registry, params, signal);
        if (found.state === 'found') ports.lastKnown.set(key, ports.now().toISOString(), found);
        return found;
      } catch (error) {
        const reason = reasonOf(error);
        const last = ports.lastKnown.get(key);
        return last === undefined ? { state: 'unavailable', reason } : { ...last.found, staleSince: last.at, reason };
      }
    },
    async version(params, signal) {
      const source = ports.registryOf(params.connection);
      if ('unavailable' in source) return { state: 'unavailable', reason: source.unavailable };
      try {
        const schema = await source.registry.version(params.subject, params.version ?? 'latest', signal);
        return { state: 'found', version: await withReferences(source.registry, schema, signal) };
      } catch (error) {
        return isNotFound(error) ? { state: 'not-found' } : { state: 'unavailable', reason: reasonOf(error) };
      }
    },
  };
}

async function fetchHistory(
  registry: SchemaRegistry,
  params: SubjectHistoryParams,
  signal: AbortSignal,
): Promise<SubjectHistoryResult> {
  const numbers = await registry.versions(params.subject, signal).catch((error: unknown) => {
    if (isNotFound(error)) return [];
    throw error;
  });
  if (numbers.length === 0) return { state: 'no-subject' };
  const { versions: asked } = params;
  const wanted = asked === undefined ? numbers : numbers.filter((number) => asked.includes(number));
  const config = await registry.config(params.subject, signal);
  const versions: HistoryVersion[] = [];
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    const part = wanted.slice(start, start + AT_ONCE).map(async (number) => {
      return withReferences(registry, await registry.version(params.subject, number, signal), signal);
    });
    versions.push(...(await Promise.all(part)));
  }
  return { state: 'found', ...config, versions };
}

async function withReferences(
  registry: SchemaRegistry,
  schema: RegisteredSchema,
  signal: AbortSignal,
): Promise<HistoryVersion> {
  return {
    version: schema.version,
    id: schema.id,
    format: schema.format,
    text: readableText(schema),
    references: await registry.resolveReferences(schema.references, signal),
    ...(schema.metadata === undefined ? {} : { metadata: schema.metadata }),
  };
}

function isNotFound(error: unknown): boolean {
  return error instanceof RegistryError && error.failure === 'not-found';
}
