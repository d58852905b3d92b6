import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { runProgram } from '../fetch/runProgram.js';
import { classArchiveFlags, type JavaRuntime } from './classArchive.js';
import { freePorts } from './ports.js';
import { server, type Server } from './server.js';

/** A listener beside the plain one, e.g. `{ name: 'SASL', protocol: 'SASL_PLAINTEXT', port: 39092 }`. */
export interface ExtraListener {
  readonly name: string;
  readonly protocol: 'PLAINTEXT' | 'SSL' | 'SASL_PLAINTEXT' | 'SASL_SSL';
  readonly port: number;
}

export interface BrokerOptions {
  readonly java: string;
  readonly jars: string;
  readonly folder: string;
  readonly logFile: string;
  readonly port: number;
  readonly controllerPort: number;
  readonly listeners: readonly ExtraListener[];
  /** Further lines of server.properties; they win over ours. */
  readonly properties: Readonly<Record<string, string>>;
  /** Arguments of `--add-scram`, e.g. `SCRAM-SHA-256=[name=alice,password=…]`; used when the data folder is made. */
  readonly scramUsers: readonly string[];
  readonly heapMb: number;
  /** Further flags for Java, see `brokerClassFlags`. */
  readonly javaFlags: readonly string[];
}

/** Enough for some thousand partitions; see `BrokerOptions.heapMb`. */
export const BROKER_HEAP_MB = 160;

/** Apache Kafka as one process, broker and controller at once (KRaft), on loopback. */
export function kafkaBroker(options: BrokerOptions, changed: () => Promise<void>): Server {
  return server({
    what: 'the Kafka broker',
    logFile: options.logFile,
    prepare: () => prepare(options),
    command: [...javaCommand(options), `-Xmx${options.heapMb}m`, 'kafka.Kafka', propertiesFile(options)],
    ready: async () => (await readFile(options.logFile, 'utf8')).includes('Kafka Server started'),
    changed,
  });
}

/** Flags that start fast and stay small; the broker's default cleaner buffer alone is larger than this heap. */
function javaCommand({ java, jars, javaFlags }: BrokerOptions): readonly string[] {
  return [java, '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', ...javaFlags, '-cp', `${jars}/*`];
}

/** Flags with which the broker starts faster, see `classArchiveFlags`. */
export function brokerClassFlags(
  runtime: JavaRuntime,
  jars: string,
  log: (line: string) => void,
): Promise<readonly string[]> {
  const server = async (folder: string, javaFlags: readonly string[]): Promise<Server> => {
    const { port, controllerPort } = await freePorts(['port', 'controllerPort']);
    const plain = { listeners: [], properties: {}, scramUsers: [], heapMb: BROKER_HEAP_MB };
    const files = { jars, folder, logFile: join(folder, 'kafka.log') };
    return kafkaBroker({ ...plain, ...files, java: runtime.java, javaFlags, port, controllerPort }, () =>
      Promise.resolve(),
    );
  };
  return classArchiveFlags({ name: basename(jars), what: 'the Kafka broker', server }, runtime, log);
}

async function prepare(options: BrokerOptions): Promise<void> {
  await mkdir(options.folder, { recursive: true });
  await writeFile(propertiesFile(options), serverProperties(options));
  if (existsSync(join(dataFolder(options), 'meta.properties'))) return;
  const [java = 'java', ...flags] = javaCommand(options);
  const users = options.scramUsers.flatMap((user) => ['--add-scram', user]);
  const clusterId = randomBytes(16).toString('base64url').replace(/^-/, 'A');
  const format = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', propertiesFile(options), ...users];
  const { code, stdout, stderr } = await runProgram(java, [...flags, ...format]);
  if (code !== 0) throw new Error(`The broker's data folder cannot be made:\n${stdout}${stderr}`);
}

function serverProperties(options: BrokerOptions): string {
  const listeners = [{ name: 'PLAINTEXT', protocol: 'PLAINTEXT', port: options.port }, ...options.listeners];
  const addresses = listeners.map(({ name, port }) => `${name}://127.0.0.1:${port}`);
  const protocols = listeners.map(({ name, protocol }) => `${name}:${protocol}`);
  const properties: Readonly<Record<string, string | number>> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${options.controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: [...addresses, `CONTROLLER://127.0.0.1:${options.controllerPort}`].join(','),
    'advertised.listeners': addresses.join(','),
    'listener.security.protocol.map': [...protocols, 'CONTROLLER:PLAINTEXT'].join(','),
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': dataFolder(options),
    'log.cleaner.dedupe.buffer.size': 2_097_152,
    // Events are seeded with times of past days: they must not be cleaned away as old, nor a group forgotten.
    'log.retention.ms': -1,
    'offsets.retention.minutes': 525_600,
    // A broker that was killed is let in again when the controller has forgotten it.
    'broker.heartbeat.interval.ms': 500,
    'broker.session.timeout.ms': 3_000,
    'auto.create.topics.enable': 'false',
    'group.initial.rebalance.delay.ms': 0,
    'offsets.topic.num.partitions': 3,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.num.partitions': 3,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 3,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    ...options.properties,
  };
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

function propertiesFile({ folder }: BrokerOptions): string {
  return join(folder, 'server.properties');
}

function dataFolder({ folder }: BrokerOptions): string {
  return join(folder, 'data');
}
