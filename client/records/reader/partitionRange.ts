import { KafkaError } from '../../kafka/kafkaError.js';
import type { KafkaLibrary, TopicView } from '../../kafka/worker/port.js';
import type { EventRecord } from '../record.js';
import { visibleRecords } from './visibleRecords.js';

export const MAX_FETCH_BYTES = 4 * 1024 * 1024;

/**
 * The events of one partition from an offset up to, not including, another one that is already written.
 *
 * @throws KafkaError where the partition has no leader, or its leader refuses
 */
export async function readPartitionRange(
  library: KafkaLibrary,
  topic: TopicView,
  partition: number,
  range: { readonly from: bigint; readonly to: bigint },
): Promise<readonly EventRecord[]> {
  const leader = topic.partitions.find((candidate) => candidate.partition === partition)?.leader ?? null;
  if (leader === null) throw new KafkaError('unreachable', `Partition ${partition} has no leader just now.`);
  const found: EventRecord[] = [];
  let offset = range.from;
  while (offset < range.to) {
    const [fetched] = await library.fetch({
      topic: topic.name,
      topicId: topic.id,
      leader,
      partitions: [{ partition, offset }],
      maxWaitMs: 0,
      maxBytes: MAX_FETCH_BYTES,
      maxPartitionBytes: MAX_FETCH_BYTES,
      committedOnly: true,
    });
    if (fetched === undefined) break;
    if (fetched.errorCode !== 0) throw library.errorOf(fetched.errorCode);
    const { records, next } = visibleRecords(fetched, offset, range.to);
    found.push(...records);
    // Compaction can remove everything up to the end: then there is nothing more to wait for.
    if (next === offset) break;
    offset = next;
  }
  return found;
}
