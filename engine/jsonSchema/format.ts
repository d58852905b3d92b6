import type { SchemaFormat } from '../schemaFormat.js';
import { JSON_BEYOND } from './beyond/beyond.js';
import { compareJsonSchemas } from './compare/compare.js';
import { proposeJsonFixes } from './fixes/proposeFixes.js';
import { JSON_SCHEMA_KINDS } from './kinds/kinds.js';
import type { JsonSchema } from './model.js';
import { outlineJsonSchema, topLevelProperties } from './outline.js';
import { parseJsonSchema } from './parse.js';
import { sampleJsonSchema } from './sample/sample.js';

export const jsonSchema: SchemaFormat<JsonSchema> = {
  id: 'JSON',
  kinds: JSON_SCHEMA_KINDS,
  parse: parseJsonSchema,
  compare: compareJsonSchemas,
  topLevelFields: topLevelProperties,
  beyond: JSON_BEYOND,
  outline: outlineJsonSchema,
  proposeFixes: proposeJsonFixes,
  sample: sampleJsonSchema,
};
