import { nearestWord } from '../common/nearestWord.js';
import { didYouMean } from './arguments.js';
import type { ExitCode, Io } from './io.js';
import { UsageError } from './io.js';
import { printable } from './report/printable.js';
import { CHECK_USAGE, COMPARE_USAGE, LANGUAGE_SERVER_USAGE, REGISTER_USAGE, USAGE } from './usage.js';
import { version } from './version.js';

interface Command {
  readonly usage: string;
  /** Loads the command's code only when it is asked for: `compare` must start fast. */
  load(): Promise<(args: readonly string[], io: Io) => Promise<ExitCode>>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  compare: { usage: COMPARE_USAGE, load: async () => (await import('./compare/command.js')).compareCommand },
  check: { usage: CHECK_USAGE, load: async () => (await import('./check/command.js')).checkCommand },
  register: { usage: REGISTER_USAGE, load: async () => (await import('./register/command.js')).registerCommand },
  'language-server': {
    usage: LANGUAGE_SERVER_USAGE,
    load: async () => (await import('./languageServer/command.js')).languageServerCommand,
  },
};

/** Runs `event-streams` with the arguments after the program's name. Never throws. */
export async function main(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    await io.print(USAGE);
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    await io.print(`${version()}\n`);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    const near = didYouMean(nearestWord(name, Object.keys(COMMANDS)));
    io.complain(`event-streams: there is no command "${printable(name)}".${near}\nTry: event-streams --help\n`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    await io.print(command.usage);
    return 0;
  }
  return run(command, name, rest, io);
}

async function run(command: Command, name: string, args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await (
      await command.load()
    )(args, io);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const hint = error instanceof UsageError ? `Try: event-streams ${name} --help\n` : '';
    io.complain(`event-streams ${name}: ${printable(message)}\n${hint}`);
    return 2;
  }
}
