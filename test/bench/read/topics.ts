import avsc from 'avsc';
import { CompressionTypes, type Kafka, type Message } from 'kafkajs';
import { writeFrame } from '../../../common/wire/framing.js';

/** What the readers read. */
export type Content = 'json' | 'avro';

export const EVENTS: Readonly<Record<Content, number>> = { json: 1_000_000, avro: 500_000 };
export const SCHEMA_ID = 1;
export const SCHEMA = JSON.stringify({
  type: 'record',
  name: 'Order',
  fields: [
    { name: 'id', type: 'long' },
    { name: 'customer', type: 'string' },
    { name: 'note', type: ['null', 'string'], default: null },
    { name: 'total', type: 'double' },
    { name: 'lines', type: { type: 'array', items: 'int' } },
  ],
});

const PARTITIONS = 3;
const BATCH = 1_000;

/** Writes the topic, about 100 bytes to an event, in lz4 batches of a thousand. */
export async function fill(kafka: Kafka, topic: string, content: Content): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: PARTITIONS }], waitForLeaders: true });
  await admin.disconnect();
  const producer = kafka.producer();
  await producer.connect();
  const valueOf = content === 'json' ? jsonValue : avroValues();
  for (let from = 0; from < EVENTS[content]; from += BATCH) {
    const partition = (from / BATCH) % PARTITIONS;
    const messages = Array.from({ length: BATCH }, (_, i): Message => {
      return { key: `key-${from + i}`, value: valueOf(from + i), partition };
    });
    await producer.send({ topic, messages, compression: CompressionTypes.LZ4 });
  }
  await producer.disconnect();
}

/** Differs from event to event, as real ones do: repeated text would compress to nothing. */
function note(i: number): string {
  return [1, 2, 3, 4].map((n) => ((i * n * 2_654_435_761) % 2 ** 32).toString(36)).join(' ');
}

function jsonValue(i: number): string {
  return JSON.stringify({ id: i, name: 'an event of the bench', note: note(i) });
}

function avroValues(): (i: number) => Buffer {
  const type = avsc.Type.forSchema(JSON.parse(SCHEMA) as avsc.Schema);
  return (i) => {
    const order = { id: i, customer: `customer ${i % 100}`, note: note(i), total: i / 8, lines: [1, 2, i % 50] };
    return Buffer.from(writeFrame(SCHEMA_ID, type.toBuffer(order)));
  };
}
