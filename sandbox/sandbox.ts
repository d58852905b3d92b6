import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findJava } from './fetch/java.js';
import { kafkaJars, registryJar } from './fetch/servers.js';
import { defaultStateFolder } from './paths.js';
import { SandboxError } from './sandboxError.js';
import type { KafkaTools } from './seed/seed.js';
import { BROKER_HEAP_MB, brokerClassFlags, kafkaBroker, type ExtraListener } from './servers/broker.js';
import { javaRuntime } from './servers/classArchive.js';
import { freePorts } from './servers/ports.js';
import { apicurioRegistry, REGISTRY_HEAP_MB, registryClassFlags, registryUrl } from './servers/registry.js';
import type { Server } from './servers/server.js';
import { clearRunning, findRunning, reapOrphans, writeRunning, type SandboxAddresses } from './state/running.js';

export interface SandboxOptions {
  /** Data, logs and ports live here and survive restarts; `.sandbox/` of this checkout, where it is absent. */
  readonly stateDir?: string;
  /** Told in plain lines what happens. */
  readonly log?: (line: string) => void;
  /** Both, where it is absent. The address of a server that is left out leads nowhere until it is started. */
  readonly servers?: readonly ('broker' | 'registry')[];
  readonly broker?: {
    /** Listeners beside the plain one; each gets a free port, see `Sandbox.listeners`. */
    readonly listeners?: readonly Omit<ExtraListener, 'port'>[];
    /** Further lines of server.properties; they win over the sandbox's. */
    readonly properties?: Readonly<Record<string, string>>;
    /** As `SCRAM-SHA-256=[name=alice,password=…]`. */
    readonly scramUsers?: readonly string[];
    readonly heapMb?: number;
  };
  readonly registry?: {
    /** Further Java system properties; they win over the sandbox's. */
    readonly properties?: Readonly<Record<string, string>>;
    readonly heapMb?: number;
  };
}

export interface Sandbox extends SandboxAddresses {
  /** `host:port` of each extra listener, by its name. */
  readonly listeners: Readonly<Record<string, string>>;
  readonly stateDir: string;
  /** For seeding, and for tests that want Kafka's own console tools. */
  readonly tools: KafkaTools;
  readonly broker: Server;
  readonly registry: Server;
  /** Stops both and forgets the addresses; the data stays. Calling it again does nothing. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a Kafka broker and a registry on loopback. They end with this process, however it ends.
 *
 * @throws SandboxError where Java or Maven is missing, a download fails, or a sandbox runs in this folder already.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { stateDir = defaultStateFolder(), log = () => undefined, servers = ['broker', 'registry'] } = options;
  if ((await findRunning(stateDir)) !== undefined) throw new SandboxError(`A sandbox runs in ${stateDir} already.`);
  const orphans = await reapOrphans(stateDir);
  if (orphans > 0) log(`Ended ${orphans} server(s) that an earlier run had left behind.`);
  const java = await findJava();
  const jars = await kafkaJars(log);
  const jar = await registryJar(log);
  const runtime = await javaRuntime(java);
  const [brokerFlags, registryFlags] = await Promise.all([
    brokerClassFlags(runtime, jars, log),
    registryClassFlags(runtime, jar, log),
  ]);

  const extraListeners = options.broker?.listeners ?? [];
  const ports = await rememberedPorts(stateDir, extraListeners);
  const addresses = {
    bootstrap: `127.0.0.1:${portOf(ports, 'broker')}`,
    registryUrl: registryUrl(portOf(ports, 'registry')),
  };
  let noting = Promise.resolve();
  // One after the other: the last one is the true one.
  const note = (): Promise<void> => {
    noting = noting.then(() => writeRunning(stateDir, addresses, pidsOf([broker, registry])));
    return noting;
  };
  const broker = kafkaBroker(
    {
      java,
      jars,
      folder: join(stateDir, 'kafka'),
      logFile: join(stateDir, 'logs/kafka.log'),
      port: portOf(ports, 'broker'),
      controllerPort: portOf(ports, 'controller'),
      listeners: extraListeners.map((listener) => ({ ...listener, port: portOf(ports, listener.name) })),
      properties: options.broker?.properties ?? {},
      scramUsers: options.broker?.scramUsers ?? [],
      heapMb: options.broker?.heapMb ?? BROKER_HEAP_MB,
      javaFlags: brokerFlags,
    },
    note,
  );
  const registry = apicurioRegistry(
    {
      java,
      jar,
      folder: join(stateDir, 'registry'),
      logFile: join(stateDir, 'logs/registry.log'),
      port: portOf(ports, 'registry'),
      managementPort: portOf(ports, 'management'),
      properties: options.registry?.properties ?? {},
      heapMb: options.registry?.heapMb ?? REGISTRY_HEAP_MB,
      javaFlags: registryFlags,
    },
    note,
  );
  const stop = async (): Promise<void> => {
    await Promise.all([broker.stop(), registry.stop()]);
    await clearRunning(stateDir);
  };
  const wanted = [...(servers.includes('broker') ? [broker] : []), ...(servers.includes('registry') ? [registry] : [])];
  try {
    log(`Starting ${wanted.length === 2 ? 'Kafka and the registry' : (servers[0] ?? 'nothing')} …`);
    await note();
    await allSettled(wanted.map((server) => server.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...addresses,
    listeners: Object.fromEntries(extraListeners.map(({ name }) => [name, `127.0.0.1:${portOf(ports, name)}`])),
    stateDir,
    tools: { java, jars },
    broker,
    registry,
    stop,
  };
}

/** As Promise.all, but no work goes on when it rejects. */
async function allSettled(work: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(work);
  await Promise.all(work);
}

function pidsOf(servers: readonly Server[]): readonly number[] {
  return servers.map(({ pid }) => pid).filter((pid) => pid !== undefined);
}

/** The ports of last time where they are still free: an open editor and its settings stay right after a restart. */
async function rememberedPorts(
  stateDir: string,
  listeners: readonly { readonly name: string }[],
): Promise<Readonly<Record<string, number>>> {
  const file = join(stateDir, 'ports.json');
  const text = await readFile(file, 'utf8').catch(() => '{}');
  const names = ['broker', 'controller', 'registry', 'management', ...listeners.map(({ name }) => name)];
  const ports = await freePorts(names, parsePorts(text));
  await mkdir(stateDir, { recursive: true });
  await writeFile(file, JSON.stringify(ports));
  return ports;
}

function parsePorts(text: string): Readonly<Record<string, number>> {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, port]) => Number.isInteger(port)));
}

function portOf(ports: Readonly<Record<string, number>>, name: string): number {
  const port = ports[name];
  if (port === undefined) throw new Error(`No port was chosen for ${name}`);
  return port;
}
