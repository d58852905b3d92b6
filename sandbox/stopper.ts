import { messageOf } from './sandboxError.js';
import { endOwnServers } from './state/running.js';

/** Ends everything in the reverse order of its start, once. */
export interface Stopper {
  /** What to call at the end. */
  readonly add: (stop: () => Promise<void>) => void;
  readonly hasWork: () => boolean;
  /** Ends everything, then this process. */
  readonly stop: () => void;
}

/**
 * Listens to all that may ask this process to end: Ctrl-C, signals, start.mjs, and its disappearance. Servers that are only
 * just starting are ended too.
 */
export function stopper(stateDir: string): Stopper {
  const works: (() => Promise<void>)[] = [];
  let stopping = false;
  const end = async (): Promise<void> => {
    for (const work of works.reverse()) {
      // One that fails must not keep the others alive.
      await work().catch((error: unknown) => {
        console.error(messageOf(error));
      });
    }
    await endOwnServers(stateDir);
  };
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    console.log('Stopping …');
    void end().finally(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.on('message', stop);
  process.on('disconnect', stop);
  return { add: (work) => works.push(work), hasWork: () => works.length > 0, stop };
}
