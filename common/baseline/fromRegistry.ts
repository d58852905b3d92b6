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
      answer(registryOf(params.connection), { state: 'no-subject' }, (registry) => history(registry, params, signal)),
    subjectVersion: (params, signal) =>
      answer(registryOf(params.connection), { state: 'not-found' }, (registry) => version(registry, params, signal)),
  };
}

async function history(
  registry: SchemaRegistry,
  params: SubjectHistoryParams,
  signal: AbortSignal | undefined,
): Promise<SubjectHistoryResult> {
  const [numbers, config] = await Promise.all([
    registry.versions(params.subject, signal),
    registry.config(params.subject, signal),
  ]);
  const wanted = numbers.filter((number) => params.versions === undefined || params.versions.includes(number));
  const versions: HistoryVersion[] = [];
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    const part = wanted.slice(start, start + AT_ONCE);
    versions.push(...(await Promise.all(part.map((number) => fetchVersion(registry, params.subject, number, signal)))));
  }
  return { state: 'found', ...config, versions };
}

async function version(
  registry: SchemaRegistry,
  params: SubjectVersionParams,
  signal: AbortSignal | undefined,
): Promise<SubjectVersionResult> {
  return { state: 'found', version: await fetchVersion(registry, params.subject, params.version ?? 'latest', signal) };
}

async function fetchVersion(
  registry: SchemaRegistry,
  subject: string,
  number: number | 'latest',
  signal: AbortSignal | undefined,
): Promise<HistoryVersion> {
  const registered: RegisteredSchema = await registry.version(subject, number, signal);
  return {
    version: registered.version,
    id: registered.id,
    format: registered.format,
    text: registered.text,
    references: await registry.resolveReferences(registered.references, signal),
    ...(registered.metadata === undefined ? {} : { metadata: registered.metadata }),
  };
}

/** A registry that is away is an answer, too; so is one that was never configured. */
async function answer<T>(
  registry: SchemaRegistry | undefined,
  notFound: T,
  ask: (registry: SchemaRegistry) => Promise<T>,
): Promise<T | { readonly state: 'unavailable'; readonly reason: string }> {
  if (registry === undefined) {
    return { state: 'unavailable', reason: 'No connection with a schema registry is set up for this file.' };
  }
  try {
    return await ask(registry);
  } catch (error) {
    if (error instanceof RegistryError && error.failure === 'not-found') return notFound;
    return { state: 'unavailable', reason: failureReason(error) };
  }
}
