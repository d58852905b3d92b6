import { formatOf } from '../../engine/formats.js';
import { DEFAULT_COMPARE_OPTIONS } from '../../engine/options.js';
import type { FormatId } from '../../engine/options.js';
import { processorTime } from '../support/processorTime.js';
import type { Bench, ValueMeasure } from './bench.js';
import { avroShapes, jsonShapes, oneOfs, protobufShapes } from './growthShapes.js';
import type { Shape } from './growthShapes.js';

/** How much larger the large schema is. */
const LARGER = 8;

/** A pair whose time per part is twice that of a small one is no longer linear in its size. */
const LINEAR = 2;

/** Times of a pair are taken until so much processor time was spent on it, and the least one counts. */
const SPENT_MILLISECONDS = 150;

export const bench: Bench = {
  title: `Growth: time per part in a pair ${LARGER} times as large, as a multiple of that in a small one; 1 is linear`,
  measures: [
    ...avroShapes.map((shape) => growthOf('AVRO', shape)),
    ...protobufShapes.map((shape) => growthOf('PROTOBUF', shape)),
    ...jsonShapes.map((shape) => growthOf('JSON', shape)),
    ...oneOfs.map(([name, make]): ValueMeasure => ({
      kind: 'value',
      name: `JSON, ${name}`,
      unit: 'ms',
      aim: 1_000,
      value: () => costOf('JSON', make('a'), make('b')),
    })),
  ],
};

function growthOf(format: FormatId, { name, parts, make }: Shape): ValueMeasure {
  return {
    kind: 'value',
    name: `${format}, ${name}: ${parts} and ${parts * LARGER}`,
    unit: '×',
    aim: LINEAR,
    value: () => {
      const costs = [parts, parts * LARGER].map(
        (count) => costOf(format, make(count, 'old'), make(count, 'new')) / count,
      );
      return (costs[1] ?? NaN) / (costs[0] ?? NaN);
    },
  };
}

/** Milliseconds of processor time for one pair, parse of both sides included. */
function costOf(format: FormatId, older: string, newer: string): number {
  const language = formatOf(format);
  const run = () => {
    const [before, after] = [older, newer].map((text) => language.parse({ text, references: [] }));
    if (before === undefined || after === undefined) throw new Error('a pair has two sides');
    const { differences, failure } = language.compare(after, before, DEFAULT_COMPARE_OPTIONS);
    if (differences.length === 0 || failure !== undefined)
      throw new Error(failure?.message ?? 'the pair should differ');
  };
  let least = Infinity;
  const started = processorTime();
  do {
    const before = processorTime();
    run();
    least = Math.min(least, processorTime() - before);
  } while (processorTime() - started < SPENT_MILLISECONDS);
  return least;
}
