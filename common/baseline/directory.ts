import { readdir } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fillTemplate } from '../settings/subjects.js';
import { failureReason } from './failureReason.js';
import type { BaselinePorts, BaselineQuestion, BaselineVersion, History } from './history.js';
import { resolveReferences } from './references.js';

/** More files than this in one folder are not the versions of one schema. */
const MAX_VERSIONS = 1000;

/**
 * The files of a folder as versions, ordered by the numbers in their names: `orders.v2.avsc` before `orders.v10.avsc`.
 * Only files with the edited file's ending and a number count. Where the edited file is in the folder itself, it is
 * compared with those before it.
 */
export async function directoryHistory(
  question: BaselineQuestion,
  path: string,
  ports: BaselinePorts,
): Promise<History> {
  const folder = resolve(question.folder, fillTemplate(path, basename(question.file), undefined));
  let names: readonly string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    return { state: 'unavailable', reason: unreadable(folder, error) };
  }
  const ordered = orderedVersions(names, basename(question.file));
  const self = ordered.findIndex((name) => join(folder, name) === question.file);
  const earlier = self < 0 ? ordered : ordered.slice(0, self);
  const versions: BaselineVersion[] = [];
  for (const name of earlier.slice(-MAX_VERSIONS)) {
    const file = join(folder, name);
    const text = await ports.readText(file);
    if (text === undefined) continue;
    const { references } = await resolveReferences({ ...question, file, text }, ports);
    const uri = pathToFileURL(file).toString();
    versions.push({ label: name, uri, format: question.format, source: { text, references } });
  }
  if (versions.length > 0) return { state: 'found', versions, pinned: false };
  return {
    state: 'nothing',
    reason: `The folder ${folder} holds no earlier version: no file with a number in its name.`,
  };
}

function unreadable(folder: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const advice = 'Correct the folder that "directory:" names in the settings.';
  if (code === 'ENOENT') return `There is no folder ${folder} with versions to compare with. ${advice}`;
  if (code === 'ENOTDIR') return `${folder} is a file, not a folder of versions. ${advice}`;
  return `The folder of versions cannot be read: ${failureReason(error)}`;
}

/** The names with the wanted ending and a number, in the order of their numbers; the name decides between equals. */
export function orderedVersions(names: readonly string[], like: string): readonly string[] {
  const ending = extname(like);
  return names
    .filter((name) => extname(name) === ending)
    .map((name) => ({ name, numbers: numbersIn(name) }))
    .filter(({ numbers }) => numbers.length > 0)
    .sort((a, b) => compareNumbers(a.numbers, b.numbers) || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}

function numbersIn(name: string): readonly number[] {
  return (name.match(/\d+/g) ?? []).map(Number);
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
