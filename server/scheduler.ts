/** Runs work for documents as soon as the messages that are already on their way have been read. */
export interface Scheduler {
  schedule(uri: string): void;
  forget(uri: string): void;
  /** Nothing is worked on from now on. */
  dispose(): void;
}

/** So long, in milliseconds, may edits that keep coming put the work off. */
const MAX_DELAY_MS = 50;

/**
 * Edits are joined without a timer: each turn of the event loop hands over one waiting message, so a turn without a new
 * edit means that none is waiting. One document is worked on per turn, so requests get their turn too.
 */
export function createScheduler(work: (uri: string) => void): Scheduler {
  const due = new Map<string, number>();
  let edits = 0;
  let seenEdits = 0;
  let handle: NodeJS.Immediate | undefined;
  let disposed = false;

  const turn = () => {
    handle = undefined;
    const [next] = due;
    if (next === undefined) return;
    const [uri, since] = next;
    const isQuiet = edits === seenEdits;
    seenEdits = edits;
    if (isQuiet || performance.now() - since > MAX_DELAY_MS) {
      due.delete(uri);
      work(uri);
    }
    start();
  };
  const start = () => {
    if (due.size > 0) handle ??= setImmediate(turn);
  };
  return {
    schedule: (uri) => {
      if (disposed) return;
      edits++;
      if (!due.has(uri)) due.set(uri, performance.now());
      start();
    },
    forget: (uri) => void due.delete(uri),
    dispose: () => {
      disposed = true;
      if (handle !== undefined) clearImmediate(handle);
      due.clear();
    },
  };
}
