import avsc from 'avsc';
import { avro } from '../../engine/avro/format.js';
import type { AvroSchema } from '../../engine/avro/model.js';
import { DEFAULT_COMPARE_OPTIONS } from '../../engine/options.js';
import type { Bench, RateMeasure } from './bench.js';

type Fields = readonly object[];

/** Fields with the mix of types that real topics have. */
function fieldsOf(count: number): Fields {
  return Array.from({ length: count }, (_, i) => ({ name: `field_${i}`, type: typeOf(i) }));
}

function typeOf(i: number): unknown {
  switch (i % 10) {
    case 0:
    case 1:
    case 2:
      return 'string';
    case 3:
    case 4:
      return ['null', 'string'];
    case 5:
      return { type: 'long', logicalType: 'timestamp-millis' };
    case 6:
      return { type: 'array', items: 'string' };
    case 7:
      return { type: 'enum', name: `Kind${i}`, symbols: ['NEW', 'OPEN', 'CLOSED'] };
    case 8:
      return 'long';
    default:
      return 'double';
  }
}

const record = (fields: Fields) => ({ type: 'record', name: 'Order', namespace: 'com.acme.orders', fields });
const optional = { name: 'added', type: ['null', 'string'], default: null };
const required = { name: 'added', type: 'string' };

interface Pair {
  readonly older: string;
  readonly newer: string;
}

/** A pair whose newer schema has one field more, at the end or at index `at`; `indent` as in `JSON.stringify`. */
function pair(count: number, added: object, indent?: number, at = count): Pair {
  const fields = fieldsOf(count);
  return {
    older: JSON.stringify(record(fields), null, indent),
    newer: JSON.stringify(record(fields.toSpliced(at, 0, added)), null, indent),
  };
}

const parse = (text: string, like?: AvroSchema) => avro.parse({ text, references: [] }, like);

/**
 * Parses both sides and compares them, as `event-streams compare` does: the newer one takes over what it has in common with
 * the older one. Nothing is kept from one pair to the next, although the texts are the same.
 */
function comparing(
  name: string,
  { older, newer }: Pair,
  expected: number,
  { shared = true, ...more }: Partial<RateMeasure> & { readonly shared?: boolean } = {},
): RateMeasure {
  return {
    name,
    kind: 'rate',
    unit: 'pairs',
    work: () => {
      const writer = parse(older);
      const reader = parse(newer, shared ? writer : undefined);
      const { differences } = avro.compare(reader, writer, DEFAULT_COMPARE_OPTIONS);
      if (differences.length !== expected) throw new Error(`${name}: ${differences.length} differences`);
      for (const difference of differences) difference.reader();
      return 1;
    },
    ...more,
  };
}

const compact = pair(50, optional);
const json: RateMeasure = {
  name: 'JSON.parse alone, both sides',
  kind: 'rate',
  unit: 'pairs',
  work: () => {
    JSON.parse(compact.older);
    JSON.parse(compact.newer);
    return 1;
  },
};
const peer: RateMeasure = {
  name: 'avsc: both types and a resolver',
  kind: 'rate',
  unit: 'pairs',
  work: () => {
    const type = (text: string) => avsc.Type.forSchema(JSON.parse(text) as avsc.Schema);
    type(compact.newer).createResolver(type(compact.older));
    return 1;
  },
};

export const bench: Bench = {
  title: 'Avro: a record of 50 fields and its next version, parse of both sides included',
  measures: [
    json,
    peer,
    comparing('compatible', compact, 0, { aim: 25_000, peer: peer.name }),
    comparing('compatible, indented text', pair(50, optional, 2), 0, { peer: json.name }),
    comparing('compatible, with nothing taken over', compact, 0, { shared: false }),
    comparing('compatible, the added field in the middle', pair(50, optional, undefined, 25), 0),
    comparing('incompatible, with the place in the text', pair(50, required), 1),
    comparing('500 fields', pair(500, optional), 0),
    comparing('5,000 fields', pair(5000, optional), 0),
  ],
};
