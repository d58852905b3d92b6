import type { FixContext, FixProposal } from '../../schemaFormat.js';
import type { TextEdit } from '../../text/span.js';
import type { ProtobufSchema } from '../schema.js';
import type { EnumNode, NamedNode } from '../syntax/nodes.js';
import { append, copyOf, indentOf, lineBreak, remove, replace } from './edits.js';
import { findTarget } from './find.js';

export function restorePackage({ edited, baseline }: FixContext<ProtobufSchema>): readonly FixProposal[] {
  const wanted = baseline.file.packageName;
  const node = edited.file.packages[edited.file.packages.length - 1];
  const title = wanted === '' ? 'Remove the package' : `Restore the package ${wanted}`;
  return [{ id: 'protobuf-restore-package', title, edits: [packageEdit(edited, node, wanted)], preferred: true }];
}

function packageEdit({ source, file }: ProtobufSchema, node: NamedNode | undefined, wanted: string): TextEdit {
  if (node !== undefined) {
    return wanted === '' ? remove(source.text, node) : replace({ start: node.nameStart, end: node.nameEnd }, wanted);
  }
  const at = file.syntaxNode?.end ?? 0;
  const newLine = lineBreak(source.text);
  const statement = `package ${wanted};`;
  const newText = at === 0 ? `${statement}${newLine}` : `${newLine}${statement}`;
  return { span: { start: at, end: at }, newText };
}

/** The message as the baseline has it, at the end of where it was. */
export function restoreMessage(context: FixContext<ProtobufSchema>): readonly FixProposal[] {
  const { edited, baseline } = context;
  const { message, rest } = findTarget(context, baseline.file);
  if (message === undefined || rest.length > 0) return [];
  const parent = findTarget(context, edited.file).message;
  const { text } = edited.source;
  const title = `Restore the message ${message.name}`;
  const newLine = lineBreak(text);
  const edit =
    parent === undefined
      ? {
          span: { start: text.length, end: text.length },
          newText: `${text.endsWith('\n') || text === '' ? '' : newLine}${newLine}${topLevelCopy(baseline.source.text, message, newLine)}${newLine}`,
        }
      : append(text, parent, [copyOf(baseline.source.text, message, text, indentOf(text, parent.start))]);
  return [{ id: 'protobuf-restore-message', title, edits: [edit], preferred: true }];
}

/**
 * Read the other way round, an added message is one that the baseline misses. Taking it out again restores the verdict
 * as long as nothing uses it: where a field does, the schema would not be accepted, and the proposal is dropped.
 */
export function removeMessage(context: FixContext<ProtobufSchema>): readonly FixProposal[] {
  const { edited } = context;
  const { message, rest } = findTarget(context, edited.file);
  if (message === undefined || rest.length > 0) return [];
  const title = `Remove the message ${message.name}, which the earlier schema does not have`;
  return [{ id: 'protobuf-remove-message', title, edits: [remove(edited.source.text, message)], preferred: false }];
}

/** Keeps the number and the name of a removed enum value from being used for something else. */
export function reserveConstant(
  edited: ProtobufSchema,
  node: EnumNode,
  value: string,
  number: string,
): readonly FixProposal[] {
  if (isReserved(node.reserved, Number(number), value)) return [];
  const statements = reservations(edited, number, value);
  return [
    {
      id: 'protobuf-reserve-value',
      title: `Reserve the number ${number} and the name ${value}`,
      edits: [append(edited.source.text, node, statements)],
      preferred: true,
    },
  ];
}

/** `reserved 3;` and `reserved "name";`, in the form that the file's syntax has. */
export function reservations(schema: ProtobufSchema, number: string, name: string): readonly string[] {
  return [`reserved ${number};`, `reserved ${schema.file.syntax === 'editions' ? name : `"${name}"`};`];
}

export function isReserved(
  reserved: readonly {
    readonly ranges: readonly { readonly from: number; readonly to: number }[];
    readonly names: readonly NamedNode[];
  }[],
  number: number,
  name: string,
): boolean {
  return reserved.some(
    ({ ranges, names }) =>
      ranges.some(({ from, to }) => from <= number && number <= to) || names.some((node) => node.name === name),
  );
}

function topLevelCopy(source: string, node: NamedNode, newLine: string): string {
  const before = indentOf(source, node.start);
  const lines = source.slice(node.start, node.end).split(/\r?\n/);
  return lines.map((line) => (line.startsWith(before) ? line.slice(before.length) : line)).join(newLine);
}
