import type { Readable, Writable } from 'node:stream';

/** What the command line touches of its surroundings; tests give their own. */
export interface Io {
  readonly stdin: Readable;
  /** For what writes by itself; everything else uses `print`. */
  readonly stdout: Writable;
  /**
   * Writes text; resolves when the reader is ready for more, so that output never piles up in memory. False where nobody
   * reads any more.
   */
  print(text: string): Promise<boolean>;
  complain(text: string): void;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** 0: compatible. 1: incompatible. 2: wrong usage, or input that cannot be read. */
export type ExitCode = 0 | 1 | 2;

/** What is wrong with the way the command was called; ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * The real terminal. A reader that goes away (`| head`) is no error: what is left is not written, and the exit code stays
 * the verdict's. Output that cannot be written for another reason, as on a full disk, ends the program with 2.
 */
export function processIo(): Io {
  let isRead = true;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    isRead = false;
    if (error.code === 'EPIPE') return;
    process.stderr.write(`event-streams: the output cannot be written: ${error.message}\n`);
    process.exit(2);
  });
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    print: (text) =>
      new Promise((resolve) => {
        if (isRead) process.stdout.write(text, () => resolve(isRead));
        else resolve(false);
      }),
    complain: (text) => process.stderr.write(text),
    cwd: process.cwd(),
    env: process.env,
  };
}
