import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the repository; compiled tests run from out/, some levels below it. */
export const repository: string = findRepository(path.dirname(fileURLToPath(import.meta.url)));

/** An absolute path inside the repository. */
export function inRepository(...parts: readonly string[]): string {
  return path.join(repository, ...parts);
}

function findRepository(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder)
    throw new Error('These tests must run inside the repository: no package.json was found above them.');
  return findRepository(parent);
}
