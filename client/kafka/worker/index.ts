import { parentPort, workerData } from 'node:worker_threads';
import { reasonOf } from '../../records/decode/schemas.js';
import { eventSession } from '../../records/session.js';
import { openChannel, type Remote } from '../thread/channel.js';
import type { ThreadApi, ThreadHostApi } from '../thread/threadApi.js';
import { kafkaAdmin } from './admin.js';
import { openLibrary, type LibraryOptions } from './library.js';

/** The script of the Kafka thread: everything that touches the Kafka library, and everything that decodes events. */
function main(): void {
  if (parentPort === null) throw new Error('This script runs in a worker thread only.');
  const handlers: { api?: ThreadApi } = {};
  const host = openChannel<ThreadHostApi>(parentPort, (method) => Reflect.get(handlers.api ?? {}, method));
  handlers.api = threadApi(workerData as LibraryOptions, host);
}

function threadApi(options: LibraryOptions, host: Remote<ThreadHostApi>): ThreadApi {
  let opened: ReturnType<typeof openLibrary> | undefined;
  const library = () => {
    opened ??= openLibrary(options);
    return opened;
  };
  const admin = async () => kafkaAdmin(await library());
  const session = eventSession({
    library,
    ask: (id, side) =>
      host.call('schema', { id, side }).catch((error: unknown) => ({ state: 'unavailable', reason: reasonOf(error) })),
    // The other side is gone: nobody waits for a status any more.
    onStatus: (status) => void host.call('eventsStatus', status).catch(() => undefined),
  });
  return {
    topics: async () => await (await admin()).topics(),
    partitions: async (topic) => await (await admin()).partitions(topic),
    topicConfigs: async (topic) => await (await admin()).topicConfigs(topic),
    brokers: async () => await (await admin()).brokers(),
    groups: async () => await (await admin()).groups(),
    groupOffsets: async (group) => await (await admin()).groupOffsets(group),
    produce: async (record) => await (await library()).produce(record),
    close: async () => {
      session.stop();
      await (await opened)?.close();
    },
    eventsStart: soon((options) => session.start(options)),
    eventsPause: soon(() => session.pause()),
    eventsResume: soon(() => session.resume()),
    eventsView: soon((view) => session.setView(view)),
    eventsWindow: ({ from, count }) => session.window(from, count),
    eventsDetail: (id) => session.detail(id),
    eventsText: ({ id, part }) => session.text(id, part),
  };
}

function soon<Argument>(work: (argument: Argument) => void): (argument: Argument) => Promise<void> {
  return (argument) => {
    work(argument);
    return Promise.resolve();
  };
}

main();
