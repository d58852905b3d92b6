import { findJava } from './fetch/java.js';
import { kafkaJars } from './fetch/servers.js';
import { startSandbox } from './sandbox.js';
import { messageOf, SandboxError } from './sandboxError.js';
import { seedSandbox, type KafkaTools } from './seed/seed.js';
import { findRunning, type SandboxAddresses } from './state/running.js';
import type { Server } from './servers/server.js';
import type { Stopper } from './stopper.js';

type Log = (line: string) => void;

/**
 * A broker and a registry that run and hold the sample data: the given ones, those that another terminal has started
 * here, or new ones, which `stop` ends.
 */
export async function runningServers(
  servers: 'own' | SandboxAddresses,
  stateDir: string,
  log: Log,
  stop: Stopper,
): Promise<SandboxAddresses> {
  if (servers !== 'own') return filled(servers, log, await toolsIfThere());
  const running = await findRunning(stateDir);
  if (running !== undefined) {
    log('Using the servers that another terminal has started.');
    return running.addresses;
  }
  const sandbox = await startSandbox({ stateDir, log });
  stop.add(sandbox.stop);
  sayDeath(sandbox.broker, log);
  sayDeath(sandbox.registry, log);
  return filled({ bootstrap: sandbox.bootstrap, registryUrl: sandbox.registryUrl }, log, sandbox.tools);
}

/** A server that is gone shows elsewhere only as something that does not answer: it is said where it was started. */
function sayDeath({ what, logFile, onDeath }: Server, log: Log): void {
  onDeath(() => {
    const name = what.charAt(0).toUpperCase() + what.slice(1);
    log(`${name} has ended by itself. Press Ctrl-C and start again: the data is kept. Its last words: ${logFile}`);
  });
}

async function filled(addresses: SandboxAddresses, log: Log, tools?: KafkaTools): Promise<SandboxAddresses> {
  log('Filling in the sample data …');
  try {
    await seedSandbox(addresses, { log, ...(tools === undefined ? {} : { tools }) });
  } catch (error) {
    const where = `Kafka at ${addresses.bootstrap} and the registry at ${addresses.registryUrl}`;
    throw new SandboxError(`${where} could not be filled with the sample data: ${messageOf(error)}`);
  }
  return addresses;
}

/** Somebody else's servers are often used because there is no Java here: then it goes without. */
async function toolsIfThere(): Promise<KafkaTools | undefined> {
  try {
    return { java: await findJava(), jars: await kafkaJars(() => undefined) };
  } catch (error) {
    if (error instanceof SandboxError) return undefined;
    throw error;
  }
}
