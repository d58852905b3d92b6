import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inRepository } from './repository.js';

/** Where a run leaves what helps to understand a failure: logs, screenshots. Ignored by git. */
export const artefacts: string = inRepository('artifacts');

/** The file for an artefact, its folders made; characters that a file name cannot have are replaced. */
export async function artefactFile(...parts: readonly string[]): Promise<string> {
  const file = path.join(artefacts, ...parts.map((part) => part.replace(/[^\w.-]+/g, '-').slice(0, 120)));
  await mkdir(path.dirname(file), { recursive: true });
  return file;
}

/** Keeps a text or bytes as an artefact; gives its absolute path. */
export async function keepArtefact(content: string | Uint8Array, ...parts: readonly string[]): Promise<string> {
  const file = await artefactFile(...parts);
  await writeFile(file, content);
  return file;
}

/** Keeps a copy of a file or a folder as an artefact. */
export async function keepCopy(source: string, ...parts: readonly string[]): Promise<void> {
  await cp(source, await artefactFile(...parts), { recursive: true, force: true });
}
