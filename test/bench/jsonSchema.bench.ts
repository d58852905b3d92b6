import { jsonSchema } from '../../engine/jsonSchema/format.js';
import { DEFAULT_COMPARE_OPTIONS } from '../../engine/options.js';
import type { Bench } from './bench.js';

const PROPERTIES = 50;

/** An object of 50 properties with the mix that real topics have; the newer one adds an optional property. */
function orderSchema(version: 1 | 2): string {
  const named = Array.from({ length: PROPERTIES }, (_, i) => [`field_${i}`, propertySchema(i)] as const);
  const added = version === 1 ? [] : [['added', { type: 'string' }] as const];
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: Object.fromEntries([...named, ...added]),
    required: ['field_0', 'field_2'],
    additionalProperties: false,
    definitions: {
      Money: { type: 'object', properties: { amount: { type: 'number' }, currency: { type: 'string' } } },
    },
  };
  return JSON.stringify(schema, null, 2);
}

function propertySchema(i: number): unknown {
  switch (i % 8) {
    case 0:
      return { type: 'string', description: `The ${i}.` };
    case 1:
      return { type: ['string', 'null'], maxLength: 40 };
    case 2:
      return { type: 'integer', minimum: 0 };
    case 3:
      return { type: 'array', items: { type: 'string' } };
    case 4:
      return { type: 'string', enum: ['A', 'B', 'C'] };
    case 5:
      return { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] };
    case 6:
      return { type: 'number', default: 1 };
    default:
      return { $ref: '#/definitions/Money' };
  }
}

const oldText = orderSchema(1);
const newText = orderSchema(2);
const source = (text: string) => ({ text, references: [] });

export const bench: Bench = {
  title: `JSON Schema, a pair of ${PROPERTIES} properties, parse of both sides included`,
  measures: [
    {
      name: 'compare',
      kind: 'rate',
      unit: 'pairs',
      aim: 10_000,
      peer: 'JSON.parse of both texts',
      work: () => {
        const [reader, writer] = [jsonSchema.parse(source(newText)), jsonSchema.parse(source(oldText))];
        const { differences } = jsonSchema.compare(reader, writer, DEFAULT_COMPARE_OPTIONS);
        if (differences.length !== 1) throw new Error('the pair should differ by one property');
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
