import { isIP } from 'node:net';
import type { Broker, Connection, fetchV17, listOffsetsV9, metadataV12 } from '@platformatic/kafka';
import type { KafkaConnectOptions } from '../../connections/kafkaOptions.js';
import type { ConfigEntry, GroupSummary, NewRecord, RecordPosition } from '../cluster.js';
import { KafkaError } from '../kafkaError.js';
import { describeError } from './describeError.js';
import type {
  ClusterView,
  FetchAsk,
  FetchedPartition,
  KafkaLibrary,
  OffsetAnswer,
  OffsetAsk,
  TopicView,
} from './port.js';

type MetadataResponse = metadataV12.MetadataResponse;

/** What a connection is made from; the rest of the options does not concern the library. */
export type LibraryOptions = Pick<KafkaConnectOptions, 'bootstrapServers' | 'tls' | 'sasl'>;

const CONNECT_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 10_000;
const CLIENT_ID = 'event-streams';

/**
 * The only file that touches `@platformatic/kafka`. The library is large and is loaded by the first request. Requests are
 * made at the protocol's level where the library's own methods hide something: internal topics, null values, partitions
 * read without a group, one failed topic among many.
 */
export async function openLibrary(options: LibraryOptions): Promise<KafkaLibrary> {
  const kafka = await import('@platformatic/kafka');
  const base = connectionOptions(options);
  const admin = new kafka.Admin(base);
  const known = new Map<number, Broker>();
  let producer: InstanceType<typeof kafka.Producer> | undefined;

  /** A connection to that broker, or to any that answers. */
  async function connect(node?: number): Promise<Connection> {
    const broker = node === undefined ? undefined : known.get(node);
    if (broker !== undefined) return await admin.connections.get(broker);
    if (node !== undefined) throw new KafkaError('unreachable', `Broker ${node} is not part of the cluster just now.`);
    return await admin.connections.getFirstAvailable([...bootstrapBrokers(options), ...known.values()]);
  }

  /** The newest version of an API that both the broker and the library speak. */
  async function request<T>(name: string, connection: Connection, args: readonly unknown[]): Promise<T> {
    const offered = (await apis()).find((api) => api.name === name);
    if (offered === undefined) throw new KafkaError('rejected', `The broker is too old: it has no ${name} request.`);
    for (let version = offered.maxVersion; version >= offered.minVersion; version--) {
      const found: unknown = Reflect.get(kafka, `${name.charAt(0).toLowerCase()}${name.slice(1)}V${version}`);
      // The library names each version of each request by this rule; its shape is fixed by the library's own types.
      if (found !== undefined) return (await (found as VersionedApi).api.async(connection, ...args)) as T;
    }
    throw new KafkaError('rejected', `The broker speaks no version of ${name} that is known here.`);
  }

  let offeredApis: ReturnType<typeof admin.listApis> | undefined;
  function apis(): ReturnType<typeof admin.listApis> {
    offeredApis ??= admin.listApis().catch((error: unknown) => {
      offeredApis = undefined;
      throw error;
    });
    return offeredApis;
  }

  async function fetchTopicsById(): Promise<boolean> {
    const fetchApi = (await apis()).find((api) => api.name === 'Fetch');
    return fetchApi !== undefined && fetchApi.maxVersion >= 13;
  }

  async function metadata(topics: readonly string[] | null): Promise<ClusterView> {
    const answer = await partial<MetadataResponse>(
      'brokers',
      request('Metadata', await connect(), [topics, false, false, false]),
    );
    known.clear();
    for (const broker of answer.brokers) known.set(broker.nodeId, { host: broker.host, port: broker.port });
    return {
      brokers: answer.brokers.map(({ nodeId, host, port }) => ({
        id: nodeId,
        host,
        port,
        controller: nodeId === answer.controllerId,
      })),
      topics: answer.topics.map(topicView),
    };
  }

  async function listOffsets(asks: readonly OffsetAsk[], committedOnly: boolean): Promise<readonly OffsetAnswer[]> {
    const answers: OffsetAnswer[] = [];
    for (const [leader, ofLeader] of groupBy(asks, (ask) => ask.leader)) {
      const topics = [...groupBy(ofLeader, (ask) => ask.topic)].map(([name, ofTopic]) => ({
        name,
        partitions: ofTopic.map(({ partition, timestamp }) => ({
          partitionIndex: partition,
          currentLeaderEpoch: -1,
          timestamp,
        })),
      }));
      const answer = await partial<listOffsetsV9.ListOffsetsResponse>(
        'topics',
        request('ListOffsets', await connect(leader), [-1, committedOnly ? 1 : 0, topics]),
      );
      for (const topic of answer.topics) {
        for (const { partitionIndex, offset, errorCode } of topic.partitions) {
          answers.push({ topic: topic.name, partition: partitionIndex, offset, errorCode });
        }
      }
    }
    return answers;
  }

  async function fetchRecords(ask: FetchAsk): Promise<readonly FetchedPartition[]> {
    const topicId = (await fetchTopicsById()) ? ask.topicId : ask.topic;
    const partitions = ask.partitions.map(({ partition, offset }) => ({
      partition,
      currentLeaderEpoch: -1,
      fetchOffset: offset,
      lastFetchedEpoch: -1,
      partitionMaxBytes: ask.maxPartitionBytes,
    }));
    const answer = await partial<fetchV17.FetchResponse>(
      'responses',
      request('Fetch', await connect(ask.leader), [
        ask.maxWaitMs,
        1,
        ask.maxBytes,
        ask.committedOnly ? 1 : 0,
        0,
        -1,
        [{ topicId, partitions }],
        [],
        '',
      ]),
    );
    if (answer.errorCode !== 0) throw new kafka.ProtocolError(answer.errorCode);
    return answer.responses.flatMap((topic) =>
      topic.partitions.map((partition) => ({
        partition: partition.partitionIndex,
        errorCode: partition.errorCode,
        end: ask.committedOnly ? partition.lastStableOffset : partition.highWatermark,
        logStart: partition.logStartOffset,
        aborted: partition.abortedTransactions ?? [],
        batches: partition.records ?? [],
      })),
    );
  }

  async function topicConfigs(topic: string): Promise<readonly ConfigEntry[]> {
    const resource = { resourceType: kafka.ConfigResourceTypes.TOPIC, resourceName: topic };
    const described = await admin.describeConfigs({ resources: [resource] });
    return described.flatMap(({ configs }) =>
      configs.map((config) => ({
        name: config.name,
        value: config.value ?? null,
        overridden: config.configSource === kafka.ConfigSources.DYNAMIC_TOPIC_CONFIG,
        sensitive: config.isSensitive,
      })),
    );
  }

  async function groups(): Promise<readonly GroupSummary[]> {
    // No types means all of them; the library's own default hides everything but classic groups.
    const found = await admin.listGroups({ types: [] });
    return [...found.values()].map(({ id, state, groupType }) => ({
      id,
      state: wordOfState(state),
      type: (groupType ?? 'classic').toLowerCase(),
    }));
  }

  async function committedOffsets(group: string): Promise<readonly OffsetAnswer[]> {
    const found = await admin.listConsumerGroupOffsets({ groups: [group] });
    return found.flatMap(({ topics }) =>
      topics.flatMap((topic) =>
        topic.partitions.map((partition) => ({
          topic: topic.name,
          partition: partition.partitionIndex,
          offset: partition.committedOffset,
          errorCode: 0,
        })),
      ),
    );
  }

  async function produce(record: NewRecord): Promise<RecordPosition> {
    if (record.partition !== undefined) await requirePartition(record.topic, record.partition);
    producer ??= new kafka.Producer({ ...base, autocreateTopics: false });
    const message = {
      topic: record.topic,
      ...(record.partition === undefined ? {} : { partition: record.partition }),
      ...(record.key === null ? {} : { key: bufferOf(record.key) }),
      // The library's types know no null value although its writer does: it is a tombstone.
      value: nullable(record.value),
      ...(record.timestamp === undefined ? {} : { timestamp: BigInt(record.timestamp) }),
      // Each key is an object of its own, so headers with the same name stay apart and in order.
      headers: new Map(record.headers.map(({ key, value }) => [Buffer.from(key, 'utf8'), nullable(value)])),
    };
    const sent = await producer.send({ messages: [message], acks: -1 });
    const position = sent.offsets?.[0];
    if (position === undefined) throw new KafkaError('rejected', 'The broker did not say where the event was stored.');
    return { topic: position.topic, partition: position.partition, offset: position.offset };
  }

  /** The library takes a partition that does not exist for one that does, modulo their number. */
  async function requirePartition(name: string, partition: number): Promise<void> {
    const [topic] = (await metadata([name])).topics;
    const ids = topic?.partitions.map((one) => one.partition) ?? [];
    if (ids.length === 0 || ids.includes(partition)) return;
    const there = ids.length === 1 ? 'only partition 0' : `partitions 0 to ${ids.length - 1}`;
    throw new KafkaError('rejected', `The topic ${name} has no partition ${partition}, it has ${there}.`);
  }

  const say =
    <Args extends readonly unknown[], T>(work: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      try {
        return await work(...args);
      } catch (error) {
        throw describeError(error, options.bootstrapServers);
      }
    };
  return {
    metadata: say(metadata),
    listOffsets: say(listOffsets),
    fetch: say(fetchRecords),
    topicConfigs: say(topicConfigs),
    groups: say(groups),
    committedOffsets: say(committedOffsets),
    produce: say(produce),
    errorOf: (code) =>
      kafka.protocolErrorsCodesById[code] === undefined
        ? new KafkaError('rejected', `The broker answered with error ${code}.`)
        : describeError(new kafka.ProtocolError(code), options.bootstrapServers),
    close: async () => {
      await Promise.allSettled([admin.close(), producer?.close()]);
    },
  };
}

