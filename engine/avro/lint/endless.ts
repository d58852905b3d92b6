import { heightsOf } from '../heights.js';
import type { Issue } from '../issues.js';
import type { AvroSchema, TypeUse } from '../model.js';
import { warning } from './names.js';

/** Records that contain themselves on every way: no event of them can be written. */
export function lintEndless(schema: Omit<AvroSchema, 'problems'>, types: readonly TypeUse[]): readonly Issue[] {
  const records = types.filter((use) => use.kind === 'record');
  if (!types.some((use) => use.kind === 'reference')) return [];
  const height = heightsOf(schema);
  return records.flatMap((record) => {
    const field = height(record) < Infinity ? undefined : record.fields.find(({ type }) => height(type) === Infinity);
    if (field === undefined || field.type.kind !== 'reference') return [];
    const message = `A value of ${record.fullName} never ends, because its field ${field.name} needs another one. Make the field optional: a union with null.`;
    return [warning('avro-endless-record', message, record.document, field.json, 'type')];
  });
}
