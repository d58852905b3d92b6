import { createHash } from 'node:crypto';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { SchemaReference } from '../../engine/schemaFormat.js';
import type { ReferenceMapping } from '../settings/types.js';
import type { BaselinePorts, BaselineQuestion, ReadText, ResolvedReferences } from './history.js';
import { importedNames } from './importedNames.js';

/** More than this is a mistake in the settings, or a workspace that is not one. */
const MAX_REFERENCES = 1000;

export interface ReferenceQuestion extends BaselineQuestion {
  readonly text: string;
  /** What the registry's latest version refers to: the answer for names that nothing else explains. */
  readonly known?: readonly SchemaReference[];
}

/**
 * Finds the texts that a schema refers to, also through others: by the settings, else among the files around it, else
 * as the latest registered version did. Flat, each name once, those that others need first. Never rejects.
 */
export async function resolveReferences(
  question: ReferenceQuestion,
  ports: BaselinePorts,
): Promise<ResolvedReferences> {
  const found = new Map<string, SchemaReference>();
  const files = new Map<string, string>();
  const missing = new Set<string>();
  const mapped = question.references.map((reference) => reference.name);
  const known = question.format === 'AVRO' ? (question.known ?? []).map((reference) => reference.name) : [];
  const queue = [...mapped, ...known, ...importedNames(question.format, question.text)].map((name) => ({
    name,
    from: question.file,
  }));
  const seen = new Set<string>();
  for (let at = 0; at < queue.length && seen.size < MAX_REFERENCES; at++) {
    const next = queue[at];
    if (next === undefined || seen.has(next.name)) continue;
    seen.add(next.name);
    const answer = await findReference(next.name, next.from, question, ports);
    if (answer === undefined) {
      missing.add(next.name);
      continue;
    }
    for (const reference of answer.references) found.set(reference.name, reference);
    if (answer.isFile) files.set(next.name, answer.file);
    for (const name of importedNames(question.format, answer.text)) queue.push({ name, from: answer.file });
  }
  return { references: [...found.values()].reverse(), files, missing: [...missing] };
}

/** What a schema names itself, as opposed to what that refers to in turn. */
export type DirectReference =
  | { readonly name: string; readonly file: string }
  | { readonly name: string; readonly subject: string; readonly version?: number };

/**
 * The files and subjects that a schema refers to directly, in the order of their names in the settings and the text. A
 * name for which there is neither is left out: it may be built into the format, such as `google/protobuf/any.proto`.
 */
export async function directReferences(
  question: ReferenceQuestion,
  readText: ReadText,
): Promise<readonly DirectReference[]> {
  const mapped = question.references.filter(({ name }) => question.format !== 'AVRO' || mentions(question.text, name));
  const names = new Set([...mapped.map(({ name }) => name), ...importedNames(question.format, question.text)]);
  const found: DirectReference[] = [];
  for (const name of names) {
    const mapping = question.references.find((reference) => reference.name === name);
    if (mapping?.subject !== undefined) {
      const version = mapping.version === undefined ? {} : { version: mapping.version };
      found.push({ name, subject: mapping.subject, ...version });
      continue;
    }
    const file = await firstReadable(filesFor(name, question.file, mapping, question), question, readText);
    if (file !== undefined && file.file !== question.file) found.push({ name, file: file.file });
  }
  return found;
}

/** A mapping's references count for all of its files; an Avro file names those that it needs in full or shortly. */
function mentions(text: string, name: string): boolean {
  return text.includes(`"${name}"`) || text.includes(`"${name.slice(name.lastIndexOf('.') + 1)}"`);
}

interface Answer {
  /** The reference itself, before it those that came along with it. */
  readonly references: readonly SchemaReference[];
  readonly text: string;
  /** Its own file, or the one that further names are looked for around. */
  readonly file: string;
  readonly isFile: boolean;
}

async function findReference(
  name: string,
  from: string,
  question: ReferenceQuestion,
  ports: BaselinePorts,
): Promise<Answer | undefined> {
  const mapping = question.references.find((reference) => reference.name === name);
  if (mapping?.subject !== undefined) return fromRegistry(mapping, mapping.subject, question, ports);
  const own = await firstReadable(filesFor(name, from, mapping, question), question, ports.readText);
  if (own !== undefined)
    return { references: [{ name, subject: '', version: versionOf(own.text), text: own.text }], ...own, isFile: true };
  const known = question.known?.find((reference) => reference.name === name);
  return known === undefined
    ? undefined
    : { references: [known], text: known.text, file: question.file, isFile: false };
}

/**
 * A number that stands for a text: a file has no version of its own, but as in a registry another text is another version,
 * and the same text the same one. The registry compares what is imported only where the versions differ.
 */
function versionOf(text: string): number {
  return createHash('sha1').update(text).digest().readUInt32BE(0);
}

function filesFor(
  name: string,
  from: string,
  mapping: ReferenceMapping | undefined,
  question: ReferenceQuestion,
): readonly string[] {
  return mapping?.file === undefined ? candidateFiles(name, from, question) : [resolve(question.folder, mapping.file)];
}

async function firstReadable(
  files: readonly string[],
  question: ReferenceQuestion,
  readText: ReadText,
): Promise<{ readonly file: string; readonly text: string } | undefined> {
  for (const file of files) {
    const text = await readInside(file, question, readText);
    if (text !== undefined) return { file, text };
  }
  return undefined;
}

async function fromRegistry(
  mapping: ReferenceMapping,
  subject: string,
  question: ReferenceQuestion,
  ports: BaselinePorts,
): Promise<Answer | undefined> {
  const result = await ports.registry.subjectVersion({
    subject,
    ...(question.connection === undefined ? {} : { connection: question.connection }),
    ...(mapping.version === undefined ? {} : { version: mapping.version }),
  });
  if (result.state !== 'found') return undefined;
  const { text, version, references } = result.version;
  const own: SchemaReference = { name: mapping.name, subject, version, text };
  return { references: [own, ...references], text, file: question.file, isFile: false };
}

/** Where a name could be meant: an import beside or above the file, a `$ref` beside it. */
function candidateFiles(name: string, from: string, question: ReferenceQuestion): readonly string[] {
  if (question.format === 'AVRO' || /^[a-z][a-z0-9+.-]*:/i.test(name)) return [];
  if (question.format === 'JSON') return [resolve(dirname(from), name)];
  const folders: string[] = [];
  for (let folder = dirname(question.file); isInside(folder, question.folder); folder = dirname(folder)) {
    folders.push(join(folder, name));
    if (folder === dirname(folder)) break;
  }
  return folders;
}

/** A name in a schema may not lead out of the workspace. */
async function readInside(file: string, question: ReferenceQuestion, readText: ReadText): Promise<string | undefined> {
  return isInside(file, question.folder) ? readText(file) : undefined;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path);
}
