import { PassThrough, Readable } from 'node:stream';
import type { ExitCode, Io } from '../../cli/io.js';
import { main } from '../../cli/main.js';

export interface CliRun {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliSurroundings {
  readonly cwd?: string;
  /** What arrives on standard input, in these pieces. */
  readonly stdin?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command line in this process, with its own input and output. */
export function runCli(args: readonly string[], surroundings: CliSurroundings = {}): Promise<CliRun> {
  return runWith((io) => main(args, io), surroundings);
}

/** The same for a part of the command line. */
export async function runWith(run: (io: Io) => Promise<ExitCode>, surroundings: CliSurroundings): Promise<CliRun> {
  let stdout = '';
  let stderr = '';
  const code = await run({
    stdin: Readable.from((surroundings.stdin ?? []).map((piece) => Buffer.from(piece))),
    stdout: new PassThrough(),
    print: (text) => {
      stdout += text;
      return Promise.resolve(true);
    },
    complain: (text) => {
      stderr += text;
    },
    cwd: surroundings.cwd ?? process.cwd(),
    env: surroundings.env ?? {},
  });
  return { code, stdout, stderr };
}
