import path from 'node:path';
import { gitFileAt } from '../../common/baseline/git.js';
import { findRepositories } from '../../common/baseline/gitRepository.js';
import { isGitRef } from '../../common/settings/baselineText.js';
import { readTextFile, withoutMark } from '../schemaFile.js';
import type { TextFile } from '../schemaFile.js';

/**
 * A file, or one at a git revision: `main:schemas/a.avsc`. As for git itself, the path after the colon counts from the
 * repository's root, and from the working folder where it starts with `./`. Here the working folder is tried where the
 * root has no such file. A file on disk whose name has a colon wins. @throws Error with a sentence
 */
export async function readNamedText(cwd: string, name: string): Promise<TextFile> {
  const colon = name.indexOf(':');
  const ref = name.slice(0, colon);
  // One letter before the colon is a drive.
  if (colon < 2 || !isGitRef(ref)) return readTextFile(cwd, name);
  try {
    return await readTextFile(cwd, name);
  } catch {
    // No such file on disk: it is meant as a revision.
    return { name, text: withoutMark(await textAt(cwd, ref, name.slice(colon + 1))) };
  }
}

async function textAt(cwd: string, ref: string, file: string): Promise<string> {
  const [home] = await findRepositories([path.join(cwd, 'any')]);
  if (home === undefined) throw new Error(`${cwd} is not in a git repository, so there is no revision "${ref}".`);
  const places = file.startsWith('.')
    ? [path.resolve(cwd, file)]
    : [path.resolve(home.root, file), path.resolve(cwd, file)];
  let message = '';
  for (const place of places) {
    const found = await gitFileAt(place, ref);
    if (found.state === 'found') return found.text;
    message ||= found.message;
  }
  throw new Error(message);
}
