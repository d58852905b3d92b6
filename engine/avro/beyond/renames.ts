import type { WarningRow } from '../../warning.js';
import type { AvroSchema } from '../model.js';
import { placeOfField } from '../places.js';
import { silentRenames } from '../renames.js';
import type { Rename } from '../renames.js';
import type { TypePair, TypeRule } from './walk.js';

/**
 * A new name is a new field to the registry: it has a default, so the old value is not missed. An alias would tell
 * readers of the new schema where it is; readers of the old one can be told nothing.
 */
export function renameRule(readerSchema: AvroSchema, writerSchema: AvroSchema): TypeRule {
  return ({ reader, writer }: TypePair, report) => {
    if (reader.kind !== 'record' || writer.kind !== 'record') return;
    const { likely, possible } = silentRenames({ reader, writer, readerSchema, writerSchema });
    const tell = (rule: string) => (rename: Rename) => {
      const { field, old } = rename;
      const facts = { record: reader.fullName, writerRecord: writer.fullName, field: field.name, before: old.name };
      const places = { reader: () => placeOfField(reader, field), writer: () => placeOfField(writer, old) };
      report({ rule, ...places, facts });
    };
    likely.forEach(tell('avro-field-renamed'));
    possible.forEach(tell('avro-field-replaced'));
  };
}

const record = (field: string) =>
  `{"type":"record","name":"E","fields":[{"name":"id","type":"string"},${field},{"name":"at","type":"long"}]}`;

export const RENAME_ROWS: readonly WarningRow[] = [
  {
    rule: 'avro-field-renamed',
    title: 'Field renamed without an alias',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `The field '${facts['before'] ?? ''}' of ${facts['writerRecord'] ?? ''} in ${writer} seems to be '${facts['field'] ?? ''}' in ${reader}. Names are all that Avro goes by, so its value is skipped, and '${facts['field'] ?? ''}' is always read as its default.`,
    advise: ({ direction, facts }) =>
      direction === 'BACKWARD'
        ? `Give '${facts['field'] ?? ''}' the alias "${facts['before'] ?? ''}", unless it is another thing.`
        : `Keep the name '${facts['field'] ?? ''}', or write both fields until every consumer has upgraded: an alias in the new schema does not help older consumers.`,
    witness: {
      writer: record('{"name":"qty","type":"int"}'),
      reader: record('{"name":"quantity","type":"int","default":0}'),
      event: '{"id":"1","qty":3,"at":0}',
      outcome: 'lost',
      seen: 'A quantity of 3 is read as 0.',
    },
  },
  {
    rule: 'avro-field-replaced',
    title: 'Another field in the place of a removed one',
    severity: 'information',
    explain: ({ reader, writer, facts }) =>
      `Where ${writer} has the field '${facts['before'] ?? ''}' of ${facts['writerRecord'] ?? ''}, ${reader} has '${facts['field'] ?? ''}' of the same type. If that is a new name for the same thing, its values are lost: '${facts['field'] ?? ''}' is always read as its default.`,
    advise: ({ direction, facts }) =>
      direction === 'BACKWARD'
        ? `If it is the same thing, give '${facts['field'] ?? ''}' the alias "${facts['before'] ?? ''}"; otherwise there is nothing to do.`
        : `If it is the same thing, keep the name '${facts['field'] ?? ''}' until every consumer has upgraded; otherwise there is nothing to do.`,
    witness: {
      writer: record('{"name":"buyer","type":"string"}'),
      reader: record('{"name":"customer","type":"string","default":""}'),
      event: '{"id":"1","buyer":"Ada","at":0}',
      outcome: 'lost',
      seen: 'The name of the buyer is read as an empty text.',
    },
  },
];
