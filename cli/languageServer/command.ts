import { readTextFile } from '../../server/nodePorts.js';
import { startOverStreams } from '../../server/overStreams.js';
import { parseCommandLine } from '../arguments.js';
import { UsageError } from '../io.js';
import type { ExitCode, Io } from '../io.js';
import { version } from '../version.js';
import { workspaceRegistries } from './workspaceRegistries.js';

const FLAGS = {
  stdio: { type: 'boolean', default: false },
  'trust-workspace': { type: 'boolean', default: false },
  // Given by some clients; the library itself looks for it and ends when that process does.
  clientProcessId: { type: 'string' },
} as const;

/** How soon after a registry is back its answers are there, unless somebody saves a file before. */
const RETRY_MS = 30_000;

/**
 * `event-streams language-server --stdio`: the language server for any editor. Ends with the editor: at `exit`, when
 * standard input closes, or when the process that `initialize` names is gone. @throws UsageError
 */
export function languageServerCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseCommandLine(args, FLAGS);
  if (!values.stdio || positionals.length > 0) {
    throw new UsageError('say --stdio: an editor talks with the server over standard input and output.');
  }
  const registries = workspaceRegistries(io, values['trust-workspace']);
  startOverStreams(io.stdin, io.stdout, {
    registry: registries.port,
    readFile: readTextFile,
    settingsRead: registries.settingsRead,
    sendStates: false,
    retryMs: RETRY_MS,
    version: version(),
  });
  // The server ends the process itself, with the exit code that the protocol asks for.
  return new Promise(() => undefined);
}
