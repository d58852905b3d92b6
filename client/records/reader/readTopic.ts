import { topicOf } from '../../kafka/worker/admin.js';
import { asksOf, offsetsByPartition } from '../../kafka/worker/admin.js';
import { describeError } from '../../kafka/worker/describeError.js';
import { KafkaError } from '../../kafka/kafkaError.js';
import {
  EARLIEST,
  ERROR,
  LATEST,
  type FetchedPartition,
  type KafkaLibrary,
  type TopicView,
} from '../../kafka/worker/port.js';
import type { EventRecord, ReadOptions } from '../record.js';
import { readLatest, type PartitionBounds } from './latest.js';
import { MAX_FETCH_BYTES } from './partitionRange.js';
import { FIRST_SHARE, nextShare } from './share.js';
import { visibleRecords } from './visibleRecords.js';

export type ReaderState =
  | { readonly kind: 'starting' }
  /** There are events that were written before reading began and are still to come. */
  | { readonly kind: 'reading' }
  /** Everything is read; new events come as they are written. */
  | { readonly kind: 'following' }
  /** The cluster is away; the reader goes on where it was as soon as it is back. */
  | { readonly kind: 'waiting'; readonly reason: string }
  /** It cannot go on: the topic is gone, or may not be read. */
  | { readonly kind: 'failed'; readonly reason: string };

export interface ReaderSink {
  /**
   * Takes events out of the list as it keeps them, and resolves when there is room for more. Whoever reads holds on to
   * none of them: a large answer that stays alive while it is filtered costs more than the filter.
   */
  accept(records: EventRecord[]): Promise<void>;
  state(state: ReaderState): void;
  /** The partitions that are read: at the start, and when some were added. */
  partitions(partitions: readonly number[]): void;
}

/** Milliseconds that a broker waits for new events before it answers with none; a new reading waits as long for the old one. */
const MAX_WAIT_MS = 250;
/** How often the topic is asked for new partitions and leaders, in milliseconds. */
const METADATA_AGE_MS = 5_000;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 3_000;

/**
 * Reads a topic without joining a consumer group, first what is there, then what comes, until the signal ends it.
 * Resolves when it ended, also where it failed: the sink's last state says why.
 */
export async function readTopic(
  library: KafkaLibrary,
  options: ReadOptions,
  sink: ReaderSink,
  signal: AbortSignal,
): Promise<void> {
  const reading = newReading(library, options, sink, signal);
  let retryMs = FIRST_RETRY_MS;
  sink.state({ kind: 'starting' });
  while (!signal.aborted) {
    try {
      if (reading.positions === undefined) await start(reading);
      else await step(reading);
      retryMs = FIRST_RETRY_MS;
    } catch (error) {
      if (stopped(signal)) return;
      const { failure, message } = describeError(error, []);
      forgetTopic(reading);
      if (failure !== 'unreachable' && failure !== 'timeout') {
        sink.state({ kind: 'failed', reason: message });
        return;
      }
      sink.state({ kind: 'waiting', reason: message });
      reading.said = undefined;
      await delay(retryMs, signal);
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    }
  }
}

interface Reading {
  readonly library: KafkaLibrary;
  readonly options: ReadOptions;
  readonly sink: ReaderSink;
  readonly signal: AbortSignal;
  /** Next offset of each partition; undefined until reading began. */
  positions: Map<number, bigint> | undefined;
  /** Ends of the partitions as last heard. */
  readonly ends: Map<number, bigint>;
  /** Forgotten when a leader moved or a partition failed. */
  topic: TopicView | undefined;
  topicAt: number;
  /** Answers that leaders were already asked for, from the positions as they are. */
  readonly ahead: Map<number, Promise<readonly FetchedPartition[]>>;
  said: ReaderState['kind'] | undefined;
  /** Bytes that are asked of each partition at a time. */
  share: number;
}

function newReading(library: KafkaLibrary, options: ReadOptions, sink: ReaderSink, signal: AbortSignal): Reading {
  const fresh = {
    positions: undefined,
    ends: new Map<number, bigint>(),
    topic: undefined,
    topicAt: 0,
    ahead: new Map<number, Promise<readonly FetchedPartition[]>>(),
    said: undefined,
    share: FIRST_SHARE,
  };
  return { library, options, sink, signal, ...fresh };
}

