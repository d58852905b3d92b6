import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sandboxSources } from '../paths.js';
import { waitUntil } from '../waitUntil.js';

export interface ServerProcess {
  /** Of the server, which leads a process group of its own. */
  readonly pid: number;
  readonly exited: boolean;
  /** Resolves at its end, whoever caused it. */
  readonly ended: Promise<void>;
  /** Asks it to end, insists after twenty seconds (it may have classes to keep), and waits for the end. */
  readonly stop: () => Promise<void>;
  /** Ends it at once, as a crash would, and waits for the end. */
  readonly kill: () => Promise<void>;
}

/**
 * Starts a server whose output goes to `logFile` and which cannot outlive this process: a small shell watches our
 * end of a pipe, in a process group of its own, so that Ctrl-C in a terminal reaches only us and servers stop in order.
 */
export function startServer(command: readonly string[], logFile: string): ServerProcess {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  const child = spawn('/bin/sh', [join(sandboxSources(), 'servers/leash.sh'), ...command], {
    detached: true,
    stdio: ['pipe', log, log],
  });
  closeSync(log);
  const { pid, stdin } = child;
  if (pid === undefined || stdin === null)
    throw new Error(`/bin/sh cannot be started to run ${command[0] ?? 'a server'}`);
  // Writing never happens; an error here only says that the other end is gone, which `exited` tells.
  stdin.on('error', () => undefined);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      // The watcher is all that is left of the group.
      killGroup(pid);
      stdin.destroy();
      resolve();
    });
  });
  return {
    pid,
    get exited() {
      return child.exitCode !== null || child.signalCode !== null;
    },
    ended: exited,
    async stop() {
      stdin.destroy();
      await exited;
    },
    async kill() {
      killGroup(pid);
      await exited;
    },
  };
}

/**
 * Waits until a server that was just started is ready.
 *
 * @throws Error with the end of its log when it ends instead, or takes longer than a minute.
 */
export async function waitUntilReady(
  server: ServerProcess,
  what: string,
  logFile: string,
  ready: () => Promise<boolean>,
): Promise<void> {
  try {
    await waitUntil(
      `the start of ${what}`,
      async () => {
        if (server.exited) throw new Error(`${what} ended while starting`);
        return ready();
      },
      { timeoutMs: 60_000 },
    );
  } catch (error) {
    await server.kill();
    const lines = (await readFile(logFile, 'utf8')).trimEnd().split('\n');
    throw new Error(`${what} did not start. The end of ${logFile}:\n${lines.slice(-15).join('\n')}`, { cause: error });
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!isCode(error, 'ESRCH')) throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
