import { gitFilesAt } from './git.js';
import type { GitFile } from './git.js';

/** One file at one revision. */
export type ReadAtRevision = (file: string, ref: string) => Promise<GitFile>;

interface Wanted {
  readonly file: string;
  readonly ref: string;
  readonly resolve: (file: GitFile) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads files at revisions for many askers: what is asked while git is busy is asked of it together afterwards, and each
 * file once. For a run that is over before the repository changes, since answers are kept.
 */
export function gitReader(): ReadAtRevision {
  const known = new Map<string, Promise<GitFile>>();
  let waiting: Wanted[] = [];
  let running = false;

  const run = async () => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await Promise.all([...new Set(batch.map(({ ref }) => ref))].map((ref) => readAll(batch, ref)));
    }
    running = false;
  };
  return (file, ref) => {
    const key = `${ref}\0${file}`;
    const asked =
      known.get(key) ?? new Promise<GitFile>((resolve, reject) => void waiting.push({ file, ref, resolve, reject }));
    known.set(key, asked);
    if (!running && waiting.length > 0) {
      running = true;
      // Everybody who asks in this turn of the event loop comes along.
      setImmediate(() => void run());
    }
    return asked;
  };
}

async function readAll(batch: readonly Wanted[], ref: string): Promise<void> {
  const wanted = batch.filter((one) => one.ref === ref);
  try {
    const answers = await gitFilesAt(
      wanted.map(({ file }) => file),
      ref,
    );
    wanted.forEach(({ resolve }, index) => {
      resolve(answers[index] ?? { state: 'failed', message: 'Git gave no answer.' });
    });
  } catch (error) {
    for (const { reject } of wanted) reject(error);
  }
}
