import { mappingFinder, subjectOf } from '../../common/settings/subjects.js';
import type { ReferenceMapping, Settings } from '../../common/settings/types.js';
import type { RegistryReference, SchemaRegistry } from '../../common/registry/types.js';

/**
 * What a schema refers to, as the registry wants to hear it: of each name the subject and version that hold it. A
 * reference that is mapped to a file stands for the latest version of that file's subject.
 *
 * @throws an error in words where a file is mapped to no subject.
 */
export async function registryReferences(
  mapped: readonly ReferenceMapping[],
  settings: Settings,
  registry: SchemaRegistry,
): Promise<readonly RegistryReference[]> {
  const find = mappingFinder(settings);
  return Promise.all(
    mapped.map(async ({ name, file, subject: named, version }) => {
      const mapping = file === undefined ? undefined : find(file);
      const subject =
        named ?? (file === undefined || mapping === undefined ? undefined : subjectOf(mapping, file, undefined));
      if (subject === undefined) {
        throw new Error(
          `"${name}" is referred to, but its file "${file ?? ''}" is mapped to no subject. Map it first.`,
        );
      }
      return { name, subject, version: version ?? (await registry.version(subject, 'latest')).version };
    }),
  );
}
