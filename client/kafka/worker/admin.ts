import type {
  BrokerSummary,
  ConfigEntry,
  GroupOffset,
  GroupSummary,
  PartitionSummary,
  TopicSummary,
} from '../cluster.js';
import { KafkaError } from '../kafkaError.js';
import { EARLIEST, ERROR, LATEST, type KafkaLibrary, type OffsetAsk, type TopicView } from './port.js';

/** The questions of the explorer, each answered from the protocol's requests. */
export interface KafkaAdmin {
  topics(): Promise<readonly TopicSummary[]>;
  partitions(topic: string): Promise<readonly PartitionSummary[]>;
  topicConfigs(topic: string): Promise<readonly ConfigEntry[]>;
  brokers(): Promise<readonly BrokerSummary[]>;
  groups(): Promise<readonly GroupSummary[]>;
  groupOffsets(group: string): Promise<readonly GroupOffset[]>;
}

export function kafkaAdmin(library: KafkaLibrary): KafkaAdmin {
  return {
    topics: async () => (await library.metadata(null)).topics.filter(exists).map(summaryOf).sort(byName),
    partitions: (topic) => partitions(library, topic),
    topicConfigs: async (topic) =>
      [...(await library.topicConfigs(topic))].sort((a, b) => a.name.localeCompare(b.name)),
    brokers: async () => [...(await library.metadata([])).brokers].sort((a, b) => a.id - b.id),
    groups: async () => [...(await library.groups())].sort((a, b) => a.id.localeCompare(b.id)),
    groupOffsets: (group) => groupOffsets(library, group),
  };
}

/** @throws KafkaError where there is no such topic, or none that this user may see */
export async function topicOf(library: KafkaLibrary, name: string): Promise<TopicView> {
  const [topic] = (await library.metadata([name])).topics;
  if (topic === undefined || !exists(topic)) {
    throw new KafkaError('unknown-topic', `The topic ${name} does not exist on this cluster.`);
  }
  if (topic.errorCode !== 0 && topic.partitions.length === 0) throw library.errorOf(topic.errorCode);
  return topic;
}

async function partitions(library: KafkaLibrary, name: string): Promise<readonly PartitionSummary[]> {
  const topic = await topicOf(library, name);
  const asks = asksOf(topic);
  const earliest = await offsetsByPartition(library, asks, EARLIEST);
  const latest = await offsetsByPartition(library, asks, LATEST);
  return topic.partitions.map((partition) => ({
    ...partition,
    earliestOffset: earliest.get(partition.partition) ?? 0n,
    latestOffset: latest.get(partition.partition) ?? 0n,
  }));
}

async function groupOffsets(library: KafkaLibrary, group: string): Promise<readonly GroupOffset[]> {
  const committed = (await library.committedOffsets(group)).filter(({ offset }) => offset >= 0n);
  const names = [...new Set(committed.map(({ topic }) => topic))];
  // A group remembers topics that were deleted since: without a latest offset their lag is nothing.
  const topics = names.length === 0 ? [] : (await library.metadata(names)).topics.filter(exists);
  const latest = new Map<string, bigint>();
  for (const answer of await library.listOffsets(
    topics.flatMap((topic) => withTime(asksOf(topic), LATEST)),
    false,
  )) {
    if (answer.errorCode === 0) latest.set(`${answer.topic}/${answer.partition}`, answer.offset);
  }
  return committed
    .map(({ topic, partition, offset }) => {
      const end = latest.get(`${topic}/${partition}`) ?? offset;
      return { topic, partition, committed: offset, latest: end, lag: end > offset ? end - offset : 0n };
    })
    .sort((a, b) => a.topic.localeCompare(b.topic) || a.partition - b.partition);
}

/** By partition; one without a leader is left out. */
export async function offsetsByPartition(
  library: KafkaLibrary,
  asks: readonly Omit<OffsetAsk, 'timestamp'>[],
  timestamp: bigint,
  committedOnly = false,
): Promise<ReadonlyMap<number, bigint>> {
  const answers = await library.listOffsets(withTime(asks, timestamp), committedOnly);
  return new Map(
    answers.filter(({ errorCode }) => errorCode === 0).map(({ partition, offset }) => [partition, offset]),
  );
}

export function asksOf(topic: TopicView): readonly Omit<OffsetAsk, 'timestamp'>[] {
  return topic.partitions.flatMap(({ partition, leader }) =>
    leader === null ? [] : [{ topic: topic.name, partition, leader }],
  );
}

function withTime(asks: readonly Omit<OffsetAsk, 'timestamp'>[], timestamp: bigint): readonly OffsetAsk[] {
  return asks.map((ask) => ({ ...ask, timestamp }));
}

function exists(topic: TopicView): boolean {
  return topic.errorCode !== ERROR.UNKNOWN_TOPIC_OR_PARTITION && topic.errorCode !== ERROR.UNKNOWN_TOPIC_ID;
}

function summaryOf({ name, internal, partitions: all }: TopicView): TopicSummary {
  return {
    name,
    internal,
    partitionCount: all.length,
    replicationFactor: Math.max(0, ...all.map(({ replicas }) => replicas.length)),
  };
}

function byName(a: TopicSummary, b: TopicSummary): number {
  return a.name.localeCompare(b.name);
}
