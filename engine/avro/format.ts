import type { SchemaFormat } from '../schemaFormat.js';
import { compareAvro } from './compare.js';
import type { AvroSchema } from './model.js';
import { parseAvro } from './parse.js';

export const avro: SchemaFormat<AvroSchema> = {
  id: 'AVRO',
  kinds: new Map(),
  parse: parseAvro,
  compare: (reader, writer) => compareAvro(reader, writer),
  topLevelFields: () => [],
  outline: () => [],
  proposeFixes: () => [],
  sample: () => '{}',
};
