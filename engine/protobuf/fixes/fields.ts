import type { FixContext, FixProposal } from '../../schemaFormat.js';
import { labelName } from '../compare/fields.js';
import type { ProtobufSchema } from '../schema.js';
import { NO_LABEL } from '../syntax/nodes.js';
import type { FieldNode, MessageNode } from '../syntax/nodes.js';
import { allFields } from '../validate/messages.js';
import { isReserved, reservations } from './declarations.js';
import { append, copyOf, indentOf, replace } from './edits.js';
import { findField, findTarget } from './find.js';

export function restoreType(context: FixContext<ProtobufSchema>): readonly FixProposal[] {
  const { edited, baseline } = context;
  const field = findField(context, edited.file);
  const before = findField(context, baseline.file);
  return field === undefined || before === undefined ? [] : typeBack(field, before, baseline);
}

/** The type that a field has in the baseline. */
export function typeBack(field: FieldNode, before: FieldNode, baseline: ProtobufSchema): readonly FixProposal[] {
  if (field.type === before.type) return [];
  const type = baseline.source.text.slice(before.typeStart, before.typeEnd);
  const edits = [replace({ start: field.typeStart, end: field.typeEnd }, type)];
  // A map has no label, so that one goes, or comes back, with the type.
  if (before.map !== undefined && field.label !== NO_LABEL) {
    edits.unshift({ span: { start: field.labelStart, end: field.typeStart }, newText: '' });
  } else if (field.map !== undefined && before.label !== NO_LABEL) {
    edits.unshift({ span: { start: field.typeStart, end: field.typeStart }, newText: `${labelName(before.label)} ` });
  }
  return [{ id: 'protobuf-restore-type', title: `Restore the type ${type}`, edits, preferred: true }];
}

export function restoreLabel(context: FixContext<ProtobufSchema>): readonly FixProposal[] {
  const { edited, baseline } = context;
  const field = findField(context, edited.file);
  const before = findField(context, baseline.file);
  return field === undefined || before === undefined ? [] : labelBack(field, before);
}

/** The label that a field has in the baseline; one that it does not have there goes. */
export function labelBack(field: FieldNode, before: FieldNode): readonly FixProposal[] {
  if (field.label === before.label) return [];
  const label = labelName(before.label);
  const written = label === '' ? '' : `${label} `;
  const start = field.label === NO_LABEL ? field.typeStart : field.labelStart;
  const title = label === '' ? `Remove the label ${labelName(field.label)}` : `Restore the label ${label}`;
  const edits = [{ span: { start, end: field.typeStart }, newText: written }];
  return [{ id: 'protobuf-restore-label', title, edits, preferred: true }];
}

export function makeOptional(context: FixContext<ProtobufSchema>): readonly FixProposal[] {
  const field = findField(context, context.edited.file);
  if (field === undefined || field.label === NO_LABEL) return [];
  const edits = [replace({ start: field.labelStart, end: field.labelEnd }, 'optional')];
  return [{ id: 'protobuf-make-optional', title: `Make ${field.name} optional`, edits, preferred: true }];
}

/** The field as the baseline has it; its name may have found a new tag meanwhile, which is changed back. */
export function restoreField(context: FixContext<ProtobufSchema>): readonly FixProposal[] {
  const { edited, baseline } = context;
  const before = findField(context, baseline.file);
  const { message } = findTarget(context, edited.file);
  if (before === undefined || message === undefined) return [];
  const renumbered = allFields(message).find((field) => field.name === before.name);
  return renumbered === undefined
    ? fieldBack(message, before, edited, baseline, true)
    : tagBack(renumbered, before, baseline);
}

/** The tag that a field has in the baseline. */
export function tagBack(field: FieldNode, before: FieldNode, { source }: ProtobufSchema): readonly FixProposal[] {
  const tag = source.text.slice(before.tagStart, before.tagEnd);
  const edits = [replace({ start: field.tagStart, end: field.tagEnd }, tag)];
  return [{ id: 'protobuf-restore-tag', title: `Restore the tag ${tag} of ${before.name}`, edits, preferred: true }];
}

/** A field of the baseline as the last one of a message. */
export function fieldBack(
  message: MessageNode,
  before: FieldNode,
  edited: ProtobufSchema,
  baseline: ProtobufSchema,
  preferred: boolean,
): readonly FixProposal[] {
  const { text } = edited.source;
  const copy = copyOf(baseline.source.text, before, text, indentOf(text, message.start));
  const title = `Restore the field ${before.name}`;
  return [{ id: 'protobuf-restore-field', title, edits: [append(text, message, [copy])], preferred }];
}

/** Keeps the tag and the name of a removed field from being used for something else. */
export function reserveField(
  edited: ProtobufSchema,
  message: MessageNode,
  field: string,
  tag: string,
): readonly FixProposal[] {
  if (isReserved(message.reserved, Number(tag), field)) return [];
  const nameInUse = allFields(message).some(({ name }) => name === field);
  const statements = reservations(edited, tag, field).slice(0, nameInUse ? 1 : 2);
  return [
    {
      id: 'protobuf-reserve-field',
      title: nameInUse ? `Reserve the tag ${tag}` : `Reserve the tag ${tag} and the name ${field}`,
      edits: [append(edited.source.text, message, statements)],
      preferred: true,
    },
  ];
}
