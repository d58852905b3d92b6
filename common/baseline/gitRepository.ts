import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';

/** A file's place in the repository that holds it; `path` uses forward slashes, as git does. */
export interface RepositoryFile {
  readonly root: string;
  readonly path: string;
}

/**
 * Finds the repository of each file by looking for `.git` upwards (a folder, or a file in submodules and further
 * working trees). No process is started, because a workspace can hold a thousand schemas.
 */
export async function findRepositories(files: readonly string[]): Promise<readonly (RepositoryFile | undefined)[]> {
  const roots = new Map<string, Promise<string | undefined>>();
  const folders = new Map<string, Promise<string>>();
  return Promise.all(
    files.map(async (file): Promise<RepositoryFile | undefined> => {
      const folder = await remembered(folders, dirname(file), resolveFolder);
      const root = await rootOf(folder, roots);
      if (root === undefined) return undefined;
      return {
        root,
        path: relative(root, join(folder, basename(file)))
          .split(sep)
          .join('/'),
      };
    }),
  );
}

/** Git names files by the folders' real paths. A folder that does not exist keeps its name. */
async function resolveFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    // A deleted or not yet saved folder: what is known of it is its name.
    return folder;
  }
}

function rootOf(folder: string, known: Map<string, Promise<string | undefined>>): Promise<string | undefined> {
  return remembered(known, folder, async () => {
    if (await exists(join(folder, '.git'))) return folder;
    const parent = dirname(folder);
    return parent === folder ? undefined : rootOf(parent, known);
  });
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    // Not there, or not readable, which here means the same.
    return false;
  }
}

function remembered<T>(known: Map<string, Promise<T>>, key: string, make: (key: string) => Promise<T>): Promise<T> {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make(key);
  known.set(key, made);
  return made;
}
