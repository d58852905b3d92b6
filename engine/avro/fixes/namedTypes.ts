import { isJsonArray } from '../../json/jsonText.js';
import type { FixProposal } from '../../schemaFormat.js';
import { missingSymbols } from '../compare.js';
import { isNamed, listOf, resolved } from '../model.js';
import type { AvroSchema, EnumType, NamedType } from '../model.js';
import { walkTypes } from '../lint/walkTypes.js';
import { addAlias } from './missingDefault.js';
import type { AvroFixContext } from './proposeFixes.js';

/** Symbols that the writer has and the reader does not know. */
export function fixEnumSymbols(fix: AvroFixContext): readonly FixProposal[] {
  const reader = resolved(fix.found.reader);
  const writer = resolved(fix.found.writer);
  if (reader?.kind !== 'enum' || writer?.kind !== 'enum') return [];
  const missing = missingSymbols(reader, writer);
  return fix.direction === 'BACKWARD'
    ? [...restoreSymbols(fix, reader, writer, missing), ...addEnumDefault(fix, reader)]
    : removeSymbols(fix, writer, missing);
}

export function restoreSymbols(
  { edited, editor }: Pick<AvroFixContext, 'edited' | 'editor'>,
  reader: EnumType,
  writer: EnumType,
  missing: readonly string[],
): readonly FixProposal[] {
  const list = reader.json['symbols'];
  if (!isJsonArray(list) || reader.document !== edited.document) return [];
  // In the order in which the old enum has them.
  const symbols = writer.symbols.filter((symbol) => missing.includes(symbol));
  const [first, ...rest] = symbols.map((symbol) => editor.insertElement(list, list.length, JSON.stringify(symbol)));
  if (first === undefined) return [];
  const comma = list.length === 0 ? ', ' : '';
  const newText = [first.newText, ...rest.map((edit) => comma + edit.newText)].join('');
  const title = `Put ${listOf(symbols)} back into the enum`;
  return [{ id: 'avro-restore-symbols', title, edits: [{ ...first, newText }], preferred: true }];
}

function addEnumDefault({ edited, editor }: AvroFixContext, reader: EnumType): readonly FixProposal[] {
  if (reader.document !== edited.document || reader.json['default'] !== undefined) return [];
  const symbol =
    reader.symbols.find((name) => /^(unknown|unspecified|undefined|other|none)/i.test(name)) ?? reader.symbols[0];
  if (symbol === undefined) return [];
  return [
    {
      id: 'avro-add-enum-default',
      title: `Read unknown symbols as ${symbol} (default of the enum)`,
      edits: [editor.insertAfter(reader.json, 'symbols', 'default', JSON.stringify(symbol))],
      preferred: false,
    },
  ];
}

function removeSymbols(
  { edited, editor }: AvroFixContext,
  writer: EnumType,
  added: readonly string[],
): readonly FixProposal[] {
  const list = writer.json['symbols'];
  if (!isJsonArray(list) || writer.document !== edited.document) return [];
  const kept = list.filter((symbol) => typeof symbol !== 'string' || !added.includes(symbol));
  const at = list.flatMap((symbol, i) => (typeof symbol === 'string' && added.includes(symbol) ? [i] : []));
  const title = `Take ${listOf(added)} out of the enum`;
  const id = 'avro-remove-symbols';
  // Removing the first element also takes the comma after it, which the next removal would take too.
  const edits = at.includes(0)
    ? [editor.replace(writer.json, 'symbols', JSON.stringify(kept))]
    : at.map((index) => editor.removeElement(list, index));
  return [{ id, title, edits, preferred: true }];
}

/** The size of a fixed type can only go back. */
export function fixFixedSize({ found, edited, editor, direction }: AvroFixContext): readonly FixProposal[] {
  const reader = resolved(found.reader);
  const writer = resolved(found.writer);
  if (reader?.kind !== 'fixed' || writer?.kind !== 'fixed') return [];
  const [own, other] = direction === 'BACKWARD' ? [reader, writer] : [writer, reader];
  if (own.document !== edited.document) return [];
  const title = `Set the size back to ${other.size}`;
  return [
    { id: 'avro-restore-size', title, edits: [editor.replace(own.json, 'size', String(other.size))], preferred: true },
  ];
}

/** A type with another name than the one it is compared with. Only a reader's alias helps, and only a reader. */
export function fixTypeName(fix: AvroFixContext): readonly FixProposal[] {
  const reader = resolved(fix.found.reader);
  const writer = resolved(fix.found.writer);
  if (reader === undefined || writer === undefined || !isNamed(reader) || !isNamed(writer)) return [];
  const [own, other] = fix.direction === 'BACKWARD' ? [reader, writer] : [writer, reader];
  if (own.document !== fix.edited.document) return [];
  return [...(fix.direction === 'BACKWARD' ? aliasFor(fix, own, other) : []), ...restoreName(fix, own, other)];
}

export function aliasFor(
  fix: Pick<AvroFixContext, 'editor'>,
  own: NamedType,
  other: NamedType,
): readonly FixProposal[] {
  const alias = own.namespace === other.namespace ? other.simpleName : other.fullName;
  const title = `Also read events of '${other.fullName}', its old name (alias)`;
  return [
    {
      id: 'avro-add-type-alias',
      title,
      edits: [addAlias(fix, own.json, own.aliases.length > 0, alias)],
      preferred: true,
    },
  ];
}

/** The name at its definition and at every use, or the uses would stand for nothing. */
function restoreName(
  { edited, editor, direction }: AvroFixContext,
  own: NamedType,
  other: NamedType,
): readonly FixProposal[] {
  const written = own.json['name'];
  if (typeof written !== 'string' || edited.named.has(own.fullName.replace(/[^.]*$/, other.simpleName))) return [];
  const name = written.slice(0, written.lastIndexOf('.') + 1) + other.simpleName;
  const title = `Call the ${own.kind} '${other.simpleName}' again`;
  const definition = editor.replace(own.json, 'name', JSON.stringify(name));
  const uses = usesOf(edited, own).map(({ holder, key, text }) =>
    editor.replace(holder, key, JSON.stringify(text.slice(0, text.lastIndexOf('.') + 1) + other.simpleName)),
  );
  return [{ id: 'avro-restore-name', title, edits: [definition, ...uses], preferred: direction === 'FORWARD' }];
}

/** The places of the edited text where a type is used by its name. */
function usesOf(edited: AvroSchema, type: NamedType) {
  return walkTypes(edited).flatMap((use) => {
    if (use.kind !== 'reference' || use.target !== type || use.holder === undefined) return [];
    const text = (use.holder as Readonly<Record<string | number, unknown>>)[use.key];
    return typeof text === 'string' ? [{ holder: use.holder, key: use.key, text }] : [];
  });
}
