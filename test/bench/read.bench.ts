import type { Bench } from './bench.js';
import { readMeasures } from './read/measures.js';
import { EVENTS } from './read/topics.js';

export const bench: Bench = {
  title:
    `Reading ${EVENTS.json.toLocaleString('en')} events of 100 bytes (lz4, 3 partitions) from the beginning, each client in a ` +
    'process of its own, from the request to begin, connected, to the last event kept (ours) or handed over (kafkajs)',
  measures: readMeasures('json', {
    kafkajs: 'kafkajs, eachBatch in a group',
    ours: 'ours: read, keep and sort for the preview',
  }),
};
