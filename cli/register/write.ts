import type { NewSchema, RegistryReference } from '../../common/registry/types.js';
import type { Registries } from '../registries.js';
import type { Planned } from './plan.js';

/** What became of one schema. */
export interface Written {
  readonly file: string;
  readonly subject: string;
  readonly connection: string;
  readonly action: 'registered' | 'unchanged' | 'would-register';
  /** Absent where it was not registered. */
  readonly version?: number;
  readonly id?: number;
}

export interface WriteResult {
  readonly written: readonly Written[];
  /** Why it ended early. */
  readonly failure?: { readonly file: string; readonly reason: unknown };
}

/** Registers a plan in its order, and ends at the first failure. Schemas that are there already are left alone. */
export async function writePlan(
  plan: readonly Planned[],
  registries: Registries,
  dryRun: boolean,
): Promise<WriteResult> {
  const written = new Map<string, Written>();
  for (const planned of plan) {
    try {
      written.set(planned.opened.file, await writeOne(planned, written, registries, dryRun));
    } catch (reason) {
      return { written: [...written.values()], failure: { file: planned.opened.name, reason } };
    }
  }
  return { written: [...written.values()] };
}

async function writeOne(
  { opened, subject, connection, references }: Planned,
  written: ReadonlyMap<string, Written>,
  registries: Registries,
  dryRun: boolean,
): Promise<Written> {
  const registry = registries.clientOf(connection);
  if (registry === undefined) throw new Error(`There is no registry at the connection "${connection}".`);
  const base = { file: opened.name, subject, connection };
  const resolved: RegistryReference[] = [];
  for (const reference of references) {
    const { name } = reference;
    if ('subject' in reference) {
      const version = reference.version ?? (await registry.version(reference.subject, 'latest')).version;
      resolved.push({ name, subject: reference.subject, version });
      continue;
    }
    const needed = written.get(reference.file);
    // In a dry run, what refers to something new is new itself.
    if (needed?.version === undefined) return { ...base, action: 'would-register' };
    resolved.push({ name, subject: needed.subject, version: needed.version });
  }
  const schema: NewSchema = {
    format: opened.target.format.id,
    text: opened.document.text.replace(/^\uFEFF/, ''),
    references: resolved,
  };
  const known = await registry.find(subject, schema);
  if (known !== undefined) return { ...base, action: 'unchanged', version: known.version, id: known.id };
  if (dryRun) return { ...base, action: 'would-register' };
  const { id } = await registry.register(subject, schema);
  const version = (await registry.find(subject, schema))?.version;
  return { ...base, action: 'registered', id, ...(version === undefined ? {} : { version }) };
}
