import { startServer, waitUntilReady, type ServerProcess } from './serverProcess.js';

/** One server of the sandbox, which tests stop, kill and start again while it is in use. */
export interface Server {
  readonly running: boolean;
  /** The process group, while it runs. */
  readonly pid: number | undefined;
  /** For messages, e.g. "the Kafka broker". */
  readonly what: string;
  readonly logFile: string;
  /** Calls back when it ends without having been told to by `stop` or `kill`, once it was ready. */
  readonly onDeath: (listener: () => void) => void;
  /** On the same port and with the same data as before. Nothing happens if it runs. */
  readonly start: () => Promise<void>;
  /** In order, as an operator would. */
  readonly stop: () => Promise<void>;
  /** At once, as a crash would. */
  readonly kill: () => Promise<void>;
}

export interface ServerRecipe {
  /** See `Server`. */
  readonly what: string;
  readonly logFile: string;
  readonly prepare: () => Promise<void>;
  readonly command: readonly string[];
  readonly ready: () => Promise<boolean>;
  /** Called when the process group has come or gone. */
  readonly changed: () => Promise<void>;
}

export function server(recipe: ServerRecipe): Server {
  let process_: ServerProcess | undefined;
  const mourners: (() => void)[] = [];
  const endedByUs = new WeakSet<ServerProcess>();
  const end = async (how: 'stop' | 'kill'): Promise<void> => {
    const ending = process_;
    if (ending === undefined) return;
    endedByUs.add(ending);
    await ending[how]();
    process_ = undefined;
    await recipe.changed();
  };
  return {
    what: recipe.what,
    logFile: recipe.logFile,
    onDeath: (listener) => mourners.push(listener),
    get running() {
      return process_ !== undefined && !process_.exited;
    },
    get pid() {
      return process_?.pid;
    },
    async start() {
      if (process_ !== undefined && !process_.exited) return;
      await recipe.prepare();
      const started = startServer(recipe.command, recipe.logFile);
      process_ = started;
      await recipe.changed();
      await waitUntilReady(started, recipe.what, recipe.logFile, recipe.ready);
      void started.ended.then(() => {
        if (!endedByUs.has(started)) for (const mourn of mourners) mourn();
      });
    },
    stop: () => end('stop'),
    kill: () => end('kill'),
  };
}
