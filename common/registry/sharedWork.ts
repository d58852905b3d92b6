/** Runs each piece of work once for everyone who asks for it while it runs. */
export interface SharedWork {
  /**
   * Joins the running work of this key, or starts it. A caller's `signal` ends only that caller's wait; the work itself
   * is aborted when nobody waits any more.
   *
   * @param cancelled makes the error that a cancelled caller gets.
   */
  run<T>(
    key: string,
    signal: AbortSignal | undefined,
    start: (signal: AbortSignal) => Promise<T>,
    cancelled: () => Error,
  ): Promise<T>;
  /** Lets later callers start anew instead of joining what is running now. */
  detach(): void;
}

interface Running {
  readonly result: Promise<unknown>;
  readonly abort: AbortController;
  waiting: number;
}

export function sharedWork(): SharedWork {
  let running = new Map<string, Running>();

  const begin = (key: string, start: (signal: AbortSignal) => Promise<unknown>): Running => {
    const abort = new AbortController();
    const here = running;
    const job: Running = { abort, waiting: 0, result: start(abort.signal).finally(() => forget()) };
    const forget = () => {
      if (here.get(key) === job) here.delete(key);
    };
    // Its callers hear of a failure; when all of them left, nobody needs to.
    job.result.catch(() => undefined);
    here.set(key, job);
    return job;
  };

  return {
    async run<T>(
      key: string,
      signal: AbortSignal | undefined,
      start: (signal: AbortSignal) => Promise<T>,
      cancelled: () => Error,
    ) {
      if (signal?.aborted === true) throw cancelled();
      const home = running;
      const job = home.get(key) ?? begin(key, start);
      job.waiting++;
      try {
        // The key stands for the type: one key is only ever asked for with one kind of work.
        return (await untilAborted(job.result, signal, cancelled)) as T;
      } finally {
        job.waiting--;
        if (job.waiting === 0) {
          if (home.get(key) === job) home.delete(key);
          job.abort.abort();
        }
      }
    },
    detach() {
      running = new Map();
    },
  };
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined, cancelled: () => Error): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(cancelled());
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
