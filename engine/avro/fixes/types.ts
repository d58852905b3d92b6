import { isJsonArray } from '../../json/jsonText.js';
import type { FixProposal } from '../../schemaFormat.js';
import { decimalOf, effectiveLogicalType } from '../lint/logicalTypes.js';
import { resolved, shortName } from '../model.js';
import type { TypeUse } from '../model.js';
import type { AvroFixContext } from './proposeFixes.js';
import { indentBefore, typeTextFor } from './typeText.js';

/** A type that the reader's type cannot read. */
export function fixTypeMismatch(fix: AvroFixContext): readonly FixProposal[] {
  const { found, direction } = fix;
  if (direction === 'FORWARD') return replaceType(fix, found.writer, found.reader, 'avro-restore-type', true);
  const restored = replaceType(fix, found.reader, found.writer, 'avro-restore-type', true);
  return [...restored, ...readBoth(fix)];
}

/** A writer's type that no branch of the reader's union reads. */
export function fixMissingBranch(fix: AvroFixContext): readonly FixProposal[] {
  const { found, direction } = fix;
  return direction === 'BACKWARD'
    ? addBranch(fix)
    : [...removeBranch(fix), ...replaceType(fix, found.writer, found.reader, 'avro-restore-type', false)];
}

/** Puts the type of the other schema where one of the edited text stands. */
export function replaceType(
  { edited, editor }: Pick<AvroFixContext, 'edited' | 'editor'>,
  own: TypeUse,
  other: TypeUse,
  id: string,
  preferred: boolean,
): readonly FixProposal[] {
  if (own.holder === undefined || own.document !== edited.document) return [];
  const text = typeTextFor(other, edited, indentOf(own));
  if (text === undefined) return [];
  const title = `Change the type back to ${titleOf(other)}`;
  return [{ id, title, edits: [editor.replace(own.holder, own.key, text)], preferred }];
}

/** By its logical type, where it has one. */
function titleOf(use: TypeUse): string {
  const type = resolved(use);
  const logical = type === undefined ? undefined : effectiveLogicalType(type);
  if (type === undefined || logical === undefined) return shortName(use);
  const { precision, scale } = decimalOf(type);
  return logical === 'decimal' ? `decimal(${precision}, ${scale})` : logical;
}

/** A union of the new and the old type. The new one stays first, so that a default of the field stays valid. */
function readBoth({ found, edited, editor }: AvroFixContext): readonly FixProposal[] {
  const { reader, writer } = found;
  if (reader.holder === undefined || reader.document !== edited.document || isJsonArray(reader.holder)) return [];
  if (resolved(reader)?.kind === 'union' || resolved(writer)?.kind === 'union') return [];
  const indent = indentOf(reader);
  const own = edited.document.json.places().rawText(reader.holder, reader.key);
  const other = typeTextFor(writer, edited, indent);
  if (own === undefined || other === undefined) return [];
  return [
    {
      id: 'avro-accept-both-types',
      title: `Accept both ${shortName(reader)} and ${shortName(writer)}`,
      edits: [editor.replace(reader.holder, reader.key, `[${own}, ${other}]`)],
      preferred: false,
    },
  ];
}

function addBranch({ found, edited, editor }: AvroFixContext): readonly FixProposal[] {
  const union = resolved(found.reader);
  if (union?.kind !== 'union' || union.document !== edited.document) return [];
  const text = typeTextFor(found.writer, edited, indentOf(union));
  if (text === undefined) return [];
  return [
    {
      id: 'avro-add-branch',
      title: `Add ${shortName(found.writer)} to the union`,
      edits: [editor.insertElement(union.json, union.json.length, text)],
      preferred: true,
    },
  ];
}

function removeBranch({ found, edited, editor }: AvroFixContext): readonly FixProposal[] {
  const { writer } = found;
  if (!isJsonArray(writer.holder) || typeof writer.key !== 'number' || writer.document !== edited.document) return [];
  return [
    {
      id: 'avro-remove-branch',
      title: `Take ${shortName(writer)} out of the union`,
      edits: [editor.removeElement(writer.holder, writer.key)],
      preferred: true,
    },
  ];
}

function indentOf({ document, holder, key }: TypeUse): string {
  const places = document.json.places();
  return indentBefore(
    document.json.text,
    holder === undefined ? places.root.start : places.valueSpan(holder, key).start,
  );
}
