import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { runGit } from './runGit.js';

/** A repository, and the commit whose names are wanted. */
export interface RenameSearch {
  readonly root: string;
  readonly commit: string;
  readonly signal?: AbortSignal;
}

/**
 * The paths that files had at a commit, for those that git finds renamed since; today's path → the former one. Also for
 * files that were renamed outside git and are not added yet: they are announced in a copy of the index, and the
 * repository's own index stays untouched.
 */
export async function followRenames(
  search: RenameSearch,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(paths);
  const known = await renames(search, wanted, {});
  const unknown = paths.filter((path) => !known.has(path));
  const tracked = unknown.length === 0 ? new Set<string>() : await trackedPaths(search, unknown);
  const untracked = unknown.filter((path) => !tracked.has(path));
  if (untracked.length === 0) return known;
  const found = await withIndexCopy(search, async (index) => {
    const environment = { GIT_INDEX_FILE: index };
    const args = ['--literal-pathspecs', 'add', '--intent-to-add', '--force', '--', ...untracked];
    const added = await runGit(search.root, args, { environment, ...signalOf(search) });
    return added.state === 'ran' && added.code === 0 ? renames(search, wanted, environment) : new Map<string, string>();
  });
  return new Map([...known, ...found]);
}

async function renames(
  search: RenameSearch,
  wanted: ReadonlySet<string>,
  environment: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, string>> {
  const options = ['--no-ext-diff', '--no-textconv', '--find-renames', '--diff-filter=R', '--name-status', '-z'];
  const outcome = await runGit(search.root, ['diff', ...options, search.commit, '--'], {
    environment,
    ...signalOf(search),
  });
  const found = new Map<string, string>();
  if (outcome.state !== 'ran' || outcome.code !== 0) return found;
  const fields = outcome.stdout.toString('utf8').split('\0');
  for (let i = 0; i + 2 < fields.length; i += 3) {
    const [former, today] = [fields[i + 1] ?? '', fields[i + 2] ?? ''];
    if (wanted.has(today)) found.set(today, former);
  }
  return found;
}

async function trackedPaths(search: RenameSearch, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const outcome = await runGit(
    search.root,
    ['--literal-pathspecs', 'ls-files', '-z', '--', ...paths],
    signalOf(search),
  );
  return new Set(outcome.state === 'ran' ? outcome.stdout.toString('utf8').split('\0') : paths);
}

async function withIndexCopy(
  search: RenameSearch,
  use: (index: string) => Promise<ReadonlyMap<string, string>>,
): Promise<ReadonlyMap<string, string>> {
  const outcome = await runGit(search.root, ['rev-parse', '--git-path', 'index'], signalOf(search));
  if (outcome.state !== 'ran' || outcome.code !== 0) return new Map();
  const path = outcome.stdout.toString('utf8').replace(/\r?\n$/, '');
  const folder = await mkdtemp(join(tmpdir(), 'event-streams-'));
  try {
    const index = join(folder, 'index');
    await copyFile(isAbsolute(path) ? path : join(search.root, path), index);
    return await use(index);
  } catch {
    // A repository without an index has nothing that could have been renamed.
    return new Map();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function signalOf(search: RenameSearch): { readonly signal?: AbortSignal } {
  return search.signal === undefined ? {} : { signal: search.signal };
}
