import { isGitRef } from '../settings/baselineText.js';
import { followMoves } from './gitMoved.js';
import { followRenames } from './gitRename.js';
import type { RenameSearch } from './gitRename.js';
import { readGitObjects } from './gitObjects.js';
import { findRepositories } from './gitRepository.js';
import type { RepositoryFile } from './gitRepository.js';
import { runGit } from './runGit.js';
import type { GitOutcome } from './runGit.js';

/** A file as it was at a revision, or why there is none. Each message is a sentence for a person. */
export type GitFile =
  | {
      readonly state: 'found';
      readonly text: string;
      /** The full id of the commit. */
      readonly commit: string;
      /** The repository's folder, and the file's path in it at that revision; another one than today's after a rename. */
      readonly root: string;
      readonly path: string;
    }
  | {
      readonly state:
        /** Nothing to compare with: the file is new at that revision. */
        | 'new-file'
        | 'no-commit'
        /** The file lies in a folder that the repository only points to, and that is not checked out. */
        | 'submodule'
        | 'not-a-repository'
        | 'unknown-ref'
        | 'refused-ref'
        | 'no-git'
        | 'too-large'
        | 'timeout'
        | 'cancelled'
        | 'failed';
      readonly message: string;
    };

/** Larger texts are no schemas. */
const MAX_SCHEMA_BYTES = 8 * 1024 * 1024;

/** The content of one file at a revision. Never rejects. */
export async function gitFileAt(file: string, ref: string, signal?: AbortSignal): Promise<GitFile> {
  const [found] = await gitFilesAt([file], ref, signal);
  return found ?? { state: 'failed', message: 'Git gave no answer.' };
}

/**
 * The contents of many files (absolute paths) at a revision, in their order, with one process per repository.
 * A revision that ends in `...` stands for its merge base with HEAD. Never rejects.
 */
export async function gitFilesAt(
  files: readonly string[],
  ref: string,
  signal?: AbortSignal,
): Promise<readonly GitFile[]> {
  if (!isGitRef(ref)) {
    const message = `"${ref}" cannot be used as a git revision: name a commit, a branch or a tag.`;
    return files.map(() => ({ state: 'refused-ref', message }));
  }
  const places = await findRepositories(files);
  const roots = [...new Set(places.flatMap((place) => place?.root ?? []))];
  const answers = new Map<RepositoryFile, GitFile>();
  for (const root of roots) {
    const here = places.filter((place): place is RepositoryFile => place?.root === root);
    const found = await readRepository(root, here, ref, signal);
    here.forEach((place, index) => {
      const answer = found[index];
      if (answer !== undefined) answers.set(place, answer);
    });
  }
  return places.map((place, index) => {
    const answer = place === undefined ? undefined : answers.get(place);
    return answer ?? { state: 'not-a-repository', message: `${files[index] ?? ''} is not in a git repository.` };
  });
}

async function readRepository(
  root: string,
  places: readonly RepositoryFile[],
  ref: string,
  signal: AbortSignal | undefined,
): Promise<readonly GitFile[]> {
  const revision = await resolveMergeBase(root, ref, signal);
  if (typeof revision !== 'string') return places.map(() => revision);
  const paths = places.map((place) => place.path);
  const read = await readGitObjects(
    root,
    [`${revision}^{commit}`, ...paths.map((path) => `${revision}:${path}`)],
    signal,
  );
  if (read.state === 'failed') return places.map(() => gitFailure(read.outcome, root));
  const [commit, ...objects] = read.objects;
  if (commit?.state !== 'found') return places.map(() => unknownRef(ref));
  const search: Search = { root, commit: commit.id, ref, ...(signal === undefined ? {} : { signal }) };
  const found = new Map<string, GitFile>();
  paths.forEach((path, index) => {
    const object = objects[index];
    if (object?.state === 'found' && object.type === 'blob') found.set(path, gitFile(search, path, object.content));
  });
  const missing = paths.filter((path) => !found.has(path));
  const elsewhere = missing.length === 0 ? new Map<string, GitFile>() : await readElsewhere(search, missing);
  return paths.map((path) => found.get(path) ?? elsewhere.get(path) ?? newFile(search, path));
}

interface Search extends RenameSearch {
  readonly ref: string;
}

