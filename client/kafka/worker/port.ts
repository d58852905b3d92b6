import type { BrokerSummary, ConfigEntry, GroupSummary, NewRecord, RecordPosition } from '../cluster.js';
import type { KafkaError } from '../kafkaError.js';

/** What the adapter offers to the rest of the worker: the protocol's own terms, without the library's types. */
export interface KafkaLibrary {
  /** The topics of these names, or all of them. Their `errorCode` says what is wrong with one; the request still succeeds. */
  metadata(topics: readonly string[] | null): Promise<ClusterView>;
  /** @param committedOnly the latest offset is then the one before the oldest open transaction */
  listOffsets(asks: readonly OffsetAsk[], committedOnly: boolean): Promise<readonly OffsetAnswer[]>;
  /** Reads from one broker without joining any group; waits there for new records up to `maxWaitMs`. */
  fetch(ask: FetchAsk): Promise<readonly FetchedPartition[]>;
  topicConfigs(topic: string): Promise<readonly ConfigEntry[]>;
  groups(): Promise<readonly GroupSummary[]>;
  committedOffsets(group: string): Promise<readonly OffsetAnswer[]>;
  produce(record: NewRecord): Promise<RecordPosition>;
  /** The sentence for an error code that came with a topic or partition. */
  errorOf(code: number): KafkaError;
  close(): Promise<void>;
}

export interface ClusterView {
  readonly brokers: readonly BrokerSummary[];
  readonly topics: readonly TopicView[];
}

export interface TopicView {
  readonly name: string;
  /** The topic's UUID, which newer brokers want in requests; it changes when a topic is deleted and made anew. */
  readonly id: string;
  readonly internal: boolean;
  readonly errorCode: number;
  readonly partitions: readonly PartitionView[];
}

export interface PartitionView {
  readonly partition: number;
  readonly leader: number | null;
  readonly replicas: readonly number[];
  readonly inSyncReplicas: readonly number[];
}

export const EARLIEST = -2n;
export const LATEST = -1n;

export interface OffsetAsk {
  readonly topic: string;
  readonly partition: number;
  readonly leader: number;
  /** Milliseconds since 1970: the first offset at or after it; or EARLIEST, or LATEST. */
  readonly timestamp: bigint;
}

export interface OffsetAnswer {
  readonly topic: string;
  readonly partition: number;
  /** -1 where there is none, e.g. no record after the asked time. */
  readonly offset: bigint;
  readonly errorCode: number;
}

export interface FetchAsk {
  readonly topic: string;
  readonly topicId: string;
  readonly leader: number;
  readonly partitions: readonly { readonly partition: number; readonly offset: bigint }[];
  readonly maxWaitMs: number;
  readonly maxBytes: number;
  readonly maxPartitionBytes: number;
  readonly committedOnly: boolean;
}

export interface FetchedPartition {
  readonly partition: number;
  readonly errorCode: number;
  /** The offset after the last record that may be read. */
  readonly end: bigint;
  readonly logStart: bigint;
  readonly aborted: readonly AbortedTransaction[];
  readonly batches: readonly RecordBatch[];
}

export interface AbortedTransaction {
  readonly producerId: bigint;
  readonly firstOffset: bigint;
}

/** A batch after decompression, as it is stored: offsets and timestamps of records are relative to it. */
export interface RecordBatch {
  readonly firstOffset: bigint;
  readonly lastOffsetDelta: number;
  readonly attributes: number;
  readonly firstTimestamp: bigint;
  readonly maxTimestamp: bigint;
  readonly producerId: bigint;
  readonly records: readonly BatchRecord[];
}

export interface BatchRecord {
  readonly offsetDelta: number;
  readonly timestampDelta: bigint;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: readonly (readonly [Buffer | null, Buffer | null])[];
}

/** Codes of the protocol that readers act on. */
export const ERROR = {
  OFFSET_OUT_OF_RANGE: 1,
  UNKNOWN_TOPIC_OR_PARTITION: 3,
  LEADER_NOT_AVAILABLE: 5,
  NOT_LEADER_OR_FOLLOWER: 6,
  REPLICA_NOT_AVAILABLE: 9,
  FENCED_LEADER_EPOCH: 74,
  UNKNOWN_LEADER_EPOCH: 75,
  UNKNOWN_TOPIC_ID: 100,
  INCONSISTENT_TOPIC_ID: 103,
} as const;
