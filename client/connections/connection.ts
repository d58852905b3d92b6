import type { SchemaRegistry } from '../../common/registry/types.js';
import type { ConnectionProfile } from '../../common/settings/types.js';
import type { Listen } from '../event.js';
import type { KafkaCluster } from '../kafka/cluster.js';
import type { KafkaConnectOptions } from './kafkaOptions.js';

/** The two services of a connection live and fail apart: one can be away while the other works. */
export type ConnectionPart = 'kafka' | 'registry';

export type PartState =
  /** Nobody asked it for anything yet. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  /** Cannot be reached; `since` is in milliseconds since 1970. */
  | { readonly kind: 'unreachable'; readonly reason: string; readonly since: number }
  /** It answers, and refuses who we are. */
  | { readonly kind: 'unauthorized'; readonly reason: string };

export interface Connection {
  readonly profile: ConnectionProfile;
  state(part: ConnectionPart): PartState;
  readonly onDidChangeState: Listen<ConnectionPart>;
  /** Connects at its first request; undefined where the profile names no registry. */
  registry(): SchemaRegistry | undefined;
  /** Connects at its first request; undefined where the profile names no cluster. */
  cluster(): KafkaCluster | undefined;
  /**
   * For those who open their own worker, e.g. a preview: the cluster's options with secrets resolved, asking for them
   * if need be. Rejects where the profile names no cluster, or the user would not give the secret.
   */
  kafkaOptions(): Promise<KafkaConnectOptions>;
  /** Forgets what can change and closes what failed, so that the next request connects anew. */
  refresh(part?: ConnectionPart): Promise<void>;
}

/** The connections of the settings, live. Empty while the workspace is not trusted. */
export interface Connections {
  all(): readonly Connection[];
  get(name: string): Connection | undefined;
  /** A connection was added, changed or removed. */
  readonly onDidChange: Listen<void>;
}