async function start(reading: Reading): Promise<void> {
  const { library, options, sink } = reading;
  const topic = await freshTopic(reading);
  const asks = asksOf(topic);
  const earliest = await offsetsByPartition(library, asks, EARLIEST);
  const latest = await offsetsByPartition(library, asks, LATEST, true);
  const bounds = asks.map(({ partition }): PartitionBounds => {
    const begin = earliest.get(partition) ?? 0n;
    return { partition, start: begin, end: latest.get(partition) ?? begin };
  });
  const positions = new Map(bounds.map(({ partition, start: first }) => [partition, first]));
  const { start: from } = options;
  if (from.kind === 'latest') {
    for (const { partition, end } of bounds) positions.set(partition, end);
    const found = await readLatest(library, topic, bounds, from.count);
    if (stopped(reading.signal)) return;
    await sink.accept([...found]);
  } else if (from.kind === 'offset') {
    for (const { partition, start: first, end } of bounds) positions.set(partition, clamp(from.offset, first, end));
  } else if (from.kind === 'time') {
    const atTime = await offsetsByPartition(library, asks, BigInt(from.timestamp));
    for (const { partition, end } of bounds) {
      const offset = atTime.get(partition) ?? -1n;
      // No event is as new as that: the next one that comes will be.
      positions.set(partition, offset < 0n ? end : offset);
    }
  }
  for (const { partition, end } of bounds) reading.ends.set(partition, end);
  reading.positions = positions;
  sayProgress(reading);
}

/** One request to each leader, all at once; a leader without news answers after a while. */
async function step(reading: Reading): Promise<void> {
  const topic = await freshTopic(reading);
  const byLeader = new Map<number, number[]>();
  for (const { partition, leader } of topic.partitions) {
    if (leader === null || reading.positions?.has(partition) !== true) continue;
    const ofLeader = byLeader.get(leader);
    if (ofLeader === undefined) byLeader.set(leader, [partition]);
    else ofLeader.push(partition);
  }
  if (byLeader.size === 0) throw new KafkaError('unreachable', 'No partition of the topic has a leader just now.');
  await Promise.all([...byLeader].map(([leader, partitions]) => readFrom(reading, topic, leader, partitions)));
  sayProgress(reading);
}

async function readFrom(
  reading: Reading,
  topic: TopicView,
  leader: number,
  partitions: readonly number[],
): Promise<void> {
  const found = await nextFrom(reading, topic, leader, partitions);
  if (stopped(reading.signal)) return;
  if (isBehind(reading) && reading.topic === topic) {
    // The broker works on the next answer while this one is being kept.
    const next = fetchFrom(reading, topic, leader, partitions);
    next.catch(() => undefined); // Whoever takes it hears of its failure.
    reading.ahead.set(leader, next);
  }
  for (const records of found) if (records.length > 0) await reading.sink.accept(records);
}

/** The events of the next answer by partition. Apart from `readFrom`, so that the answer itself is gone when they are kept. */
async function nextFrom(
  reading: Reading,
  topic: TopicView,
  leader: number,
  partitions: readonly number[],
): Promise<readonly EventRecord[][]> {
  const began = performance.now();
  const answers = await (reading.ahead.get(leader) ?? fetchFrom(reading, topic, leader, partitions));
  if (isBehind(reading)) reading.share = nextShare(reading.share, performance.now() - began);
  reading.ahead.delete(leader);
  const found: EventRecord[][] = [];
  for (const answer of answers) found.push(await take(reading, answer));
  return found;
}

function fetchFrom(
  reading: Reading,
  topic: TopicView,
  leader: number,
  partitions: readonly number[],
): Promise<readonly FetchedPartition[]> {
  const asks = partitions.map((partition) => ({ partition, offset: reading.positions?.get(partition) ?? 0n }));
  return reading.library.fetch({
    topic: topic.name,
    topicId: topic.id,
    leader,
    // Whom the answer has no room for comes first the next time.
    partitions: rotated(asks, reading),
    maxWaitMs: isBehind(reading) ? 0 : MAX_WAIT_MS,
    maxBytes: MAX_FETCH_BYTES,
    maxPartitionBytes: reading.share,
    committedOnly: true,
  });
}

