import type { SchemaFormat } from '../schemaFormat.js';

export const avro: SchemaFormat = {
  id: 'AVRO',
  kinds: new Map(),
  parse: (source) => ({ format: 'AVRO', source, problems: [] }),
  compare: () => ({ differences: [] }),
  topLevelFields: () => [],
  outline: () => [],
  proposeFixes: () => [],
  sample: () => '{}',
};
