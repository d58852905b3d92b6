import avsc from 'avsc';
import { Kafka, logLevel } from 'kafkajs';
import { openEvents } from '../../../client/records/openEvents.js';
import { DEFAULT_LIMITS } from '../../../client/records/session.js';
import type { PreviewStatus } from '../../../common/panels/preview.js';
import { addCodecs } from '../../../sandbox/seed/codecs.js';
import { inRepository } from '../../support/repository.js';
import { EVENTS, fill, SCHEMA, SCHEMA_ID, type Content } from './topics.js';

export type Reader = 'ours' | 'kafkajs';

/** What a run prints, as JSON. */
export interface Outcome {
  readonly eventsPerSecond: number;
  /** By the processor time of the whole process: what other programs do on the machine matters less. */
  readonly eventsPerCpuSecond: number;
}

/** One run, in its own process. */
async function main([what, content, bootstrap = '', topic = '']: readonly string[]): Promise<void> {
  addCodecs();
  const kafka = new Kafka({ brokers: [bootstrap], logLevel: logLevel.NOTHING });
  if (content !== 'json' && content !== 'avro') throw new Error(`Unknown content: ${content}`);
  if (what === 'fill') return fill(kafka, topic, content);
  const outcome =
    what === 'ours' ? await readOurs(bootstrap, topic, content) : await readKafkajs(kafka, topic, content);
  console.log(JSON.stringify(outcome));
}

function stopWatch(): (events: number) => Outcome {
  const started = performance.now();
  const cpu = process.cpuUsage();
  return (events) => {
    const { user, system } = process.cpuUsage(cpu);
    const seconds = (performance.now() - started) / 1_000;
    return { eventsPerSecond: events / seconds, eventsPerCpuSecond: events / ((user + system) / 1_000_000) };
  };
}

/** The extension's own thread. Events are decoded where somebody looks at them; a filter looks at all of them. */
async function readOurs(bootstrap: string, topic: string, content: Content): Promise<Outcome> {
  let last: PreviewStatus | undefined;
  let heard: () => void = () => undefined;
  const until = async (holds: (status: PreviewStatus) => boolean) => {
    while (last === undefined || !holds(last)) await new Promise<void>((resolve) => (heard = resolve));
  };
  const events = openEvents(
    { bootstrapServers: [bootstrap], workerFile: inRepository('dist', 'kafkaWorker.cjs'), log: console },
    {
      ask: () =>
        Promise.resolve({
          state: 'found',
          schema: { format: 'AVRO', text: SCHEMA, references: [] },
          subject: 'orders',
        }),
      onStatus: (status) => {
        last = status;
        // There are more events than are kept: the oldest make room.
        if (status.phase === 'full') void events.resume();
        heard();
      },
      onEnd: (error) => {
        throw error;
      },
    },
  );
  // The other client is connected before its time begins, too.
  await events.start({ topic, start: { kind: 'latest', count: 1 } });
  await until(({ stored, phase }) => stored === 1 && phase === 'following');
  if (content === 'avro') {
    await events.setView({ filter: '"customer":"customer 7"', partition: null, order: 'time', descending: true });
  }
  const watch = stopWatch();
  await events.start({ topic, start: { kind: 'beginning' } });
  await until(({ stored, dropped, phase }) => stored + dropped >= EVENTS[content] && phase === 'following');
  const outcome = watch(EVENTS[content]);
  // Of the events that are kept: the newest ones.
  if (content === 'avro' && last?.shown !== DEFAULT_LIMITS.maxEvents / 100)
    throw new Error(`The filter found ${last?.shown}.`);
  await events.close();
  return outcome;
}

async function readKafkajs(kafka: Kafka, topic: string, content: Content): Promise<Outcome> {
  const consumer = kafka.consumer({ groupId: `bench-${process.pid}` });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const type = avsc.Type.forSchema(JSON.parse(SCHEMA) as avsc.Schema);
  let watch: ReturnType<typeof stopWatch> = stopWatch();
  let read = 0;
  let found = 0;
  // Waiting for the group does not count.
  consumer.on('consumer.group_join', () => (watch = stopWatch()));
  await new Promise<void>((resolve, reject) => {
    consumer
      .run({
        eachBatch: ({ batch }) => {
          read += batch.messages.length;
          if (content === 'avro') {
            for (const { value } of batch.messages) {
              if (value?.readInt32BE(1) !== SCHEMA_ID) continue;
              const text = JSON.stringify(type.fromBuffer(value.subarray(5)));
              if (text.toLowerCase().includes('"customer":"customer 7"')) found++;
            }
          }
          if (read >= EVENTS[content]) resolve();
          return Promise.resolve();
        },
      })
      .catch(reject);
  });
  const outcome = watch(EVENTS[content]);
  if (content === 'avro' && found !== EVENTS.avro / 100) throw new Error(`The filter found ${found}.`);
  await consumer.disconnect();
  return outcome;
}

if (process.argv[2] !== undefined && ['fill', 'ours', 'kafkajs'].includes(process.argv[2])) {
  await main(process.argv.slice(2));
}
