import type { SchemaFormat } from '../schemaFormat.js';
import { compareJsonSchemas } from './compare/compare.js';
import type { JsonSchema } from './model.js';
import { parseJsonSchema } from './parse.js';

export const jsonSchema: SchemaFormat<JsonSchema> = {
  id: 'JSON',
  kinds: new Map(),
  parse: parseJsonSchema,
  compare: compareJsonSchemas,
  topLevelFields: () => [],
  outline: () => [],
  proposeFixes: () => [],
  sample: () => '{}',
};
