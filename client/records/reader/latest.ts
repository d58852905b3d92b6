import type { KafkaLibrary, TopicView } from '../../kafka/worker/port.js';
import type { EventRecord } from '../record.js';
import { readPartitionRange } from './partitionRange.js';

export interface PartitionBounds {
  readonly partition: number;
  /** First offset that still exists. */
  readonly start: bigint;
  /** One after the last offset that may be read. */
  readonly end: bigint;
}

/** Partitions that are read at the same time. */
const PARALLEL = 8;

/**
 * The newest events of a topic by time, over all partitions, oldest first. Each partition is read backwards only as far as
 * it can still hold one of them. Assumes that times within a partition grow, as they do unless producers choose them.
 */
export async function readLatest(
  library: KafkaLibrary,
  topic: TopicView,
  bounds: readonly PartitionBounds[],
  count: number,
): Promise<readonly EventRecord[]> {
  const step = BigInt(Math.ceil(count / Math.max(1, bounds.length)) + 10);
  const tails = bounds.map((bound): Tail => ({ ...bound, from: bound.end, step, records: [] }));
  for (;;) {
    const limit = timeOfNth(tails, count);
    const unfinished = tails.filter((tail) => tail.from > tail.start && mayHoldNewer(tail, count, limit));
    if (unfinished.length === 0) return newest(tails, count);
    await inParallel(unfinished, async (tail) => {
      const from = tail.from - tail.step > tail.start ? tail.from - tail.step : tail.start;
      const older = await readPartitionRange(library, topic, tail.partition, { from, to: tail.from });
      // Doubled, so that a long stretch of compacted or aborted events costs few requests.
      tail.step *= 2n;
      tail.from = from;
      tail.records = [...older, ...tail.records].slice(-count);
    });
  }
}

interface Tail extends PartitionBounds {
  /** What lies at and above it has been read. */
  from: bigint;
  step: bigint;
  records: readonly EventRecord[];
}

function mayHoldNewer(tail: Tail, count: number, limit: number): boolean {
  if (tail.records.length >= count) return false;
  const oldest = tail.records[0];
  return oldest === undefined || oldest.timestamp >= limit;
}

/** The time of the event that is the last of the newest so far; anything may still be newer where there are too few. */
function timeOfNth(tails: readonly Tail[], count: number): number {
  const found = newest(tails, count);
  return found.length < count ? -Infinity : (found[0]?.timestamp ?? -Infinity);
}

function newest(tails: readonly Tail[], count: number): readonly EventRecord[] {
  const all = tails.flatMap(({ records }) => records);
  all.sort((a, b) => a.timestamp - b.timestamp || a.partition - b.partition || compareOffsets(a, b));
  return all.slice(-count);
}

function compareOffsets(a: EventRecord, b: EventRecord): number {
  return a.offset < b.offset ? -1 : 1;
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let i = 0; i < items.length; i += PARALLEL) await Promise.all(items.slice(i, i + PARALLEL).map(work));
}
