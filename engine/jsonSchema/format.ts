import type { SchemaFormat } from '../schemaFormat.js';
import { compareJsonSchemas } from './compare/compare.js';
import { JSON_SCHEMA_KINDS } from './kinds/kinds.js';
import type { JsonSchema } from './model.js';
import { parseJsonSchema } from './parse.js';

export const jsonSchema: SchemaFormat<JsonSchema> = {
  id: 'JSON',
  kinds: JSON_SCHEMA_KINDS,
  parse: parseJsonSchema,
  compare: compareJsonSchemas,
  topLevelFields: () => [],
  outline: () => [],
  proposeFixes: () => [],
  sample: () => '{}',
};
