import type { FixContext, FixProposal } from '../../schemaFormat.js';
import type { TextEdit } from '../../text/span.js';
import type { ProtobufSchema } from '../schema.js';
import { NO_LABEL } from '../syntax/nodes.js';
import type { FieldNode, MessageNode, OneofNode, Syntax } from '../syntax/nodes.js';
import { append, copyOf, indentOf, indented, lineBreak, remove } from './edits.js';
import { fieldByTag, findField, findTarget, oneofByName } from './find.js';

/** A member of a oneof that is gone, or that stands outside of it now: it goes back. */
export function fixRemovedMember(context: FixContext<ProtobufSchema>): readonly FixProposal[] {
  const { edited, baseline } = context;
  const before = findField(context, baseline.file);
  const { message, rest } = findTarget(context, edited.file);
  const oneof = message === undefined ? undefined : oneofByName(message, rest[0] ?? '');
  if (before === undefined || message === undefined || oneof === undefined) return [];
  const { text } = edited.source;
  const moved = message.fields.find((field) => field.registryTag === before.registryTag);
  const statement =
    moved === undefined
      ? copyOf(baseline.source.text, before, text, indentOf(text, oneof.start))
      : withoutLabel(text, moved);
  const edits: TextEdit[] = [append(text, oneof, [statement])];
  if (moved !== undefined) edits.push(remove(text, moved));
  const title = `Put ${before.name} back into the oneof ${oneof.name}`;
  return [{ id: 'protobuf-restore-oneof-member', title, edits, preferred: true }];
}

/** Fields that joined a oneof and now exclude one another: they stand before it again. */
export function leaveOneof(context: FixContext<ProtobufSchema>): readonly FixProposal[] {
  return moveOut(context, tagsOf(context));
}

/** A new member, which older readers do not know as one and skip: outside of the oneof they may. */
export function moveNewMemberOut(context: FixContext<ProtobufSchema>): readonly FixProposal[] {
  return moveOut(context, [Number(findTarget(context, context.edited.file).rest.at(-1))]);
}

function moveOut(context: FixContext<ProtobufSchema>, moved: readonly number[]): readonly FixProposal[] {
  const { edited, baseline } = context;
  const { message, rest } = findTarget(context, edited.file);
  const before = findTarget(context, baseline.file).message;
  const oneof = message === undefined ? undefined : oneofByName(message, rest[0] ?? '');
  if (message === undefined || before === undefined || oneof === undefined) return [];
  const tags = new Set(moved);
  const leaving = oneof.fields.filter((field) => tags.has(field.registryTag));
  if (leaving.length === 0) return [];
  const { text } = edited.source;
  const statements = leaving.map((field) => withLabel(text, field, before, baseline, edited.file.syntax));
  const indent = indentOf(text, oneof.start);
  const inserted = statements.map((statement) => `${statement}${lineBreak(text)}${indent}`).join('');
  const edits =
    leaving.length === oneof.fields.length + oneof.groups.length
      ? [{ span: { start: oneof.start, end: oneof.end }, newText: inserted.trimEnd() }]
      : [
          { span: { start: oneof.start, end: oneof.start }, newText: inserted },
          ...leaving.map((field) => remove(text, field)),
        ];
  const names = leaving.map(({ name }) => name).join(', ');
  return [
    { id: 'protobuf-leave-oneof', title: `Move ${names} out of the oneof ${oneof.name}`, edits, preferred: true },
  ];
}

/** Fields that older readers know as members of a oneof: they go into it again. */
export function joinOneof(context: FixContext<ProtobufSchema>): readonly FixProposal[] {
  const { edited, baseline } = context;
  const { message, rest } = findTarget(context, edited.file);
  const before = findTarget(context, baseline.file).message;
  const name = rest[0] ?? '';
  const wanted = before === undefined ? undefined : oneofByName(before, name);
  if (message === undefined || wanted === undefined) return [];
  const tags = new Set(wanted.fields.map((field) => field.registryTag));
  const joining = message.fields.filter((field) => tags.has(field.registryTag));
  if (joining.length === 0) return [];
  const edits = [
    joinEdit(edited.source.text, message, name, joining),
    ...joining.map((field) => remove(edited.source.text, field)),
  ];
  const names = joining.map((field) => field.name).join(', ');
  return [{ id: 'protobuf-join-oneof', title: `Put ${names} into the oneof ${name}`, edits, preferred: true }];
}

function joinEdit(text: string, message: MessageNode, name: string, fields: readonly FieldNode[]): TextEdit {
  const existing: OneofNode | undefined = oneofByName(message, name);
  const statements = fields.map((field) => withoutLabel(text, field));
  if (existing !== undefined) return append(text, existing, statements);
  const newLine = lineBreak(text);
  const inner = indented(text, indentOf(text, message.start));
  const lines = statements.map((statement) => `${indented(text, inner)}${statement}${newLine}`).join('');
  return append(text, message, [`oneof ${name} {${newLine}${lines}${inner}}`]);
}

function withoutLabel(text: string, field: FieldNode): string {
  return text.slice(field.label === NO_LABEL ? field.start : field.typeStart, field.end);
}

/** With the label that the baseline has; proto2 cannot do without one. */
function withLabel(
  text: string,
  field: FieldNode,
  before: MessageNode,
  { source }: ProtobufSchema,
  syntax: Syntax,
): string {
  const old = fieldByTag(before, field.registryTag);
  const plain = syntax === 'proto2' ? 'optional ' : '';
  const label =
    old === undefined || old.label === NO_LABEL ? plain : `${source.text.slice(old.labelStart, old.labelEnd)} `;
  return label + text.slice(field.typeStart, field.end);
}

function tagsOf({ difference }: FixContext<ProtobufSchema>): readonly number[] {
  return (difference.facts['tags'] ?? '').split(',').map(Number);
}
