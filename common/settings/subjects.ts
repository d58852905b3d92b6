import { compileGlob } from './glob.js';
import type { SchemaMapping, Settings } from './types.js';

const PLACEHOLDER = /\$\{([^}]*)\}/g;
const KNOWN: readonly string[] = ['basename', 'recordName'];

/**
 * Finds the first mapping whose glob matches a path relative to the workspace folder, written with forward slashes.
 * The globs are compiled once, here.
 */
export function mappingFinder(settings: Settings): (relativePath: string) => SchemaMapping | undefined {
  const compiled = settings.schemas.map((mapping) => ({ mapping, glob: compileGlob(mapping.files) }));
  return (relativePath) => compiled.find(({ glob }) => glob.valid && glob.matches(relativePath))?.mapping;
}

/**
 * The subject of a file under a mapping: `${basename}` is the file's name without its ending, `${recordName}` the name
 * of the schema's top-level record or message. Undefined where the mapping has no subject or the record has no name yet.
 */
export function subjectOf(
  mapping: SchemaMapping,
  relativePath: string,
  recordName: string | undefined,
): string | undefined {
  if (mapping.subject === undefined) return undefined;
  if (mapping.subject.includes('${recordName}') && (recordName === undefined || recordName === '')) return undefined;
  return fillTemplate(mapping.subject, relativePath, recordName);
}

/** Fills `${basename}` and `${recordName}` in a subject or a path. */
export function fillTemplate(template: string, relativePath: string, recordName: string | undefined): string {
  return template.replace(PLACEHOLDER, (whole, placeholder: string) => {
    if (placeholder === 'basename') return basenameOf(relativePath);
    return placeholder === 'recordName' ? (recordName ?? whole) : whole;
  });
}

/** The first placeholder that stands for nothing, as it is written. */
export function unknownPlaceholder(template: string): string | undefined {
  for (const [whole, placeholder] of template.matchAll(PLACEHOLDER)) {
    if (!KNOWN.includes(placeholder ?? '')) return whole;
  }
  return undefined;
}

/** `orders` for `schemas/orders.avsc`, and for `schemas/orders.schema.json`, whose ending has two parts. */
function basenameOf(relativePath: string): string {
  const name = relativePath.slice(relativePath.lastIndexOf('/') + 1);
  if (name.endsWith('.schema.json')) return name.slice(0, -'.schema.json'.length);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