/** Moves the partition's position on. @returns the events to keep */
async function take(reading: Reading, fetched: FetchedPartition): Promise<EventRecord[]> {
  const from = reading.positions?.get(fetched.partition);
  if (from === undefined || stopped(reading.signal)) return [];
  switch (fetched.errorCode) {
    case 0: {
      const { records, next } = visibleRecords(fetched, from);
      reading.ends.set(fetched.partition, fetched.end);
      reading.positions?.set(fetched.partition, next);
      return records;
    }
    case ERROR.OFFSET_OUT_OF_RANGE:
      // Retention removed what was to come next, or the topic was made anew.
      reading.positions?.set(fetched.partition, await earliestOf(reading, fetched.partition));
      return [];
    case ERROR.NOT_LEADER_OR_FOLLOWER:
    case ERROR.LEADER_NOT_AVAILABLE:
    case ERROR.REPLICA_NOT_AVAILABLE:
    case ERROR.FENCED_LEADER_EPOCH:
    case ERROR.UNKNOWN_LEADER_EPOCH:
    case ERROR.UNKNOWN_TOPIC_OR_PARTITION:
    case ERROR.UNKNOWN_TOPIC_ID:
    case ERROR.INCONSISTENT_TOPIC_ID:
      // Asked anew, the cluster tells the new leader, or that the topic is gone.
      forgetTopic(reading);
      await delay(FIRST_RETRY_MS, reading.signal);
      return [];
    default:
      throw reading.library.errorOf(fetched.errorCode);
  }
}

async function earliestOf(reading: Reading, partition: number): Promise<bigint> {
  const topic = await freshTopic(reading);
  const asks = asksOf(topic).filter((ask) => ask.partition === partition);
  return (await offsetsByPartition(reading.library, asks, EARLIEST)).get(partition) ?? 0n;
}

/** The topic with its leaders, not older than some seconds. A partition that was added is read from its beginning. */
async function freshTopic(reading: Reading): Promise<TopicView> {
  if (reading.topic !== undefined && Date.now() - reading.topicAt < METADATA_AGE_MS) return reading.topic;
  const topic = await topicOf(reading.library, reading.options.topic);
  // An answer asked of an old leader would only tell that it is none.
  if (!sameLeaders(reading.topic, topic)) forgetTopic(reading);
  reading.topic = topic;
  reading.topicAt = Date.now();
  if (reading.positions !== undefined) {
    for (const { partition } of topic.partitions) {
      if (!reading.positions.has(partition)) reading.positions.set(partition, 0n);
    }
  }
  reading.sink.partitions(topic.partitions.map(({ partition }) => partition));
  return topic;
}

function sayProgress(reading: Reading): void {
  const kind = isBehind(reading) ? 'reading' : 'following';
  if (reading.said === kind) return;
  reading.said = kind;
  reading.sink.state({ kind });
}

function isBehind({ positions, ends }: Reading): boolean {
  for (const [partition, at] of positions ?? []) if (at < (ends.get(partition) ?? 0n)) return true;
  return false;
}

function forgetTopic(reading: Reading): void {
  reading.topic = undefined;
  reading.ahead.clear();
}

function sameLeaders(before: TopicView | undefined, now: TopicView): boolean {
  return (
    before?.id === now.id && now.partitions.every(({ leader }, index) => before.partitions[index]?.leader === leader)
  );
}

/** Partitions that are furthest from their end first, so that a full one does not starve the others. */
function rotated(
  partitions: readonly { readonly partition: number; readonly offset: bigint }[],
  { ends }: Reading,
): readonly { readonly partition: number; readonly offset: bigint }[] {
  const lag = ({ partition, offset }: { partition: number; offset: bigint }) =>
    (ends.get(partition) ?? offset) - offset;
  return [...partitions].sort((a, b) => (lag(a) > lag(b) ? -1 : lag(a) < lag(b) ? 1 : a.partition - b.partition));
}

function clamp(offset: bigint, low: bigint, high: bigint): bigint {
  return offset < low ? low : offset > high ? high : offset;
}

/** A function, because the signal changes while an await is under way. */
function stopped(signal: AbortSignal): boolean {
  return signal.aborted;
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
