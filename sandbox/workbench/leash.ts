import { spawn } from 'node:child_process';

/**
 * Runs a program, and ends it with everything it started as soon as whoever started this process is gone, even where that
 * one was killed and could not clean up: its end of our standard input closes then. Must lead a process group of its own.
 * Arguments: the program, then the program's arguments.
 */
const [program, ...args] = process.argv.slice(2);
if (program === undefined) throw new Error('Usage: leash PROGRAM [ARGUMENT…]');

const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
const endGroup = (): void => {
  process.kill(-process.pid, 'SIGKILL');
};
process.stdin.on('close', endGroup).on('error', endGroup).resume();
// A polite end: the program gets the signal too, as it is in the same group; this process ends with it.
process.on('SIGTERM', () => undefined).on('SIGINT', () => undefined);
child.on('error', (error) => {
  console.error(`${program} cannot be started: ${error.message}`);
  process.exitCode = 127;
  process.stdin.destroy();
});
child.on('exit', endGroup);
