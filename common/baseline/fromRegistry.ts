import type { HistoryVersion, SubjectHistoryParams, SubjectHistoryResult } from '../protocol/requests.js';
import type { SubjectVersionParams, SubjectVersionResult } from '../protocol/requests.js';
import { RegistryError } from '../registry/types.js';
import type { RegisteredSchema, SchemaRegistry } from '../registry/types.js';
import { failureReason } from './failureReason.js';
import type { RegistryPort } from './history.js';

const AT_ONCE = 8;

/** Answers the questions about a subject's history from a registry; `registryOf` picks the one of a connection. */
export function registryPort(registryOf: (connection: string | undefined) => SchemaRegistry | undefined): RegistryPort {
  return {
    subjectHistory: (params, signal) =>
      answer(registryOf(params.connection), (registry) => fetchHistory(registry, params, signal)),
    subjectVersion: (params, signal) =>
      answer(registryOf(params.connection), (registry) => fetchVersion(registry, params, signal)),
  };
}

/** The text of a version in the form in which it is to be shown. */
export type TextOf = (schema: RegisteredSchema) => string;

/** What a subject holds, with the rules for it. Rejects as the registry does, except where there is no such subject. */
export async function fetchHistory(
  registry: SchemaRegistry,
  params: SubjectHistoryParams,
  signal: AbortSignal | undefined,
  textOf: TextOf = asRegistered,
): Promise<SubjectHistoryResult> {
  const { subject, versions: asked } = params;
  const [numbers, config] = await Promise.all([
    orNothing(registry.versions(subject, signal)),
    orNothing(registry.config(subject, signal)),
  ]);
  if (numbers === undefined || numbers.length === 0 || config === undefined) return { state: 'no-subject' };
  const wanted = asked === undefined ? numbers : numbers.filter((number) => asked.includes(number));
  const versions: HistoryVersion[] = [];
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    const part = wanted.slice(start, start + AT_ONCE).map(async (number) => {
      return withReferences(registry, await registry.version(subject, number, signal), signal, textOf);
    });
    versions.push(...(await Promise.all(part)));
  }
  return { state: 'found', ...config, versions };
}

/** One version of a subject. Rejects as the registry does, except where there is no such version. */
export async function fetchVersion(
  registry: SchemaRegistry,
  { subject, version }: SubjectVersionParams,
  signal: AbortSignal | undefined,
  textOf: TextOf = asRegistered,
): Promise<SubjectVersionResult> {
  const schema = await orNothing(registry.version(subject, version ?? 'latest', signal));
  if (schema === undefined) return { state: 'not-found' };
  return { state: 'found', version: await withReferences(registry, schema, signal, textOf) };
}

async function withReferences(
  registry: SchemaRegistry,
  schema: RegisteredSchema,
  signal: AbortSignal | undefined,
  textOf: TextOf,
): Promise<HistoryVersion> {
  return {
    version: schema.version,
    id: schema.id,
    format: schema.format,
    text: textOf(schema),
    references: await registry.resolveReferences(schema.references, signal),
    ...(schema.metadata === undefined ? {} : { metadata: schema.metadata }),
  };
}

function asRegistered({ text }: RegisteredSchema): string {
  return text;
}

/** That something does not exist is an answer, too. */
async function orNothing<T>(answered: Promise<T>): Promise<T | undefined> {
  try {
    return await answered;
  } catch (error) {
    if (error instanceof RegistryError && error.failure === 'not-found') return undefined;
    throw error;
  }
}

/** A registry that is away is an answer, too; so is one that was never configured. */
async function answer<T>(
  registry: SchemaRegistry | undefined,
  ask: (registry: SchemaRegistry) => Promise<T>,
): Promise<T | { readonly state: 'unavailable'; readonly reason: string }> {
  if (registry === undefined) {
    return {
      state: 'unavailable',
      reason:
        'No connection with a schema registry is set up for this file. Add one to eventStreams.connections, and where there are several, name it in eventStreams.schemas.',
    };
  }
  try {
    return await ask(registry);
  } catch (error) {
    return { state: 'unavailable', reason: failureReason(error) };
  }
}
