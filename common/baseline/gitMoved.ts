import { readFile } from 'node:fs/promises';
import { extname, join, posix } from 'node:path';
import { isRecord } from '../settings/reading.js';
import { readGitObjects } from './gitObjects.js';
import type { RenameSearch } from './gitRename.js';
import { runGit } from './runGit.js';

/** More files than this that are gone at once are no renames of single schemas. */
const MAX_GONE = 500;

/**
 * The former paths of files that were renamed and edited so much that git no longer finds them alike, as happens at once
 * with a schema of a few lines or on one line: a file with the same ending is gone, and it declares the same type.
 * Today's path → the former one.
 *
 * @param taken former paths that are spoken for.
 */
export async function followMoves(
  search: RenameSearch,
  paths: readonly string[],
  taken: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const gone = (await goneSince(search)).filter((path) => !taken.has(path));
  const endings = new Set(paths.map(extname));
  const candidates = gone.filter((path) => endings.has(extname(path)));
  const found = new Map<string, string>();
  if (candidates.length === 0 || candidates.length > MAX_GONE) return found;
  const names = candidates.map((path) => `${search.commit}:${path}`);
  const read = await readGitObjects(search.root, names, search.signal);
  if (read.state === 'failed') return found;
  const former = candidates.map((path, index) => {
    const object = read.objects[index];
    return { path, type: object?.state === 'found' ? declaredType(object.content.toString('utf8'), path) : undefined };
  });
  for (const path of paths) {
    const type = declaredType(await textOf(join(search.root, path)), path);
    const alike =
      type === undefined ? [] : former.filter((one) => one.type === type && extname(one.path) === extname(path));
    const [only] = alike.length > 1 ? alike.filter((one) => posix.basename(one.path) === posix.basename(path)) : alike;
    if (only !== undefined) found.set(path, only.path);
  }
  return found;
}

async function goneSince({ root, commit, signal }: RenameSearch): Promise<readonly string[]> {
  const options = ['--no-ext-diff', '--no-textconv', '--no-renames', '--diff-filter=D', '--name-only', '-z'];
  const outcome = await runGit(root, ['diff', ...options, commit, '--'], signal === undefined ? {} : { signal });
  if (outcome.state !== 'ran' || outcome.code !== 0) return [];
  return outcome.stdout
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '');
}

/** What a text declares itself to be; undefined where it does not say. */
function declaredType(text: string, path: string): string | undefined {
  if (extname(path).toLowerCase() === '.proto') return /^\s*(?:message|enum)\s+(\w+)/m.exec(text)?.[1];
  let root: unknown;
  try {
    root = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // No schema, or one with comments: git's own search is all there is.
    return undefined;
  }
  if (!isRecord(root)) return undefined;
  const [name] = [root['name'], root['$id'], root['id'], root['title']].filter((one) => typeof one === 'string');
  return name;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    // Not saved yet, or not readable: it declares nothing.
    return '';
  }
}
