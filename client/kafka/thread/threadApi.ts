import type {
  BrokerSummary,
  ConfigEntry,
  GroupOffset,
  GroupSummary,
  NewRecord,
  PartitionSummary,
  RecordPosition,
  TopicSummary,
} from '../cluster.js';

type Ask<Argument, Result> = (argument: Argument, signal: AbortSignal) => Promise<Result>;

/** What the thread with the Kafka library can be asked. */
export interface ThreadApi {
  readonly topics: Ask<null, readonly TopicSummary[]>;
  readonly partitions: Ask<string, readonly PartitionSummary[]>;
  readonly topicConfigs: Ask<string, readonly ConfigEntry[]>;
  readonly brokers: Ask<null, readonly BrokerSummary[]>;
  readonly groups: Ask<null, readonly GroupSummary[]>;
  readonly groupOffsets: Ask<string, readonly GroupOffset[]>;
  readonly produce: Ask<NewRecord, RecordPosition>;
  readonly close: Ask<null, void>;
}
