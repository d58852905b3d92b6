import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** A program that cannot outlive this process, with whatever it starts. */
export interface Leashed {
  /** Calls back with each piece of what the program writes to either output. */
  readonly onOutput: (listener: (text: string) => void) => void;
  /** Resolves when the program and all it started have ended. */
  readonly ended: Promise<void>;
  /** Asks it to end, insists after three seconds, and resolves when it is gone. */
  readonly stop: () => Promise<void>;
}

/** Starts a program in a process group of its own that ends when this process does, however that happens. */
export function startLeashed(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Leashed {
  const leash = fileURLToPath(new URL('leash.js', import.meta.url));
  const child = spawn(process.execPath, [leash, program, ...args], {
    detached: true,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // The leash may be gone before our end of its input is: that is no error.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      resolve();
    });
  });
  return {
    onOutput: (listener) => {
      for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', listener);
    },
    ended,
    stop: async () => {
      signalGroup(child.pid, 'SIGTERM');
      await Promise.race([ended, delay(3000, undefined, { ref: false })]);
      signalGroup(child.pid, 'SIGKILL');
      await ended;
    },
  };
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // ESRCH: it has ended already, which is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
