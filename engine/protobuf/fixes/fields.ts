import type { FixContext, FixProposal } from '../../schemaFormat.js';
import { labelName } from '../compare/fields.js';
import type { ProtobufSchema } from '../schema.js';
import { NO_LABEL } from '../syntax/nodes.js';
import { allFields } from '../validate/messages.js';
import { isReserved, reservations } from './declarations.js';
import { append, copyOf, indentOf, replace } from './edits.js';
import { findField, findTarget } from './find.js';

export function restoreType(context: FixContext<ProtobufSchema>): readonly FixProposal[] {
  const { edited, baseline } = context;
  const field = findField(context, edited.file);
  const before = findField(context, baseline.file);
  if (field === undefined || before === undefined || field.type === before.type) return [];
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
  if (field === undefined || before === undefined || before.label === NO_LABEL) return [];
  const label = labelName(before.label);
  const edit =
    field.label === NO_LABEL
      ? { span: { start: field.typeStart, end: field.typeStart }, newText: `${label} ` }
      : replace({ start: field.labelStart, end: field.labelEnd }, label);
  return [{ id: 'protobuf-restore-label', title: `Restore the label ${label}`, edits: [edit], preferred: true }];
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
  const { text } = edited.source;
  const renumbered = allFields(message).find((field) => field.name === before.name);
  if (renumbered !== undefined) {
    const tag = baseline.source.text.slice(before.tagStart, before.tagEnd);
    const edits = [replace({ start: renumbered.tagStart, end: renumbered.tagEnd }, tag)];
    return [{ id: 'protobuf-restore-tag', title: `Restore the tag ${tag} of ${before.name}`, edits, preferred: true }];
  }
  const copy = copyOf(baseline.source.text, before, text, indentOf(text, message.start));
  const preferred = context.difference.kind !== 'FIELD_REMOVED';
  const title = `Restore the field ${before.name}`;
  return [{ id: 'protobuf-restore-field', title, edits: [append(text, message, [copy])], preferred }];
}

/** Keeps the tag and the name of a removed field from being used for something else. */
export function reserveField(context: FixContext<ProtobufSchema>): readonly FixProposal[] {
  const { edited, difference } = context;
  const { message } = findTarget(context, edited.file);
  const { field = '', tag = '' } = difference.facts;
  if (message === undefined || isReserved(message.reserved, Number(tag), field)) return [];
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
