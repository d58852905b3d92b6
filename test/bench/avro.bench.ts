import avsc from 'avsc';
import { avro } from '../../engine/avro/format.js';
import { DEFAULT_COMPARE_OPTIONS } from '../../engine/options.js';
import type { Bench } from './bench.js';

const FIELDS = 50;

/** A record of 50 fields with the mix that real topics have; the newer one adds a field with a default. */
function orderSchema(version: 1 | 2): string {
  const fields = Array.from({ length: FIELDS }, (_, i) => ({
    name: `field_${i}`,
    type: fieldType(i),
    doc: `The ${i}.`,
  }));
  const added = version === 1 ? [] : [{ name: 'added', type: ['null', 'string'], default: null }];
  const schema = { type: 'record', name: 'Order', namespace: 'com.acme.orders', fields: [...fields, ...added] };
  return JSON.stringify(schema, null, 2);
}

function fieldType(i: number): unknown {
  switch (i % 8) {
    case 0:
      return 'string';
    case 1:
      return ['null', 'string'];
    case 2:
      return { type: 'long', logicalType: 'timestamp-millis' };
    case 3:
      return { type: 'array', items: 'string' };
    case 4:
      return { type: 'enum', name: `Kind${i}`, symbols: ['A', 'B', 'C'] };
    case 5:
      return { type: 'record', name: `Part${i}`, fields: [{ name: 'id', type: 'int' }] };
    case 6:
      return { type: 'map', values: 'double' };
    default:
      return 'int';
  }
}

const oldText = orderSchema(1);
const newText = orderSchema(2);
const source = (text: string) => ({ text, references: [] });

export const bench: Bench = {
  title: `Avro, a pair of ${FIELDS} fields, parse of both sides included`,
  measures: [
    {
      name: 'compare',
      kind: 'rate',
      unit: 'pairs',
      aim: 25_000,
      peer: 'JSON.parse of both texts',
      work: () => {
        const result = avro.compare(avro.parse(source(newText)), avro.parse(source(oldText)), DEFAULT_COMPARE_OPTIONS);
        if (result.differences.length > 0) throw new Error('the pair should be compatible');
        return 1;
      },
    },
    {
      name: 'avsc parse and createResolver',
      kind: 'rate',
      unit: 'pairs',
      work: () => {
        const [reader, writer] = [newText, oldText].map((text) => avsc.Type.forSchema(JSON.parse(text) as avsc.Schema));
        if (reader === undefined || writer === undefined) throw new Error('avsc read nothing');
        reader.createResolver(writer);
        return 1;
      },
    },
    {
      name: 'JSON.parse of both texts',
      kind: 'rate',
      unit: 'pairs',
      work: () => {
        JSON.parse(oldText);
        JSON.parse(newText);
        return 1;
      },
    },
  ],
};
