import { avro } from './avro/format.js';
import { jsonSchema } from './jsonSchema/format.js';
import type { FormatId } from './options.js';
import { protobuf } from './protobuf/format.js';
import type { SchemaFormat } from './schemaFormat.js';

/** The only place that names the formats: a new one is one folder and one line. */
export const FORMATS: readonly SchemaFormat[] = [avro, protobuf, jsonSchema];

export function formatOf(id: FormatId): SchemaFormat {
  const format = FORMATS.find((candidate) => candidate.id === id);
  if (format === undefined) throw new RangeError(`no schema format ${id}`);
  return format;
}
