import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRegistryClient } from '../../common/registry/client.js';
import type { SchemaRegistry } from '../../common/registry/types.js';
import { RegistryError } from '../../common/registry/types.js';
import { sandboxSources } from '../paths.js';
import { schemaFile, SUBJECTS, type SubjectSeed, type VersionSeed } from './subjects.js';

/** A version of a subject as the registry numbers it. */
export interface RegisteredVersion {
  readonly id: number;
  readonly seed: SubjectSeed;
  readonly version: VersionSeed;
  readonly text: string;
}

export type RegisteredVersions = ReadonlyMap<string, RegisteredVersion>;

/** The key of a version in `RegisteredVersions`. */
export function versionKey(subject: string, version: number): string {
  return `${subject} ${version}`;
}

/**
 * Registers the versions of all subjects that are not there yet, then sets the levels.
 *
 * @returns all of them with their ids, dependencies first. @throws RegistryError
 */
export async function registerSubjects(registryUrl: string): Promise<RegisteredVersions> {
  const client = createRegistryClient({ url: registryUrl });
  const registered = new Map<string, RegisteredVersion>();
  try {
    for (const seed of SUBJECTS) {
      const known = await knownVersions(client, seed.subject);
      for (const version of seed.versions) {
        const text = await schemaText(seed, version.version);
        const id = known.includes(version.version)
          ? (await client.version(seed.subject, version.version)).id
          : (await client.register(seed.subject, { format: seed.format, text, references: version.references })).id;
        registered.set(versionKey(seed.subject, version.version), { id, seed, version, text });
      }
      // After the versions: this registry would otherwise judge them by rules of its own.
      if (known.length === 0) await client.setLevel(seed.subject, seed.level);
    }
    return registered;
  } finally {
    client.close();
  }
}

export async function schemaText(seed: SubjectSeed, version: number): Promise<string> {
  return readFile(join(sandboxSources(), 'seed/schemas', schemaFile(seed, version)), 'utf8');
}

async function knownVersions(client: SchemaRegistry, subject: string): Promise<readonly number[]> {
  try {
    return await client.versions(subject);
  } catch (error) {
    if (error instanceof RegistryError && error.failure === 'not-found') return [];
    throw error;
  }
}
