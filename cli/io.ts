import type { Readable, Writable } from 'node:stream';

/** What the command line touches of its surroundings; tests give their own. */
export interface Io {
  readonly stdin: Readable;
  /** For what writes by itself; everything else uses `print`. */
  readonly stdout: Writable;
  /** Writes text; resolves when the reader is ready for more, so that output never piles up in memory. */
  print(text: string): Promise<void>;
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

/** The real terminal. A reader that goes away (`| head`) ends the program quietly, as with any Unix tool. */
export function processIo(): Io {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    print: (text) =>
      new Promise((resolve) => {
        if (process.stdout.write(text)) resolve();
        else process.stdout.once('drain', resolve);
      }),
    complain: (text) => process.stderr.write(text),
    cwd: process.cwd(),
    env: process.env,
  };
}
