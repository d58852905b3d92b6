import type { SchemaFormat } from '../schemaFormat.js';

export const protobuf: SchemaFormat = {
  id: 'PROTOBUF',
  kinds: new Map(),
  parse: (source) => ({ format: 'PROTOBUF', source, problems: [] }),
  compare: () => ({ differences: [] }),
  topLevelFields: () => [],
  outline: () => [],
  proposeFixes: () => [],
  sample: () => '{}',
};
