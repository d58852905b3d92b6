import { stat } from 'node:fs/promises';
import path from 'node:path';
import { gitFailure, resolveMergeBase } from '../../common/baseline/git.js';
import { gitReader } from '../../common/baseline/gitReader.js';
import { findRepositories } from '../../common/baseline/gitRepository.js';
import type { ReadText } from '../../common/baseline/history.js';
import { runGit } from '../../common/baseline/runGit.js';
import { readTextFile } from '../../server/nodePorts.js';
import { relativePath } from '../../server/workspace/folders.js';
import { filesBelow } from '../check/schemaFiles.js';
import { formatByName } from '../schemaFile.js';
import { placesOf, revisionIn } from './readText.js';

/** A folder with schema files: on disk, or at a git revision (`main:schemas`). */
export interface Tree {
  /** Absolute; for a revision, where it would be on disk. */
  readonly folder: string;
  /** The schema files below it, with forward slashes. */
  readonly files: ReadonlySet<string>;
  /** By absolute path. */
  readonly readText: ReadText;
  /** How the user would name a file of it. */
  nameOf(file: string): string;
}

/** The folder that a name stands for; undefined where it is a file, or nothing. @throws Error where git cannot list it */
export async function treeOf(cwd: string, name: string): Promise<Tree | undefined> {
  const folder = path.resolve(cwd, name);
  if ((await stat(folder).catch(() => undefined))?.isDirectory() === true) {
    const files = await filesBelow(folder, isSchema);
    return {
      folder,
      files: new Set(files.map((file) => relativePath(folder, file))),
      readText: readTextFile,
      nameOf: (file) => path.join(name, file),
    };
  }
  const revision = revisionIn(name);
  const [home] = revision === undefined ? [] : await findRepositories([path.join(cwd, 'any')]);
  if (revision === undefined || home === undefined) return undefined;
  const ref = await resolveMergeBase(home.root, revision.ref, undefined);
  if (typeof ref !== 'string') return undefined;
  for (const place of placesOf(cwd, home.root, revision.path)) {
    const object = `${ref}:${relativePath(home.root, place)}`;
    const type = await runGit(home.root, ['cat-file', '-t', object]);
    if (type.state === 'ran' && type.stdout.toString('utf8').trim() === 'tree') {
      return treeAt(name, place, ref, home.root, object);
    }
  }
  return undefined;
}

async function treeAt(name: string, folder: string, ref: string, root: string, object: string): Promise<Tree> {
  const listed = await runGit(root, ['ls-tree', '-r', '-z', '--name-only', object]);
  if (listed.state !== 'ran' || listed.code !== 0) throw new Error(gitFailure(listed, root).message);
  const read = gitReader();
  return {
    folder,
    files: new Set(listed.stdout.toString('utf8').split('\0').filter(isSchema)),
    readText: async (file) => {
      const found = await read(file, ref);
      return found.state === 'found' ? found.text : undefined;
    },
    nameOf: (file) => (name.endsWith(':') || name.endsWith('/') ? `${name}${file}` : `${name}/${file}`),
  };
}

function isSchema(file: string): boolean {
  return formatByName(file) !== undefined;
}
