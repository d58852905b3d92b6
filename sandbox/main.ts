import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Options } from './options.js';
import { runningServers } from './runningServers.js';
import { messageOf, SandboxError } from './sandboxError.js';
import { stopper, type Stopper } from './stopper.js';
import { findRunning } from './state/running.js';
import { openCode } from './workspace/openCode.js';
import { writeWorkspace } from './workspace/writeWorkspace.js';

/** All that the sandbox writes into its folder; nothing else is thrown away, whatever folder `--state` names. */
const STATE_ENTRIES = [
  'kafka',
  'logs',
  'ports.json',
  'registry',
  'running.json',
  'workbench',
  'workspace',
  'workspace.unfinished',
  'workspace-without-servers',
  'workspace-without-servers.unfinished',
] as const;

// Called by start.mjs with the options as JSON. Ends on a signal, or when start.mjs says so or is gone.
try {
  // Written by parseArguments, in the same version of this program.
  const options = JSON.parse(process.argv[2] ?? '') as Options;
  if (options.action === 'ports') await printPorts(options.stateDir);
  else await start(options, stopper(options.stateDir));
} catch (error) {
  console.error(worded(error));
  process.exit(1);
}

async function printPorts(stateDir: string): Promise<void> {
  const running = await findRunning(stateDir);
  if (running === undefined) throw new SandboxError('No sandbox is running.');
  say(JSON.stringify(running.addresses));
}

async function start(options: Options, stop: Stopper): Promise<void> {
  const { stateDir } = options;
  const began = performance.now();
  if (options.reset) await reset(stateDir);
  const addresses = options.servers === 'none' ? undefined : await runningServers(options.servers, stateDir, say, stop);
  const workspace = await writeWorkspace(stateDir, addresses, say);
  if (addresses !== undefined) {
    say(`Kafka      ${addresses.bootstrap}`);
    say(`Registry   ${addresses.registryUrl}`);
  }
  say(`Workspace  ${workspace}`);
  if (options.open) await openCode(workspace, join(stateDir, 'workbench'), options.browser, say, stop);
  say(`Ready after ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  if (stop.hasWork()) say('Press Ctrl-C to end everything; the data is kept.');
  else process.exit(0);
}

async function reset(stateDir: string): Promise<void> {
  if ((await findRunning(stateDir)) !== undefined) {
    throw new SandboxError('A sandbox is running: end it first (Ctrl-C in its terminal), then reset.');
  }
  for (const name of STATE_ENTRIES) {
    const entry = join(stateDir, name);
    await rm(entry, { recursive: true, force: true }).catch((error: unknown) => {
      throw new SandboxError(`${entry} could not be removed: ${messageOf(error)}`);
    });
  }
}

/** The system's own errors say enough in one line; anything else unforeseen comes with its stack. */
function worded(error: unknown): unknown {
  if (error instanceof SandboxError) return error.message;
  return error instanceof Error && 'syscall' in error
    ? `Something could not be read or written: ${error.message}`
    : error;
}

function say(line: string): void {
  console.log(line);
}
