import { join } from 'node:path';
import { gitUri } from '../protocol/gitUri.js';
import { gitFileAt } from './git.js';
import type { GitFile } from './git.js';
import type { ReadAtRevision } from './gitReader.js';
import type { BaselinePorts, BaselineQuestion, History } from './history.js';
import { resolveReferences } from './references.js';

/** The file itself at a git revision; the files that it refers to are taken from the same revision. */
export async function gitHistory(
  question: BaselineQuestion,
  ref: string,
  ports: BaselinePorts,
  signal?: AbortSignal,
): Promise<History> {
  const read: ReadAtRevision = (path, revision) => gitFileAt(path, revision, signal);
  return historyFromGit(question, ref, await read(question.file, ref), ports, read);
}

/**
 * The same from a file that is read already: the command line reads all files of a workspace at once.
 * @param read reads the files that it refers to, by default each for itself.
 */
export async function historyFromGit(
  question: BaselineQuestion,
  ref: string,
  file: GitFile,
  ports: BaselinePorts,
  read: ReadAtRevision = gitFileAt,
): Promise<History> {
  if (file.state !== 'found') {
    const state = file.state === 'new-file' || file.state === 'no-commit' ? 'nothing' : absence(file.state);
    return { state, reason: file.message };
  }
  const atRevision = async (path: string) => {
    const old = await read(path, file.commit);
    return old.state === 'found' ? old.text : ports.readText(path);
  };
  const former = join(file.root, file.path);
  const { references } = await resolveReferences(
    { ...question, file: former, text: file.text },
    { ...ports, readText: atRevision },
  );
  const uri = gitUri({ file: former, commit: file.commit, ref });
  const version = { label: ref, uri, format: question.format, source: { text: file.text, references } };
  return { state: 'found', versions: [version], pinned: false };
}

/** A file outside of any repository simply has no history; a git that fails is something to mend. */
function absence(state: Exclude<GitFile['state'], 'found'>): 'nothing' | 'unavailable' {
  return state === 'not-a-repository' || state === 'submodule' ? 'nothing' : 'unavailable';
}
