import { COMPATIBILITY_LEVELS, COMPATIBILITY_POLICIES } from '../../engine/options.js';
import type { FormatId } from '../../engine/options.js';
import { isWebPage, notARegistry } from './failures.js';
import type { HttpAnswer } from './http.js';
import { RegistryError } from './types.js';
import type { RegisteredSchema, RegistryReference, SchemaById, SubjectConfig, SubjectVersion } from './types.js';

// Readers of the registry's JSON. What real registries leave out or add is tolerated here, what makes no sense is not.

type JsonObject = Readonly<Record<string, unknown>>;

export function jsonOf(answer: HttpAnswer): unknown {
  try {
    return JSON.parse(answer.text);
  } catch {
    throw new RegistryError(
      'bad-response',
      notARegistry(isWebPage(answer) ? 'it answered with a web page' : 'its answer is not JSON'),
      answer.status,
    );
  }
}

/** Names of subjects. An empty registry may answer `null`; some list the names still percent-encoded. */
export function subjectsOf(json: unknown): readonly string[] {
  if (json === null) return [];
  if (!Array.isArray(json)) throw unexpected('a list of subjects');
  return json.map((name: unknown) => {
    if (typeof name !== 'string') throw unexpected('a list of subjects');
    return decodedName(name);
  });
}

/** Decodes a name only where it is exactly what encoding would have made, so that a plain `%` in a name survives. */
function decodedName(name: string): string {
  if (!/%[0-9a-f]{2}/i.test(name)) return name;
  try {
    const decoded = decodeURIComponent(name);
    return encodeURIComponent(decoded).toLowerCase() === name.toLowerCase() ? decoded : name;
  } catch {
    // Not an encoding after all.
    return name;
  }
}

export function versionsOf(json: unknown): readonly number[] {
  if (!Array.isArray(json)) throw unexpected('a list of versions');
  return json
    .map((version: unknown) => {
      if (typeof version !== 'number' || !Number.isInteger(version)) throw unexpected('a list of versions');
      return version;
    })
    .sort((a, b) => a - b);
}

export function registeredSchemaOf(json: unknown): RegisteredSchema {
  const body = objectOf(json, 'a version of a subject');
  const metadata = propertiesOf(body['metadata']);
  return {
    subject: stringOf(body['subject'], 'a version with its subject'),
    version: integerOf(body['version'], 'a version with its number'),
    id: integerOf(body['id'], 'a version with its id'),
    format: formatIdOf(body['schemaType']),
    text: stringOf(body['schema'], 'a version with its schema'),
    references: referencesOf(body['references']),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

export function schemaByIdOf(json: unknown, id: number): SchemaById {
  const body = objectOf(json, 'a schema');
  return {
    id,
    format: formatIdOf(body['schemaType']),
    text: stringOf(body['schema'], 'a schema with its text'),
    references: referencesOf(body['references']),
  };
}

export function usesOf(json: unknown): readonly SubjectVersion[] {
  if (!Array.isArray(json)) throw unexpected('a list of subjects and versions');
  return json.map((element: unknown) => {
    const use = objectOf(element, 'a subject and version');
    return {
      subject: stringOf(use['subject'], 'a subject by its name'),
      version: integerOf(use['version'], 'a version by its number'),
    };
  });
}

export function configOf(json: unknown): SubjectConfig {
  const body = objectOf(json, 'a configuration');
  const level = COMPATIBILITY_LEVELS.find((known) => known === (body['compatibilityLevel'] ?? body['compatibility']));
  if (level === undefined) throw unexpected('a compatibility level that exists');
  const group = body['compatibilityGroup'];
  return {
    level,
    policy: COMPATIBILITY_POLICIES.find((known) => known === body['compatibilityPolicy']) ?? 'STRICT',
    ...(typeof group === 'string' && group !== '' ? { compatibilityGroup: group } : {}),
    validateFields: body['validateFields'] === true,
  };
}

export function newIdOf(json: unknown): { readonly id: number } {
  return { id: integerOf(objectOf(json, 'the id of the new version')['id'], 'the id of the new version') };
}

/** Absent in old registries, and for Avro in the original one. */
function formatIdOf(value: unknown): FormatId {
  switch (value) {
    case undefined:
    case null:
    case 'AVRO':
      return 'AVRO';
    case 'PROTOBUF':
    case 'JSON':
      return value;
    default:
      throw new RegistryError(
        'bad-response',
        `The schema's type is ${JSON.stringify(value)}; Avro, Protobuf and JSON Schema are known here.`,
      );
  }
}

function referencesOf(value: unknown): readonly RegistryReference[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw unexpected('a list of references');
  return value.map((item: unknown) => {
    const reference = objectOf(item, 'a reference');
    return {
      name: stringOf(reference['name'], 'a reference with its name'),
      subject: stringOf(reference['subject'], 'a reference with its subject'),
      version: integerOf(reference['version'], 'a reference with its version'),
    };
  });
}

function propertiesOf(value: unknown): Readonly<Record<string, string>> | undefined {
  if (!isObject(value) || !isObject(value['properties'])) return undefined;
  const pairs = Object.entries(value['properties']).filter((pair): pair is [string, string] => {
    return typeof pair[1] === 'string';
  });
  return Object.fromEntries(pairs);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectOf(value: unknown, what: string): JsonObject {
  if (!isObject(value)) throw unexpected(what);
  return value;
}

function stringOf(value: unknown, what: string): string {
  if (typeof value !== 'string') throw unexpected(what);
  return value;
}

function integerOf(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw unexpected(what);
  return value;
}

function unexpected(what: string): RegistryError {
  return new RegistryError('bad-response', notARegistry(`its answer is not ${what}`));
}
