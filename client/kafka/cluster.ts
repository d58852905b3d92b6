/** A Kafka cluster in the domain's words. One adapter file implements it; nothing else touches the Kafka library. */
export interface KafkaCluster {
  topics(signal?: AbortSignal): Promise<readonly TopicSummary[]>;
  partitions(topic: string, signal?: AbortSignal): Promise<readonly PartitionSummary[]>;
  topicConfigs(topic: string, signal?: AbortSignal): Promise<readonly ConfigEntry[]>;
  brokers(signal?: AbortSignal): Promise<readonly BrokerSummary[]>;
  groups(signal?: AbortSignal): Promise<readonly GroupSummary[]>;
  groupOffsets(group: string, signal?: AbortSignal): Promise<readonly GroupOffset[]>;
  produce(record: NewRecord): Promise<RecordPosition>;
  close(): Promise<void>;
}

export interface TopicSummary {
  readonly name: string;
  readonly internal: boolean;
  readonly partitionCount: number;
  readonly replicationFactor: number;
}

export interface PartitionSummary {
  readonly partition: number;
  readonly leader: number | null;
  readonly replicas: readonly number[];
  readonly inSyncReplicas: readonly number[];
  /** First offset that still exists. */
  readonly earliestOffset: bigint;
  /** The offset that the next record will get. */
  readonly latestOffset: bigint;
}

export interface BrokerSummary {
  readonly id: number;
  readonly host: string;
  readonly port: number;
  readonly controller: boolean;
}

export interface ConfigEntry {
  readonly name: string;
  readonly value: string | null;
  /** Set on this topic or broker, rather than a default. */
  readonly overridden: boolean;
  readonly sensitive: boolean;
}

export interface GroupSummary {
  readonly id: string;
  /** `classic`, `consumer` (KIP-848), `share` … as the broker says. */
  readonly type: string;
  readonly state: string;
}

export interface GroupOffset {
  readonly topic: string;
  readonly partition: number;
  readonly committed: bigint;
  readonly latest: bigint;
  /** `latest - committed`, never below zero. */
  readonly lag: bigint;
}

export interface RecordHeader {
  readonly key: string;
  readonly value: Uint8Array | null;
}

/** A record as it travels: null is a null (a tombstone where it is the value), which an empty array is not. */
export interface NewRecord {
  readonly topic: string;
  readonly partition?: number;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly headers: readonly RecordHeader[];
  /** Milliseconds since 1970; the moment of sending, where it is absent. */
  readonly timestamp?: number;
}

export interface RecordPosition {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
}
