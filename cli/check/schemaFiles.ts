import { execFile } from 'node:child_process';
import { lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** Folders that hold other people's files. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  'node_modules',
  '.git',
  '.svn',
  '.hg',
  '.venv',
  'target',
  'dist',
  'out',
]);
const MAX_LIST_BYTES = 256 * 2 ** 20;

/**
 * The wanted files below a folder, or the file itself, as absolute paths in alphabetical order. In a git repository these are
 * the files that git does not ignore; elsewhere all but the usual folders of dependencies and output.
 * @throws Error with a sentence, where there is nothing at that path
 */
export async function filesBelow(place: string, wanted: (file: string) => boolean): Promise<readonly string[]> {
  const found = await stat(place).catch(() => undefined);
  if (found === undefined) throw new Error(`there is no file or folder ${place}.`);
  if (!found.isDirectory()) return wanted(place) ? [place] : [];
  return ((await listedByGit(place, wanted)) ?? (await listedByWalking(place, wanted))).sort();
}

async function listedByGit(folder: string, wanted: (file: string) => boolean): Promise<string[] | undefined> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  try {
    const { stdout } = await promisify(execFile)('git', args, { cwd: folder, maxBuffer: MAX_LIST_BYTES });
    const names = stdout.split('\0').filter((name) => name !== '');
    const files = [...new Set(names)].map((name) => path.join(folder, name));
    return await onDisk(files, wanted);
  } catch {
    // No repository, or no git: not an error, the folder is walked instead.
    return undefined;
  }
}

/** Git lists files that were deleted from disk but not yet from the index, and repositories within as folders. */
async function onDisk(files: readonly string[], wanted: (file: string) => boolean): Promise<string[]> {
  const kept: string[] = [];
  for (const file of files) {
    if (wanted(file)) {
      if ((await stat(file).catch(() => undefined))?.isFile() === true) kept.push(file);
    } else if (file.endsWith(path.sep) || path.extname(file) === '') {
      // A link to a folder is not followed: what it leads to is found at its own place, or is somebody else's.
      const found = await lstat(file).catch(() => undefined);
      if (found?.isDirectory() === true) kept.push(...(await listedByWalking(file, wanted)));
    }
  }
  return kept;
}

async function listedByWalking(folder: string, wanted: (file: string) => boolean): Promise<string[]> {
  const files: string[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    for (const entry of await readdir(next, { withFileTypes: true })) {
      const place = path.join(next, entry.name);
      if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) folders.push(place);
      else if (entry.isFile() && wanted(place)) files.push(place);
    }
  }
  return files;
}
