import { createRegistryClient } from '../../common/registry/client.js';
import type { RegistryClient } from '../../common/registry/client.js';
import type { RegistryCredentials } from '../../common/registry/http.js';
import type { ConnectionProfile, KafkaProfile, TlsProfile } from '../../common/settings/types.js';
import type { Disposable } from '../event.js';
import type { KafkaCluster } from '../kafka/cluster.js';
import type { Connection } from './connection.js';
import type { ConnectKafka, ConnectLog, KafkaConnectOptions, SaslOptions, TlsOptions } from './kafkaOptions.js';
import { observedCluster, observedRegistry } from './observed.js';
import { partStates } from './partStates.js';
import type { SecretKind, Secrets } from './secrets.js';

export interface ConnectionPorts {
  readonly secrets: Secrets;
  /** Reads a text file; a relative path is taken from the workspace's first folder. */
  readFile(path: string): Promise<string>;
  readonly connectKafka: ConnectKafka;
  /** The script that the Kafka worker runs. */
  readonly workerFile: string;
  readonly log: ConnectLog;
  now(): number;
}

/** A profile brought to life. Nothing is opened, read or asked for until something is asked of a part. */
export function openConnection(profile: ConnectionProfile, ports: ConnectionPorts): Connection & Disposable {
  const states = partStates(
    () => ports.now(),
    (error) => ports.log.error(String(error)),
  );
  const { tls } = profile.registry ?? {};
  const registryTls = tls === undefined ? undefined : kept(() => tlsOf(profile, tls, 'registry-key', ports));
  const registryClient = registryOf(profile, registryTls?.get, ports);
  const registry =
    registryClient === undefined
      ? undefined
      : observedRegistry(registryClient, (request) => states.observe('registry', request));

  let opened: Promise<KafkaCluster> | undefined;
  const open = (): Promise<KafkaCluster> => {
    opened ??= kafkaOptionsOf(profile, ports).then(
      (options) => ports.connectKafka(options),
      (error: unknown) => {
        opened = undefined;
        throw error;
      },
    );
    return opened;
  };
  const close = async (): Promise<void> => {
    const closing = opened;
    opened = undefined;
    if (closing !== undefined) await closing.then((cluster) => cluster.close());
  };
  const closeQuietly = () => close().catch((error: unknown) => ports.log.warn(`While closing: ${String(error)}`));
  const cluster =
    profile.kafka === undefined
      ? undefined
      : observedCluster(open, close, (request) => states.observe('kafka', request));

  return {
    profile,
    state: (part) => states.get(part),
    onDidChangeState: states.onDidChange,
    registry: () => registry,
    cluster: () => cluster,
    kafkaOptions: () => kafkaOptionsOf(profile, ports),
    async refresh(part) {
      ports.secrets.askAgain(profile);
      if (part !== 'kafka') {
        registryTls?.forget();
        registryClient?.refresh();
      }
      // A cluster that works is kept: its answers are never cached, and connecting anew costs a second.
      if (part !== 'registry' && states.get('kafka').kind !== 'connected') await closeQuietly();
    },
    dispose() {
      registryClient?.close();
      void closeQuietly();
    },
  };
}

function registryOf(
  profile: ConnectionProfile,
  tls: (() => Promise<TlsOptions>) | undefined,
  ports: ConnectionPorts,
): RegistryClient | undefined {
  const { registry } = profile;
  if (registry === undefined) return undefined;
  const { username } = registry;
  return createRegistryClient({
    url: registry.url,
    timeoutMs: registry.timeoutMs,
    now: () => ports.now(),
    ...(username === undefined
      ? {}
      : {
          credentials: async (): Promise<RegistryCredentials> => {
            return { kind: 'basic', username, password: await ports.secrets.get(profile, 'registry-password') };
          },
        }),
    ...(tls === undefined ? {} : { tls }),
  });
}

async function kafkaOptionsOf(profile: ConnectionProfile, ports: ConnectionPorts): Promise<KafkaConnectOptions> {
  const { kafka } = profile;
  if (kafka === undefined) throw new Error(`The connection "${profile.name}" names no Kafka cluster.`);
  const sasl = await saslOf(profile, kafka, ports);
  return {
    bootstrapServers: kafka.bootstrapServers,
    ...(kafka.tls === undefined ? {} : { tls: await tlsOf(profile, kafka.tls, 'kafka-key', ports) }),
    ...(sasl === undefined ? {} : { sasl }),
    workerFile: ports.workerFile,
    log: ports.log,
  };
}

async function saslOf(
  profile: ConnectionProfile,
  kafka: KafkaProfile,
  ports: ConnectionPorts,
): Promise<SaslOptions | undefined> {
  if (kafka.sasl === undefined) return undefined;
  const { mechanism, username } = kafka.sasl;
  if (mechanism !== 'OAUTHBEARER' && username === undefined) {
    throw new Error(`The connection "${profile.name}" needs a "username" for ${mechanism}. Add it to its settings.`);
  }
  const secret = await ports.secrets.get(profile, 'kafka-password');
  return mechanism === 'OAUTHBEARER'
    ? { mechanism, token: secret }
    : { mechanism, username: username ?? '', password: secret };
}

async function tlsOf(
  profile: ConnectionProfile,
  tls: TlsProfile,
  passphraseKind: SecretKind,
  ports: ConnectionPorts,
): Promise<TlsOptions> {
  const [ca, cert, key] = await Promise.all(
    [tls.caFile, tls.certFile, tls.keyFile].map((path) => readPem(path, ports)),
  );
  const passphrase = key?.includes('ENCRYPTED') === true ? await ports.secrets.get(profile, passphraseKind) : undefined;
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(passphrase === undefined ? {} : { passphrase }),
  };
}

async function readPem(path: string | undefined, ports: ConnectionPorts): Promise<string | undefined> {
  if (path === undefined) return undefined;
  const text = await ports.readFile(path).catch((error: unknown) => {
    throw new Error(`The certificate file "${path}" cannot be read. Check its path in the connection's settings.`, {
      cause: error,
    });
  });
  if (!text.includes('-----BEGIN ')) {
    throw new Error(
      `The file "${path}" is not in PEM form: it should hold a line such as "-----BEGIN CERTIFICATE-----".`,
    );
  }
  return text;
}

/** Keeps what worked until it is forgotten, and tries anew after a failure. */
function kept<T>(work: () => Promise<T>): { readonly get: () => Promise<T>; readonly forget: () => void } {
  let result: Promise<T> | undefined;
  return {
    get: () => {
      result ??= work().catch((error: unknown) => {
        result = undefined;
        throw error;
      });
      return result;
    },
    forget: () => {
      result = undefined;
    },
  };
}