/** For files that are not at their path: they had another name, or belong to a submodule that is not checked out. */
async function readElsewhere(search: Search, missing: readonly string[]): Promise<ReadonlyMap<string, GitFile>> {
  const renamed = await followRenames(search, missing);
  const unknown = missing.filter((path) => !renamed.has(path));
  const moved = unknown.length === 0 ? [] : await followMoves(search, unknown, new Set(renamed.values()));
  const former = [...renamed, ...moved];
  const names = former.map(([, path]) => `${search.commit}:${path}`);
  const read = await readGitObjects(search.root, names, search.signal);
  const answers = new Map<string, GitFile>();
  former.forEach(([today, path], index) => {
    const object = read.state === 'read' ? read.objects[index] : undefined;
    if (object?.state === 'found' && object.type === 'blob') answers.set(today, gitFile(search, path, object.content));
  });
  const submodules = await submodulePaths(search, missing);
  for (const path of missing) {
    if (!answers.has(path) && submodules.some((folder) => path.startsWith(`${folder}/`))) {
      answers.set(path, { state: 'submodule', message: `${path} lies in a submodule that is not checked out.` });
    }
  }
  return answers;
}

/** Folders above the given paths that are only pointers to a commit of another repository. */
async function submodulePaths(search: Search, paths: readonly string[]): Promise<readonly string[]> {
  const parents = new Set<string>();
  for (const path of paths) {
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      parents.add(path.slice(0, slash));
    }
  }
  if (parents.size === 0) return [];
  const args = ['--literal-pathspecs', 'ls-tree', '-z', search.commit, '--', ...parents];
  const outcome = await runGit(search.root, args, search.signal === undefined ? {} : { signal: search.signal });
  if (outcome.state !== 'ran') return [];
  const entries = outcome.stdout.toString('utf8').split('\0');
  return entries.filter((entry) => entry.startsWith('160000 ')).map((entry) => entry.slice(entry.indexOf('\t') + 1));
}

/** The revision itself, or for one that ends in `...` its merge base with HEAD. */
export async function resolveMergeBase(
  root: string,
  ref: string,
  signal: AbortSignal | undefined,
): Promise<string | Exclude<GitFile, { readonly state: 'found' }>> {
  if (!ref.endsWith('...')) return ref;
  const branch = ref.slice(0, -3);
  const outcome = await runGit(root, ['merge-base', '--', branch, 'HEAD'], {
    ...(signal === undefined ? {} : { signal }),
  });
  if (outcome.state !== 'ran' || isForeign(outcome)) return gitFailure(outcome, root);
  if (outcome.code === 0) return outcome.stdout.toString('utf8').trim();
  const message = `There is no revision "${branch}" here that has a commit in common with HEAD. Fetch it with its history; in CI, fetch all of it (depth 0).`;
  return { state: 'unknown-ref', message };
}

function gitFile(search: Search, path: string, content: Buffer): GitFile {
  if (content.length > MAX_SCHEMA_BYTES) {
    return {
      state: 'too-large',
      message: `${path} is larger than ${MAX_SCHEMA_BYTES / 1024 / 1024} MB at ${search.ref}.`,
    };
  }
  const text = new TextDecoder('utf-8').decode(content);
  return { state: 'found', text, commit: search.commit, root: search.root, path };
}

function newFile(search: Search, path: string): GitFile {
  return { state: 'new-file', message: `${path} does not exist at ${search.ref}: it is new.` };
}

function unknownRef(ref: string): GitFile {
  if (ref === 'HEAD') return { state: 'no-commit', message: 'The repository has no commit yet.' };
  return { state: 'unknown-ref', message: `The repository has no revision "${ref}". Is it fetched?` };
}

/** Why git gave no answer, in a sentence. */
export function gitFailure(outcome: GitOutcome, root: string): Exclude<GitFile, { readonly state: 'found' }> {
  switch (outcome.state) {
    case 'no-git':
      return { state: 'no-git', message: 'The git program was not found. Install git, or put it on PATH.' };
    case 'timeout':
      return { state: 'timeout', message: 'Git did not answer in time.' };
    case 'too-large':
      return { state: 'too-large', message: 'The file is too large at that revision.' };
    case 'cancelled':
      return { state: 'cancelled', message: 'Cancelled.' };
    case 'ran':
      if (isForeign(outcome)) {
        const message = `Git does not read ${root}, because another user owns it. Run: git config --global --add safe.directory ${root}`;
        return { state: 'failed', message };
      }
      return { state: 'failed', message: `Git failed: ${outcome.stderr.trim().split('\n')[0] ?? ''}` };
  }
}

/** What a container in CI meets whose user is not the one who cloned. */
function isForeign(outcome: GitOutcome): boolean {
  return outcome.state === 'ran' && outcome.stderr.includes('dubious ownership');
}
