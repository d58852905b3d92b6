import { runGit } from './runGit.js';
import type { GitOutcome } from './runGit.js';

/** One object of a repository, or why there is none. */
export type GitObject =
  | { readonly state: 'found'; readonly id: string; readonly type: string; readonly content: Buffer }
  | { readonly state: 'missing' };

export type GitObjects =
  | { readonly state: 'read'; readonly objects: readonly GitObject[] }
  | { readonly state: 'failed'; readonly outcome: GitOutcome };

/**
 * Reads many objects, named as `REF^{commit}` or `REF:path`, through one `git cat-file --batch`; the answer has the
 * order of the names. Where all of them together are too large, they are read in halves.
 */
export async function readGitObjects(
  repository: string,
  names: readonly string[],
  signal: AbortSignal | undefined,
): Promise<GitObjects> {
  if (names.length === 0) return { state: 'read', objects: [] };
  const outcome = await runGit(repository, ['cat-file', '--batch'], {
    // A line break would name another object; no file that has one in its name is looked up.
    input: names.map((name) => (name.includes('\n') ? '\n' : `${name}\n`)).join(''),
    ...(signal === undefined ? {} : { signal }),
  });
  if (outcome.state === 'too-large' && names.length > 1) return readInHalves(repository, names, signal);
  if (outcome.state !== 'ran' || outcome.code !== 0) return { state: 'failed', outcome };
  return { state: 'read', objects: parseBatch(outcome.stdout, names.length) };
}

async function readInHalves(
  repository: string,
  names: readonly string[],
  signal: AbortSignal | undefined,
): Promise<GitObjects> {
  const middle = names.length >> 1;
  const first = await readGitObjects(repository, names.slice(0, middle), signal);
  if (first.state === 'failed') return first;
  const second = await readGitObjects(repository, names.slice(middle), signal);
  return second.state === 'failed' ? second : { state: 'read', objects: [...first.objects, ...second.objects] };
}

/** Each answer is `<id> <type> <size>`, the content and a line break, or one line that ends in `missing` or the like. */
function parseBatch(output: Buffer, count: number): readonly GitObject[] {
  const objects: GitObject[] = [];
  let at = 0;
  while (objects.length < count) {
    const end = output.indexOf(10, at);
    if (end < 0) break;
    const header = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(output.toString('utf8', at, end));
    at = end + 1;
    if (header === null) {
      objects.push({ state: 'missing' });
      continue;
    }
    const size = Number(header[3]);
    objects.push({
      state: 'found',
      id: header[1] ?? '',
      type: header[2] ?? '',
      content: output.subarray(at, at + size),
    });
    at += size + 1;
  }
  while (objects.length < count) objects.push({ state: 'missing' });
  return objects;
}