interface VersionedApi {
  readonly api: { readonly async: (connection: Connection, ...args: readonly unknown[]) => Promise<unknown> };
}

function connectionOptions({ bootstrapServers, tls, sasl }: LibraryOptions) {
  return {
    clientId: CLIENT_ID,
    bootstrapBrokers: [...bootstrapServers],
    connectTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    timeout: REQUEST_TIMEOUT_MS,
    retries: 1,
    retryDelay: 250,
    ...(tls === undefined ? {} : { tls: { ...tls }, tlsServerName: bootstrapServers.some(isHostName) }),
    ...(sasl === undefined ? {} : { sasl: { ...sasl } }),
  };
}

/** Only names may be sent as TLS server names, never addresses. */
function isHostName(server: string): boolean {
  return isIP(hostOf(server)) === 0;
}

function hostOf(server: string): string {
  return server.slice(0, server.lastIndexOf(':')).replace(/^\[|\]$/g, '');
}

function bootstrapBrokers({ bootstrapServers }: LibraryOptions): Broker[] {
  return bootstrapServers.map((server) => ({
    host: hostOf(server),
    port: Number(server.slice(server.lastIndexOf(':') + 1)),
  }));
}

/** The library rejects where one topic or partition of many failed; its error holds the whole answer, with the codes. */
async function partial<T extends object>(key: keyof T & string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    // The key tells the asked answer from one of the sign-in that came before it.
    if (error instanceof Error && 'response' in error && isObject(error.response) && key in error.response) {
      return error.response as T;
    }
    throw error;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function topicView(topic: MetadataResponse['topics'][number]): TopicView {
  return {
    name: topic.name ?? '',
    id: topic.topicId,
    internal: topic.isInternal,
    errorCode: topic.errorCode,
    partitions: topic.partitions
      .map(({ partitionIndex, leaderId, replicaNodes, isrNodes }) => ({
        partition: partitionIndex,
        leader: leaderId < 0 ? null : leaderId,
        replicas: replicaNodes,
        inSyncReplicas: isrNodes,
      }))
      .sort((a, b) => a.partition - b.partition),
  };
}

/** `PREPARING_REBALANCE`, as older brokers say it, reads like `PreparingRebalance` of newer ones. */
function wordOfState(state: string): string {
  if (!/^[A-Z_]+$/.test(state)) return state;
  return state
    .toLowerCase()
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function nullable(bytes: Uint8Array | null): Buffer {
  return (bytes === null ? null : bufferOf(bytes)) as Buffer;
}
