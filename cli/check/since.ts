import path from 'node:path';
import { gitFailure, resolveMergeBase } from '../../common/baseline/git.js';
import { findRepositories } from '../../common/baseline/gitRepository.js';
import type { RepositoryFile } from '../../common/baseline/gitRepository.js';
import type { BaselinePorts } from '../../common/baseline/history.js';
import { resolveReferences } from '../../common/baseline/references.js';
import { runGit } from '../../common/baseline/runGit.js';
import { isGitRef } from '../../common/settings/baselineText.js';
import { mentionsOthers } from '../../server/analysis/referenceTexts.js';
import { openFiles } from './openFile.js';
import type { CheckSurroundings, OpenedFile } from './openFile.js';

/** Files that are held in memory at once. */
const AT_ONCE = 500;

/**
 * The files that changed since a revision, or that refer to one that did, also through others and when that one is gone;
 * all of them where the settings changed. A revision that ends in `...` stands for its merge base with HEAD.
 *
 * @param readText reads a file of the workspace.
 * @throws Error for a revision that the workspace's repository does not have
 */
export async function changedSince(
  ref: string,
  files: readonly string[],
  settingsFile: string | undefined,
  surroundings: CheckSurroundings,
  readText: BaselinePorts['readText'],
): Promise<readonly string[]> {
  if (!isGitRef(ref)) throw new Error(`"${ref}" cannot be used as a git revision: name a commit, a branch or a tag.`);
  const isChanged = await changeFinder(ref, files, surroundings.folder);
  if (settingsFile !== undefined && (await isChanged([settingsFile]))) return files;
  const changed = new Set<string>();
  for (let start = 0; start < files.length; start += AT_ONCE) {
    const { opened, unreadable } = await openFiles(files.slice(start, start + AT_ONCE), surroundings);
    // The check itself says why.
    for (const { file } of unreadable) changed.add(file);
    await Promise.all(
      opened.map(async (one) => {
        const needed = await filesReferredTo(one, readText);
        if (await isChanged([one.file, ...needed])) changed.add(one.file);
      }),
    );
  }
  return files.filter((file) => changed.has(file));
}

type IsChanged = (files: readonly string[]) => Promise<boolean>;

/** A repository within the workspace's own may not know the revision: all of its files count as changed. */
async function changeFinder(ref: string, files: readonly string[], folder: string): Promise<IsChanged> {
  const [home] = await findRepositories([path.join(folder, 'any')]);
  if (home === undefined) throw new Error(`${folder} is not in a git repository, so --since has nothing to go by.`);
  const places = await findRepositories(files);
  const roots = new Set([home.root, ...places.flatMap((place) => place?.root ?? [])]);
  const changes = new Map<string, ReadonlySet<string> | 'all'>();
  for (const root of roots) {
    const changed = await changedPaths(root, ref);
    if (typeof changed === 'string' && root === home.root) throw new Error(changed);
    changes.set(root, typeof changed === 'string' ? 'all' : changed);
  }
  const has = (place: RepositoryFile | undefined) => {
    const changed = place === undefined ? 'all' : changes.get(place.root);
    return changed === undefined || changed === 'all' || (place !== undefined && changed.has(place.path));
  };
  return async (asked) => (await findRepositories(asked)).some(has);
}

/** A sentence where it cannot be told, as for an unknown revision. A renamed file stands here under both of its names. */
async function changedPaths(root: string, ref: string): Promise<ReadonlySet<string> | string> {
  const revision = await resolveMergeBase(root, ref, undefined);
  if (typeof revision !== 'string') return revision.message;
  const known = await runGit(root, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
  if (known.state === 'ran' && known.code !== 0 && known.stderr === '') {
    return `the repository has no revision "${ref}" to compare with. Is it fetched?`;
  }
  const options = ['--no-ext-diff', '--no-textconv', '--no-renames', '--name-only', '-z'];
  const [changed, added] = await Promise.all([
    runGit(root, ['diff', ...options, `${revision}^{commit}`, '--']),
    runGit(root, ['ls-files', '--others', '--exclude-standard', '-z']),
  ]);
  const failed = [known, changed, added].find((outcome) => outcome.state !== 'ran' || outcome.code !== 0);
  if (failed !== undefined) return gitFailure(failed, root).message;
  const names = [changed, added].flatMap((outcome) =>
    outcome.state === 'ran' ? outcome.stdout.toString('utf8').split('\0') : [],
  );
  return new Set(names.filter((name) => name !== ''));
}

/** Every file that is looked for on the way to the references, also where there is none any more. */
async function filesReferredTo(
  { target, document }: OpenedFile,
  readText: BaselinePorts['readText'],
): Promise<readonly string[]> {
  if (target.question === undefined) return [];
  const question = { ...target.question, text: document.text };
  if (!mentionsOthers(question)) return [];
  const asked = new Set<string>();
  await resolveReferences(question, {
    // Versions of a registry are no files: whether they changed is not asked here.
    registry: {
      subjectHistory: () => Promise.resolve({ state: 'no-subject' }),
      subjectVersion: () => Promise.resolve({ state: 'not-found' }),
    },
    readText: (file) => {
      asked.add(file);
      return readText(file);
    },
  });
  return [...asked];
}
