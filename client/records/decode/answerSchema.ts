import { RegistryError, type SchemaRegistry, type SubjectVersion } from '../../../common/registry/types.js';
import type { AskSchema, SchemaAnswer } from './schemaAnswer.js';

/** Versions of a subject that are looked through for an id, newest first. */
const MAX_VERSIONS = 30;

/**
 * Answers the ids on events of a topic from a registry: the schema with all it refers to, and, for people, which version of
 * the topic's subject it is.
 */
export function answerSchemas(registry: SchemaRegistry | undefined, topic: string): AskSchema {
  return async (id, side) => {
    if (registry === undefined) {
      return { state: 'unavailable', reason: 'The connection has no schema registry.' };
    }
    try {
      const { format, text, references } = await registry.schemaById(id);
      const schema = { format, text, references: await registry.resolveReferences(references) };
      return { state: 'found', schema, ...(await registeredAs(registry, `${topic}-${side}`, id)) };
    } catch (error) {
      return failureOf(error);
    }
  };
}

function failureOf(error: unknown): SchemaAnswer {
  const reason = error instanceof Error ? error.message : String(error);
  const missing = error instanceof RegistryError && error.failure === 'not-found';
  return missing
    ? { state: 'missing', reason: 'The registry does not know this id.' }
    : { state: 'unavailable', reason };
}

/**
 * Where the schema is registered: under the subject that serializers use for the topic unless told otherwise, else under
 * the first one that has it. Nothing where no registry says so.
 */
async function registeredAs(
  registry: SchemaRegistry,
  subject: string,
  id: number,
): Promise<{ readonly subject?: string; readonly version?: number }> {
  try {
    const uses = await usesOf(registry, id);
    const use = uses.find((candidate) => candidate.subject === subject) ?? uses[0];
    if (use !== undefined) return use;
    const versions = await registry.versions(subject);
    for (const version of [...versions].reverse().slice(0, MAX_VERSIONS)) {
      if ((await registry.version(subject, version)).id === id) return { subject, version };
    }
    return {};
  } catch {
    // Only a label: the event is decoded and shown without it.
    return {};
  }
}

/** Not all registries can be asked for this: for those, the versions of the subject are looked through. */
async function usesOf(registry: SchemaRegistry, id: number): Promise<readonly SubjectVersion[]> {
  try {
    return await registry.usesOf(id);
  } catch (error) {
    if (error instanceof RegistryError && error.status !== undefined) return [];
    throw error;
  }
}
