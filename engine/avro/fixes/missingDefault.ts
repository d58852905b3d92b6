import { compactText } from '../../json/edits.js';
import type { FixProposal } from '../../schemaFormat.js';
import { isJsonArray } from '../../json/jsonText.js';
import { resolved } from '../model.js';
import { renameCandidates } from '../renames.js';
import type { AvroSchema, RecordField, RecordType, TypeUse } from '../model.js';
import type { AvroFixContext } from './proposeFixes.js';
import { indentBefore, moveLines, originalText, plainValue } from './typeText.js';

/** A field that the reader needs and the writer does not have. */
export function fixMissingDefault(fix: AvroFixContext): readonly FixProposal[] {
  const { field, record } = fix.found;
  const writer = resolved(fix.found.writer);
  if (field === undefined || record === undefined || writer?.kind !== 'record') return [];
  if (fix.direction === 'FORWARD') return restoreField(fix, field, record, writer);
  const defaults = [...addDefault(fix, field), ...makeNullable(fix, field)];
  return [...renamedFrom(fix, field, record, writer), ...defaults];
}

function addDefault({ editor }: AvroFixContext, field: RecordField): readonly FixProposal[] {
  const value = plainValue(field.type);
  if (value === undefined) return [];
  return [
    {
      id: 'avro-add-default',
      title: `Give '${field.name}' the default ${compactText(value)}`,
      edits: [editor.insertAfter(field.json, 'type', 'default', compactText(value))],
      preferred: isPlain(field.type),
    },
  ];
}

/** Types whose plain value says "nothing" honestly; a record of zeros or the year 1970 does not. */
function isPlain(use: TypeUse): boolean {
  const type = resolved(use);
  switch (type?.kind) {
    case 'boolean':
    case 'int':
    case 'long':
    case 'float':
    case 'double':
    case 'string':
      return type.json?.['logicalType'] === undefined;
    case 'array':
    case 'map':
    case 'enum':
      return true;
    case 'union':
      return type.branches[0]?.kind === 'null';
    default:
      return false;
  }
}

function makeNullable({ edited, editor }: AvroFixContext, field: RecordField): readonly FixProposal[] {
  const type = field.type;
  if (type.kind === 'null' || (type.kind === 'union' && type.branches[0]?.kind === 'null')) return [];
  const places = edited.document.json.places();
  const added = editor.insertAfter(field.json, 'type', 'default', 'null');
  const title = `Make '${field.name}' optional: null by default`;
  const preferred = !isPlain(type);
  if (type.kind !== 'union') {
    const start = places.valueSpan(field.json, 'type').start;
    const edits = [
      { span: { start, end: start }, newText: '["null", ' },
      { ...added, newText: `]${added.newText}` },
    ];
    return [{ id: 'avro-make-nullable', title, edits, preferred }];
  }
  const nullAt = type.branches.findIndex(({ kind }) => kind === 'null');
  const first = editor.insertElement(type.json, 0, '"null"');
  const edits = nullAt < 0 ? [first, added] : [first, editor.removeElement(type.json, nullAt), added];
  return [{ id: 'avro-make-nullable', title, edits, preferred }];
}

/** The field under the names of fields that were there before it, likeliest first. */
function renamedFrom(
  fix: AvroFixContext,
  field: RecordField,
  reader: RecordType,
  writer: RecordType,
): readonly FixProposal[] {
  const pair = { reader, writer, readerSchema: fix.edited, writerSchema: fix.baseline };
  return renameCandidates(pair, field)
    .slice(0, 2)
    .map((old, i) => readFromOldName(fix, field, old.name, i === 0));
}

/** An alias, which only a reader's field can have. */
export function readFromOldName(
  fix: Pick<AvroFixContext, 'editor'>,
  field: RecordField,
  old: string,
  preferred: boolean,
): FixProposal {
  return {
    id: 'avro-add-field-alias',
    title: `Read '${field.name}' from '${old}', its old name (alias)`,
    edits: [addAlias(fix, field.json, field.aliases.length > 0, old)],
    preferred,
  };
}

export function addAlias(
  { editor }: Pick<AvroFixContext, 'editor'>,
  json: RecordField['json'],
  hasAliases: boolean,
  alias: string,
) {
  const aliases = json['aliases'];
  return hasAliases && isJsonArray(aliases)
    ? editor.insertElement(aliases, aliases.length, JSON.stringify(alias))
    : editor.insertAfter(json, 'name', 'aliases', `[${JSON.stringify(alias)}]`);
}

/** Puts a field that the old schema needs back to where it stood. */
function restoreField(
  { edited, editor }: AvroFixContext,
  field: RecordField,
  old: RecordType,
  now: RecordType,
): readonly FixProposal[] {
  const list = now.json['fields'];
  if (!isJsonArray(list)) return [];
  const before = old.fields.slice(0, old.fields.indexOf(field)).reverse();
  const neighbour = before.find(({ name }) => now.fields.some((own) => own.name === name));
  const index = neighbour === undefined ? 0 : list.findIndex((own) => isFieldNamed(own, neighbour.name)) + 1;
  const text = edited.document.json.text;
  const first = list[0] ?? list;
  const indent = typeof first === 'object' ? indentBefore(text, edited.document.json.places().span(first).start) : '';
  const written = fieldText(field, old, edited, indent);
  if (written === undefined) return [];
  return [
    {
      id: 'avro-restore-field',
      title: `Put the field '${field.name}' back`,
      edits: [editor.insertElement(list, index, written)],
      preferred: true,
    },
  ];
}

function isFieldNamed(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && 'name' in value && value.name === name;
}

/** The field as it was written; with its type by name where that type is still defined. */
function fieldText(field: RecordField, record: RecordType, edited: AvroSchema, indent: string): string | undefined {
  const type = resolved(field.type);
  if (type !== undefined && 'fullName' in type && field.type.kind !== 'reference' && edited.named.has(type.fullName)) {
    return compactText({ ...field.json, type: type.fullName });
  }
  const json = record.document.json;
  const span = json.places().span(field.json);
  const own = json.text.slice(span.start, span.end);
  if (field.type.kind === 'reference' && type !== undefined && 'fullName' in type && !edited.named.has(type.fullName)) {
    const definition = originalText(type, indent);
    const place = json.places().valueSpan(field.json, 'type');
    return definition === undefined
      ? undefined
      : json.text.slice(span.start, place.start) + definition + json.text.slice(place.end, span.end);
  }
  return moveLines(own, indentBefore(json.text, span.start), indent);
}
