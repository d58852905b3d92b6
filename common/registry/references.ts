import type { SchemaReference } from '../../engine/schemaFormat.js';
import { RegistryError } from './types.js';
import type { RegisteredSchema, RegistryReference } from './types.js';

/** More than any honest schema has; a registry gone wrong could lead on for ever. */
const MAX_REFERENCES = 1000;
const AT_ONCE = 8;

/**
 * All texts that a schema refers to, also through other references: each name once, dependencies before those who need
 * them. Where two versions are given under one name, the one named nearest to the schema counts, as in the registry.
 * A cycle, which only a broken registry has, is cut.
 *
 * @throws RegistryError where a version cannot be had or there are more than 1,000 names.
 */
export async function resolveReferences(
  roots: readonly RegistryReference[],
  fetch: (subject: string, version: number) => Promise<RegisteredSchema>,
): Promise<readonly SchemaReference[]> {
  const found = await fetchAll(roots, fetch);
  const ordered = new Map<string, SchemaReference>();
  const begun = new Set<string>();
  // An explicit stack: a chain of references may be longer than the call stack likes.
  const stack = [...roots].reverse().map((reference) => ({ name: reference.name, leave: false }));
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const here = found.get(next.name);
    if (here === undefined || ordered.has(next.name)) continue;
    if (next.leave) {
      ordered.set(next.name, here.reference);
    } else if (!begun.has(next.name)) {
      begun.add(next.name);
      stack.push({ name: next.name, leave: true });
      for (const name of [...here.needs].reverse()) stack.push({ name, leave: false });
    }
  }
  return [...ordered.values()];
}

interface Found {
  readonly reference: SchemaReference;
  readonly needs: readonly string[];
}

/** Breadth first, so that the name nearest to the schema wins. */
async function fetchAll(
  roots: readonly RegistryReference[],
  fetch: (subject: string, version: number) => Promise<RegisteredSchema>,
): Promise<ReadonlyMap<string, Found>> {
  const found = new Map<string, Found>();
  const queued = new Set<string>();
  let wave = [...roots];
  while (wave.length > 0) {
    const fresh = wave.filter((reference) => !queued.has(reference.name) && queued.add(reference.name));
    if (queued.size > MAX_REFERENCES) {
      throw new RegistryError('bad-response', `The schema refers to more than ${MAX_REFERENCES} others.`);
    }
    const next: RegistryReference[] = [];
    for (let start = 0; start < fresh.length; start += AT_ONCE) {
      const part = fresh.slice(start, start + AT_ONCE);
      const schemas = await Promise.all(part.map((reference) => fetch(reference.subject, reference.version)));
      part.forEach(({ name, subject, version }, index) => {
        const schema = schemas[index];
        if (schema === undefined) return;
        found.set(name, {
          reference: { name, subject, version, text: schema.text },
          needs: schema.references.map((reference) => reference.name),
        });
        next.push(...schema.references);
      });
    }
    wave = next;
  }
  return found;
}
