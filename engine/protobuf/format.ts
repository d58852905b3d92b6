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
  recordName: ({ file }) => {
    const name = file.messages[0]?.name;
    return name === undefined || file.packageName === '' ? name : `${file.packageName}.${name}`;
  },
  outline: () => [],
  proposeFixes: () => [],
  sample: () => '{}',
};
