import type { ExitCode, Io } from '../io.js';
import { compareFiles } from './files.js';
import { compareFolders, treesOf } from './folders.js';
import { parseCompareOptions } from './options.js';
import { compareStream } from './stream.js';

/** `event-streams compare`. @throws UsageError, or Error for a file that cannot be read */
export async function compareCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const options = parseCompareOptions(args);
  switch (options.mode) {
    case 'files': {
      const trees = await treesOf(options, io.cwd);
      return trees === undefined ? compareFiles(options, io) : compareFolders(trees, options, io);
    }
    case 'stream':
      return compareStream(options, io);
  }
}
