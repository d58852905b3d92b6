import type { SchemaFormat } from '../schemaFormat.js';
import { PROTOBUF_BEYOND } from './beyond/beyond.js';
import { compareSchemas } from './compare/compare.js';
import { proposeFixes } from './fixes/proposeFixes.js';
import { PROTOBUF_KIND_ROWS } from './kinds.js';
import { outlineSchema } from './outline.js';
import { sampleSchema } from './sample.js';
import { parseSchema, qualify } from './schema.js';
import type { ProtobufSchema } from './schema.js';
import { allFields } from './validate/messages.js';

export const protobuf: SchemaFormat<ProtobufSchema> = {
  id: 'PROTOBUF',
  kinds: PROTOBUF_KIND_ROWS,
  parse: parseSchema,
  compare: compareSchemas,
  // The registry looks at the first message only.
  topLevelFields: ({ file }) =>
    file.messages[0] === undefined ? [] : allFields(file.messages[0]).map(({ name }) => name),
  recordName: ({ file }) => {
    const name = file.messages[0]?.name;
    return name === undefined ? undefined : qualify(file.packageName, name);
  },
  beyond: PROTOBUF_BEYOND,
  outline: outlineSchema,
  proposeFixes,
  sample: sampleSchema,
};
