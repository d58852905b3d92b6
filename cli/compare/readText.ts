import path from 'node:path';
import { gitFileAt } from '../../common/baseline/git.js';
import { findRepositories } from '../../common/baseline/gitRepository.js';
import { isGitRef } from '../../common/settings/baselineText.js';
import type { Io } from '../io.js';
import { decodedText, readTextFile, withoutMark } from '../schemaFile.js';
import type { TextFile } from '../schemaFile.js';

/** Stands for standard input in place of a file, as everywhere. */
export const STDIN = '-';

/**
 * A file, or one at a git revision: `main:schemas/a.avsc`. A file on disk whose name has a colon wins. `-` is standard
 * input. @throws Error with a sentence
 */
export async function readNamedText({ cwd, stdin }: Pick<Io, 'cwd' | 'stdin'>, name: string): Promise<TextFile> {
  if (name === STDIN) return { name: '<stdin>', text: await textOf(stdin) };
  const revision = revisionIn(name);
  if (revision === undefined) return readTextFile(cwd, name);
  try {
    return await readTextFile(cwd, name);
  } catch {
    // No such file on disk: it is meant as a revision.
    return { name, text: withoutMark(await textAt(cwd, revision)) };
  }
}

export interface Revision {
  readonly ref: string;
  /** As it was written after the colon. */
  readonly path: string;
}

/** The two parts of `main:schemas/a.avsc`. */
export function revisionIn(name: string): Revision | undefined {
  const colon = name.indexOf(':');
  const ref = name.slice(0, colon);
  // One letter before the colon is a drive.
  return colon < 2 || !isGitRef(ref) ? undefined : { ref, path: name.slice(colon + 1) };
}

/**
 * Where a path after the colon of a revision is: as for git itself, from the repository's root, and from the working
 * folder where it starts with `./`. Here the working folder is tried where the root has no such path.
 */
export function placesOf(cwd: string, root: string, file: string): readonly string[] {
  return file.startsWith('.') ? [path.resolve(cwd, file)] : [path.resolve(root, file), path.resolve(cwd, file)];
}

async function textAt(cwd: string, revision: Revision): Promise<string> {
  const { ref } = revision;
  const [home] = await findRepositories([path.join(cwd, 'any')]);
  if (home === undefined) throw new Error(`${cwd} is not in a git repository, so there is no revision "${ref}".`);
  let message = '';
  for (const place of placesOf(cwd, home.root, revision.path)) {
    const found = await gitFileAt(place, ref);
    if (found.state === 'found') return found.text;
    // That a file is new somewhere helps nobody who named it.
    message ||= found.state === 'new-file' ? `${revision.path} does not exist at ${ref}.` : found.message;
  }
  throw new Error(message);
}

async function textOf(stream: Io['stdin']): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return decodedText(Buffer.concat(chunks), 'standard input');
}
