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

import type { PreviewDetail, PreviewStatus, PreviewView } from '../../../common/panels/preview.js';
import type { SchemaAnswer } from '../../records/decode/schemaAnswer.js';
import type { ReadOptions } from '../../records/record.js';
import type { WindowAnswer } from '../../records/session.js';

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
  readonly eventsStart: Ask<ReadOptions, void>;
  readonly eventsPause: Ask<null, void>;
  readonly eventsResume: Ask<null, void>;
  readonly eventsView: Ask<PreviewView, void>;
  readonly eventsWindow: Ask<{ readonly from: number; readonly count: number }, WindowAnswer>;
  readonly eventsDetail: Ask<number, PreviewDetail | null>;
  readonly eventsText: Ask<{ readonly id: number; readonly part: 'key' | 'value' }, string | null>;
}

/** What that thread may ask of the side that has the credentials and the panel. */
export interface ThreadHostApi {
  readonly schema: Ask<{ readonly id: number; readonly side: 'key' | 'value' }, SchemaAnswer>;
  readonly eventsStatus: Ask<PreviewStatus, void>;
}
