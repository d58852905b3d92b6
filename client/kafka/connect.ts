import type { ConnectKafka } from '../connections/kafkaOptions.js';
import { KafkaError } from './kafkaError.js';
import { startThread, type KafkaThread } from './thread/startThread.js';

/** Milliseconds after which a request counts as lost, whatever the library still tries. */
const DEADLINE_MS = 20_000;

/** A cluster behind a worker thread of its own, started by the first request and anew after it ended. */
export const connectKafka: ConnectKafka = (options) => {
  let thread: KafkaThread | undefined;
  let closed = false;
  const running = (): KafkaThread => {
    if (closed) throw new KafkaError('closed', 'The connection was closed.');
    thread ??= startThread(options, {}, () => (thread = undefined));
    return thread;
  };
  const call = async <T>(work: (thread: KafkaThread, signal: AbortSignal) => Promise<T>, signal?: AbortSignal) => {
    const deadline = AbortSignal.timeout(DEADLINE_MS);
    try {
      return await work(running(), signal === undefined ? deadline : AbortSignal.any([signal, deadline]));
    } catch (error) {
      if (error instanceof KafkaError && error.detail !== error.message) options.log.debug(`Kafka: ${error.detail}`);
      if (!deadline.aborted || signal?.aborted === true) throw error;
      throw new KafkaError('timeout', `${options.bootstrapServers.join(', ')} did not answer in time.`);
    }
  };
  return {
    topics: (signal) => call((to, end) => to.call('topics', null, end), signal),
    partitions: (topic, signal) => call((to, end) => to.call('partitions', topic, end), signal),
    topicConfigs: (topic, signal) => call((to, end) => to.call('topicConfigs', topic, end), signal),
    brokers: (signal) => call((to, end) => to.call('brokers', null, end), signal),
    groups: (signal) => call((to, end) => to.call('groups', null, end), signal),
    groupOffsets: (group, signal) => call((to, end) => to.call('groupOffsets', group, end), signal),
    produce: (record) => call((to, end) => to.call('produce', record, end)),
    close: async () => {
      closed = true;
      await thread?.stop();
    },
  };
};
