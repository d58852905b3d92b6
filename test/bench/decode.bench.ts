import type { Bench } from './bench.js';
import { readMeasures } from './read/measures.js';
import { EVENTS } from './read/topics.js';

export const bench: Bench = {
  title:
    `Reading and decoding ${EVENTS.avro.toLocaleString('en')} Avro events of 60 bytes (lz4, 3 partitions): each is ` +
    'decoded to JSON text and looked through for a word',
  measures: readMeasures('avro', {
    kafkajs: 'kafkajs, eachBatch, with avsc and JSON.stringify',
    ours: 'ours: read, keep, decode exactly and filter',
  }),
};
