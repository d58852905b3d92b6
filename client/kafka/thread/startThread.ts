import { Worker } from 'node:worker_threads';
import type { KafkaConnectOptions } from '../../connections/kafkaOptions.js';
import { KafkaError } from '../kafkaError.js';
import { openChannel, type Remote } from './channel.js';
import type { ThreadApi, ThreadHostApi } from './threadApi.js';

export interface KafkaThread extends Remote<ThreadApi> {
  /** Ends the thread; what is under way rejects with `closed`. */
  stop(): Promise<void>;
}

/** Milliseconds that a thread has to say goodbye to the broker before it is ended. */
const FAREWELL_MS = 1_000;

/**
 * A worker thread with the Kafka library. It connects at its first request.
 *
 * @param ours what the thread may ask of this side
 * @param onEnd the thread ended by itself: it ran out of memory, or crashed
 */
export function startThread(
  options: KafkaConnectOptions,
  ours: Partial<ThreadHostApi>,
  onEnd: (error: KafkaError) => void,
): KafkaThread {
  const { bootstrapServers, tls, sasl } = options;
  const worker = new Worker(options.workerFile, {
    workerData: { bootstrapServers, ...(tls && { tls }), ...(sasl && { sasl }) },
    name: 'kafka',
  });
  const remote = openChannel<ThreadApi>(worker, (method) => Reflect.get(ours, method));
  let stopping = false;
  let ended = false;
  const end = (reason: string) => {
    // The first word counts: after an error comes the exit that it caused.
    if (ended) return;
    ended = true;
    const error = stopping
      ? new KafkaError('closed', 'The connection was closed.')
      : new KafkaError('unreachable', `The thread that talks to Kafka ended: ${reason}`);
    remote.fail(error);
    if (!stopping) onEnd(error);
  };
  worker.on('error', (error) => {
    options.log.error(`Kafka thread: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    end(error instanceof Error ? error.message : String(error));
    stopping = true;
  });
  worker.on('exit', (code) => end(`exit code ${code}`));
  return {
    call: (method, argument, signal) => remote.call(method, argument, signal),
    fail: (error) => remote.fail(error),
    stop: async () => {
      if (stopping) return;
      stopping = true;
      await Promise.race([remote.call('close', null).catch(() => undefined), delay(FAREWELL_MS)]);
      await worker.terminate();
    },
  };
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
