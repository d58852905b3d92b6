import type { SchemaFormat } from '../schemaFormat.js';
import { compareSchemas } from './compare/compare.js';
import { parseSchema } from './schema.js';
import type { ProtobufSchema } from './schema.js';

export const protobuf: SchemaFormat<ProtobufSchema> = {
  id: 'PROTOBUF',
  kinds: new Map(),
  parse: parseSchema,
  compare: compareSchemas,
  topLevelFields: (schema) => schema.file.messages[0]?.fields.map((field) => field.name) ?? [],
  outline: () => [],
  proposeFixes: () => [],
  sample: () => '{}',
};
