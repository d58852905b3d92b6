import { parentPort, workerData } from 'node:worker_threads';
import { openChannel } from '../thread/channel.js';
import type { ThreadApi } from '../thread/threadApi.js';
import { kafkaAdmin } from './admin.js';
import { openLibrary, type LibraryOptions } from './library.js';

/** The script of the Kafka thread: everything that touches the Kafka library, and everything that decodes events. */
function main(): void {
  if (parentPort === null) throw new Error('This script runs in a worker thread only.');
  openChannel(parentPort, { ...threadApi(workerData as LibraryOptions) });
}

function threadApi(options: LibraryOptions): ThreadApi {
  let opened: ReturnType<typeof openLibrary> | undefined;
  const library = () => {
    opened ??= openLibrary(options);
    return opened;
  };
  const admin = async () => kafkaAdmin(await library());
  return {
    topics: async () => await (await admin()).topics(),
    partitions: async (topic) => await (await admin()).partitions(topic),
    topicConfigs: async (topic) => await (await admin()).topicConfigs(topic),
    brokers: async () => await (await admin()).brokers(),
    groups: async () => await (await admin()).groups(),
    groupOffsets: async (group) => await (await admin()).groupOffsets(group),
    produce: async (record) => await (await library()).produce(record),
    close: async () => {
      await (await opened)?.close();
    },
  };
}

main();
