import type { SchemaFormat } from '../schemaFormat.js';
import { AVRO_BEYOND } from './beyond/beyond.js';
import { compareAvro } from './compare.js';
import { proposeAvroFixes } from './fixes/proposeFixes.js';
import { AVRO_KINDS } from './kinds.js';
import { resolved } from './model.js';
import type { AvroSchema } from './model.js';
import { outlineAvro } from './outline.js';
import { parseAvro } from './parse.js';
import { sampleAvro } from './sample.js';

/** Avro as the registry reads and compares it: Avro 1.12 for Java, validation of defaults off. */
export const avro: SchemaFormat<AvroSchema> = {
  id: 'AVRO',
  kinds: AVRO_KINDS,
  parse: parseAvro,
  compare: (reader, writer) => compareAvro(reader, writer),
  topLevelFields: ({ root }) => {
    const type = root === undefined ? undefined : resolved(root);
    return type?.kind === 'record' ? type.fields.map(({ name }) => name) : [];
  },
  recordName: ({ root }) => {
    const type = root === undefined ? undefined : resolved(root);
    return type?.kind === 'record' ? type.fullName : undefined;
  },
  beyond: AVRO_BEYOND,
  outline: outlineAvro,
  proposeFixes: proposeAvroFixes,
  sample: sampleAvro,
};
