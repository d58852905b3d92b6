import type { SchemaFormat } from '../schemaFormat.js';

export const jsonSchema: SchemaFormat = {
  id: 'JSON',
  kinds: new Map(),
  parse: (source) => ({ format: 'JSON', source, problems: [] }),
  compare: () => ({ differences: [] }),
  topLevelFields: () => [],
  outline: () => [],
  proposeFixes: () => [],
  sample: () => '{}',
};
