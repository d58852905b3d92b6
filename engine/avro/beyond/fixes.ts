import { jsonEditor } from '../../json/edits.js';
import type { FixProposal } from '../../schemaFormat.js';
import type { WarningFixContext } from '../../warning.js';
import { missingSymbols } from '../compare.js';
import { readFromOldName } from '../fixes/missingDefault.js';
import { aliasFor, restoreSymbols } from '../fixes/namedTypes.js';
import { replaceType } from '../fixes/types.js';
import type { AvroSchema } from '../model.js';
import { isTypeWarning } from './warning.js';

/** Old names as aliases, which only who reads with the edited schema can use, and the type that was there. */
export function proposeWarningFixes(context: WarningFixContext<AvroSchema>): readonly FixProposal[] {
  const { warning, direction } = context;
  const isReader = direction === 'BACKWARD';
  switch (warning.rule) {
    case 'avro-field-renamed':
      return isReader ? aliasOfField(context, true) : [];
    case 'avro-field-replaced':
      return isReader ? aliasOfField(context, false) : [];
    case 'avro-namespace-changed':
      return isReader ? aliasOfType(context) : [];
    case 'avro-enum-default-hides-symbol':
      return isReader ? symbolsBack(context) : [];
    default:
      return typeBack(context);
  }
}

function typeBack({ warning, direction, edited }: WarningFixContext<AvroSchema>): readonly FixProposal[] {
  if (!isTypeWarning(warning)) return [];
  const { readerUse, writerUse } = warning.pair;
  const [own, other] = direction === 'BACKWARD' ? [readerUse, writerUse] : [writerUse, readerUse];
  return replaceType({ edited, editor: jsonEditor(edited.document.json) }, own, other, 'avro-restore-type', true);
}

function symbolsBack({ warning, edited }: WarningFixContext<AvroSchema>): readonly FixProposal[] {
  if (!isTypeWarning(warning)) return [];
  const { reader, writer } = warning.pair;
  if (reader.kind !== 'enum' || writer.kind !== 'enum') return [];
  const fix = { edited, editor: jsonEditor(edited.document.json) };
  return restoreSymbols(fix, reader, writer, missingSymbols(reader, writer));
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
