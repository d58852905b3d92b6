import type { CompatibilityLevel } from '../../engine/options.js';
import {
  configOf,
  jsonOf,
  newIdOf,
  registeredSchemaOf,
  schemaByIdOf,
  subjectsOf,
  usesOf,
  versionsOf,
} from './answers.js';
import { boundedCache } from './cache.js';
import { cancelledError, notARegistry, statusError } from './failures.js';
import { httpTransport } from './http.js';
import type { HttpAnswer, HttpOptions } from './http.js';
import { resolveReferences } from './references.js';
import { sharedWork } from './sharedWork.js';
import { RegistryError } from './types.js';
import type { NewSchema, RegisteredSchema, SchemaRegistry, SubjectConfig } from './types.js';

export interface RegistryClientOptions extends Pick<HttpOptions, 'url' | 'credentials' | 'tls'> {
  /** Milliseconds that a request may take; 10 s where it is absent. */
  readonly timeoutMs?: number;
  /** 32 MiB where it is absent. */
  readonly maxAnswerBytes?: number;
  /** The clock of the cache, in milliseconds. */
  readonly now?: () => number;
}

export interface RegistryClient extends SchemaRegistry {
  /** The version of the subject that is this very schema; undefined where there is none. Changes nothing. */
  find(subject: string, schema: NewSchema): Promise<RegisteredSchema | undefined>;
  /** Closes its connections; it can be used again all the same. */
  close(): void;
}

const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_MAX_ANSWER_BYTES = 32 * 2 ** 20;
const CACHE_ENTRIES = 5000;
/** Characters of the answers' texts. */
const CACHE_WEIGHT = 32 * 2 ** 20;
/** Lists, latest versions and levels: long enough to spare a burst of questions, short enough to notice a colleague. */
const SHORT_MS = 15_000;
/** A version of a subject and a schema of an id never change. */
const FOR_EVER = Infinity;
/** Apicurio gives at most so many subjects at once. */
const SUBJECT_PAGE = 1000;
const MAX_SUBJECT_PAGES = 100;

/** A client of any registry that speaks Confluent's REST interface. Opens nothing until it is asked for something. */
export function createRegistryClient(options: RegistryClientOptions): RegistryClient {
  const transport = httpTransport({
    ...options,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    maxAnswerBytes: options.maxAnswerBytes ?? DEFAULT_MAX_ANSWER_BYTES,
  });
  const cache = boundedCache<unknown>(CACHE_ENTRIES, CACHE_WEIGHT, options.now ?? Date.now);
  const shared = sharedWork();
  // Counts the refreshes, so that an answer under way during one is not kept.
  let generation = 0;

  /** The answer to a GET, through the cache. `read` always is the same for the same path, so the cast is safe. */
  async function get<T>(
    path: string,
    lifetimeMs: number,
    read: (json: unknown) => T,
    signal?: AbortSignal,
  ): Promise<T> {
    if (signal?.aborted === true) throw cancelledError();
    const known = cache.get(path);
    if (known !== undefined) return known as T;
    const asked = generation;
    return shared.run(
      path,
      signal,
      async (inner) => {
        const answer = await transport.send({ method: 'GET', path, signal: inner });
        const value = read(jsonOf(successful(answer)));
        if (asked === generation || lifetimeMs === FOR_EVER) cache.set(path, value, answer.text.length, lifetimeMs);
        return value;
      },
      cancelledError,
    );
  }

  async function write(method: 'PUT' | 'POST', path: string, body: unknown): Promise<HttpAnswer> {
    try {
      return successful(await transport.send({ method, path, body: JSON.stringify(body) }));
    } finally {
      // Also after a failure: the registry may have done it before the answer was lost.
      forget();
    }
  }

  function forget(): void {
    generation++;
    cache.forgetShortLived();
    shared.detach();
  }

  const client: RegistryClient = {
    subjects: (signal) => allSubjects((path) => get(path, SHORT_MS, subjectsOf, signal)),
    versions: async (subject, signal) => get(`/subjects/${encoded(subject)}/versions`, SHORT_MS, versionsOf, signal),
    version: async (subject, version, signal) =>
      get(
        `/subjects/${encoded(subject)}/versions/${version}`,
        version === 'latest' ? SHORT_MS : FOR_EVER,
        registeredSchemaOf,
        signal,
      ),
    schemaById: (id, signal) => get(`/schemas/ids/${id}`, FOR_EVER, (json) => schemaByIdOf(json, id), signal),
    usesOf: (id, signal) => get(`/schemas/ids/${id}/versions`, SHORT_MS, usesOf, signal),
    config: (subject, signal) => effectiveConfig(subject, (path) => get(path, SHORT_MS, configOf, signal)),
    async setLevel(subject: string, level: CompatibilityLevel) {
      await write('PUT', `/config/${encoded(subject)}`, { compatibility: level });
    },
    async register(subject, schema) {
      return newIdOf(jsonOf(await write('POST', `/subjects/${encoded(subject)}/versions`, bodyOf(schema))));
    },
    async find(subject, schema) {
      try {
        const path = `/subjects/${encoded(subject)}`;
        const answer = await transport.send({ method: 'POST', path, body: JSON.stringify(bodyOf(schema)) });
        return registeredSchemaOf(jsonOf(successful(answer)));
      } catch (error) {
        if (isNotFound(error)) return undefined;
        throw error;
      }
    },
    resolveReferences: (references, signal) =>
      resolveReferences(references, (subject, version) => client.version(subject, version, signal)),
    refresh: forget,
    close: () => transport.close(),
  };
  return client;
}

/** As one segment of a path: subjects may hold slashes, and colons of a context (`:.context:subject`). */
function encoded(subject: string): string {
  // These would be taken for steps in the path, encoded or not.
  if (subject === '.' || subject === '..') {
    throw new RegistryError('rejected', `A subject cannot be called "${subject}".`);
  }
  return encodeURIComponent(subject);
}

function successful(answer: HttpAnswer): HttpAnswer {
  const error = statusError(answer);
  if (error !== undefined) throw error;
  return answer;
}

async function allSubjects(get: (path: string) => Promise<readonly string[]>): Promise<readonly string[]> {
  const all = new Set<string>();
  for (let page = 0; page < MAX_SUBJECT_PAGES; page++) {
    const before = all.size;
    const names = await get(before === 0 ? '/subjects' : `/subjects?offset=${before}&limit=${SUBJECT_PAGE}`).catch(
      (error: unknown) => {
        throw isNotFound(error) ? new RegistryError('bad-response', notARegistry('it has no list of subjects')) : error;
      },
    );
    for (const name of names) all.add(name);
    // Only a full page can have a next one; a registry that knows no pages repeats itself.
    if (names.length === 0 || names.length % SUBJECT_PAGE !== 0 || all.size === before) break;
  }
  return [...all].sort();
}

/** The subject's configuration, else the global one; also from registries that do not know `defaultToGlobal`. */
async function effectiveConfig(subject: string, get: (path: string) => Promise<SubjectConfig>): Promise<SubjectConfig> {
  try {
    return await get(`/config/${encoded(subject)}?defaultToGlobal=true`);
  } catch (error) {
    if (isNotFound(error)) return get('/config');
    throw error;
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof RegistryError && error.failure === 'not-found';
}

function bodyOf(schema: NewSchema): Readonly<Record<string, unknown>> {
  return {
    schema: schema.text,
    // The oldest registries know Avro alone, and neither of these two.
    ...(schema.format === 'AVRO' ? {} : { schemaType: schema.format }),
    ...(schema.references.length === 0 ? {} : { references: schema.references }),
  };
}
