import { jsonEditor } from '../../json/edits.js';
import type { FixProposal } from '../../schemaFormat.js';
import type { WarningFixContext } from '../../warning.js';
import { readFromOldName } from '../fixes/missingDefault.js';
import { aliasFor } from '../fixes/namedTypes.js';
import type { AvroSchema } from '../model.js';

/** Aliases: the old names of fields and types. They help who reads with the edited schema, and nobody else. */
export function proposeWarningFixes(context: WarningFixContext<AvroSchema>): readonly FixProposal[] {
  if (context.direction !== 'BACKWARD') return [];
  switch (context.warning.rule) {
    case 'avro-field-renamed':
      return aliasOfField(context, true);
    case 'avro-field-replaced':
      return aliasOfField(context, false);
    case 'avro-namespace-changed':
      return aliasOfType(context);
    default:
      return [];
  }
}

function aliasOfField({ warning, edited }: WarningFixContext<AvroSchema>, preferred: boolean): readonly FixProposal[] {
  const { record = '', field: name = '', before = '' } = warning.facts;
  const type = edited.named.get(record);
  const field = type?.kind === 'record' ? type.fields.find((one) => one.name === name) : undefined;
  if (type === undefined || field === undefined || type.document !== edited.document) return [];
  return [readFromOldName({ editor: jsonEditor(edited.document.json) }, field, before, preferred)];
}

function aliasOfType({ warning, edited, baseline }: WarningFixContext<AvroSchema>): readonly FixProposal[] {
  const { readerType = '', writerType = '' } = warning.facts;
  const [own, other] = [edited.named.get(readerType), baseline.named.get(writerType)];
  if (own === undefined || other === undefined || own.document !== edited.document) return [];
  return aliasFor({ editor: jsonEditor(edited.document.json) }, own, other);
}
