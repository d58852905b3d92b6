/** A mapping as it is written into the settings. */
export interface WrittenMapping {
  readonly files: string;
  readonly subject: string;
  readonly connection?: string;
  readonly baseline: string;
}

/**
 * The setting `eventStreams.schemas` with the mapping in it: in place of one for exactly the same files, else first,
 * because the first one that matches wins. What else is written there stays untouched, understood or not.
 */
export function addMapping(written: unknown, mapping: WrittenMapping): readonly unknown[] {
  const list: readonly unknown[] = Array.isArray(written) ? written : [];
  const at = list.findIndex((entry) => isRecord(entry) && entry['files'] === mapping.files);
  const before = list[at];
  if (!isRecord(before)) return [mapping, ...list];
  return list.with(at, { ...before, ...mapping });
}

/** Subjects that a file is likely to belong to: by the usual naming, the registry's own ones first. */
export function suggestedSubjects(path: string, known: readonly string[]): readonly string[] {
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.schema\.json$|\.[^.]+$/, '')
    // The version in a name such as orders.v2.avsc is not part of the subject.
    .replace(/[._-]v?\d+$/i, '');
  const exact = /-(key|value)$/.test(name) ? [name] : [`${name}-value`, `${name}-key`];
  const similar = known.filter((subject) => simple(subject).includes(simple(name)) && !exact.includes(subject));
  const present = exact.filter((subject) => known.includes(subject));
  return [...present, ...similar, ...exact.slice(0, 1).filter((subject) => !present.includes(subject))];
}

function simple(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
