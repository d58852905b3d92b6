import type { ExitCode, Io } from '../io.js';
import { compareFiles } from './files.js';
import { areFolders, compareFolders } from './folders.js';
import { parseCompareOptions } from './options.js';
import { compareStream } from './stream.js';

/** `event-streams compare`. @throws UsageError, or Error for a file that cannot be read */
export async function compareCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const options = parseCompareOptions(args);
  switch (options.mode) {
    case 'files':
      return (await areFolders(options, io.cwd)) ? compareFolders(options, io) : compareFiles(options, io);
    case 'stream':
      return compareStream(options, io);
  }
}
