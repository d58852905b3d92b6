import type { KafkaCluster } from '../kafka/cluster.js';

/** Everything that opening a cluster needs, with secrets in it: never log it, never keep it longer than needed. */
export interface KafkaConnectOptions {
  readonly bootstrapServers: readonly string[];
  readonly tls?: TlsOptions;
  readonly sasl?: SaslOptions;
  /** The script that runs in the worker thread. */
  readonly workerFile: string;
  readonly log: ConnectLog;
}

/** PEM texts; all absent means the system's certificate authorities and no client certificate. */
export interface TlsOptions {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly passphrase?: string;
}

export type SaslOptions =
  | {
      readonly mechanism: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512';
      readonly username: string;
      readonly password: string;
    }
  | { readonly mechanism: 'OAUTHBEARER'; readonly token: string };

/** The part of a log channel that a connection writes to. */
export interface ConnectLog {
  trace(message: string): void;
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** Opens nothing by itself: the first call of a method does. */
export type ConnectKafka = (options: KafkaConnectOptions) => KafkaCluster;
