import type { FixProposal } from '../../schemaFormat.js';
import type { WarningFixContext } from '../../warning.js';
import { looksLikeDescriptor } from '../descriptor/readDescriptor.js';
import { reserveConstant } from '../fixes/declarations.js';
import { append, copyOf, indentOf, remove, replace } from '../fixes/edits.js';
import { fieldBack, labelBack, reserveField, tagBack, typeBack } from '../fixes/fields.js';
import type { ProtobufSchema } from '../schema.js';
import type { EnumNode, EnumValueNode, FieldNode, MessageNode } from '../syntax/nodes.js';
import { declaredAt } from './declaredAt.js';
import type { Declared } from './declaredAt.js';
import { freshTag, giveDefault, keepJsonName } from './fieldFixes.js';

/** What a fix works on: what is declared at the place of the warning in both texts. */
interface Sides {
  readonly own: Declared;
  readonly other: Declared;
  readonly context: WarningFixContext<ProtobufSchema>;
}

/** What was there before, or a reservation of what is gone. */
export function proposeWarningFixes(context: WarningFixContext<ProtobufSchema>): readonly FixProposal[] {
  const { warning, direction, edited, baseline, location } = context;
  if (looksLikeDescriptor(edited.source.text) || looksLikeDescriptor(baseline.source.text)) return [];
  const there = direction === 'BACKWARD' ? warning.writer() : warning.reader();
  if (location.document !== null || there.document !== null) return [];
  const own = declaredAt(edited.file, location.span.start);
  const other = declaredAt(baseline.file, there.span.start);
  if (own === undefined || other === undefined) return [];
  const sides = { own, other, context };
  return direction === 'BACKWARD' ? [...ofReader(sides), ...ofBoth(sides)] : ofBoth(sides);
}

/** What helps readers: the edited schema reads. */
function ofReader({ own, other, context }: Sides): readonly FixProposal[] {
  const { warning, edited, baseline } = context;
  const { facts } = warning;
  switch (warning.rule) {
    case 'protobuf-removed-tag-not-reserved':
      if (own.message === undefined || other.field === undefined) return [];
      return [
        ...reserveField(edited, own.message, other.field.name, facts['tag'] ?? ''),
        ...fieldBack(own.message, other.field, edited, baseline, false),
      ];
    case 'protobuf-tag-reused':
      return own.field === undefined || own.message === undefined ? [] : freshTag(edited, own.message, own.field);
    case 'protobuf-field-renamed':
      return other.field === undefined || own.field === undefined ? [] : keepJsonName(own.field, other.field);
    case 'protobuf-enum-value-removed':
    case 'protobuf-closed-enum-value-lost':
      return own.enum === undefined || other.value === undefined ? [] : valueBack(own.enum, other.value, context);
    case 'protobuf-extension-range-removed':
      return own.message === undefined ? [] : reserveTags(own.message, context);
    default:
      return [];
  }
}

/** What helps whichever side is edited. */
function ofBoth({ own, other, context: { warning, edited, baseline } }: Sides): readonly FixProposal[] {
  const [field, before] = [own.field, other.field];
  if (warning.rule === 'protobuf-enum-value-renamed') {
    return own.value === undefined || other.value === undefined ? [] : [nameBack(own.value, other.value.name)];
  }
  if (field === undefined || before === undefined) return [];
  switch (warning.rule) {
    case 'protobuf-number-narrowed':
    case 'protobuf-bytes-as-string':
    case 'protobuf-enum-type-changed':
    case 'protobuf-oneof-hides-type-change':
    case 'protobuf-group-member-changed':
    case 'protobuf-extension-type-changed':
      return typeBack(field, before, baseline);
    case 'protobuf-field-renumbered':
    case 'protobuf-extension-renumbered':
      return tagBack(field, before, baseline).map((fix) => withoutReservation(fix, own.message, before.tag, edited));
    case 'protobuf-repeated-to-singular':
    case 'protobuf-became-required':
    case 'protobuf-presence-changed':
      return labelBack(field, before);
    case 'protobuf-field-renamed':
      return [nameBack(field, before.name)];
    case 'protobuf-default-changed':
      return giveDefault(field, before, baseline);
    default:
      return [];
  }
}

/** A tag that comes back can no longer be reserved. */
function withoutReservation(
  fix: FixProposal,
  message: MessageNode | undefined,
  tag: number,
  { source }: ProtobufSchema,
): FixProposal {
  const reserved = message?.reserved.find(({ ranges, names }) => {
    const [only, ...others] = ranges;
    return only?.from === tag && only.to === tag && others.length === 0 && names.length === 0;
  });
  return reserved === undefined ? fix : { ...fix, edits: [...fix.edits, remove(source.text, reserved)] };
}

function nameBack(node: FieldNode | EnumValueNode, name: string): FixProposal {
  const edits = [replace({ start: node.nameStart, end: node.nameEnd }, name)];
  return { id: 'protobuf-restore-name', title: `Call it ${name} again`, edits, preferred: false };
}

function valueBack(
  node: EnumNode,
  before: EnumValueNode,
  { edited, baseline }: WarningFixContext<ProtobufSchema>,
): readonly FixProposal[] {
  const { text } = edited.source;
  const copy = copyOf(baseline.source.text, before, text, indentOf(text, node.start));
  const title = `Restore ${before.name} = ${before.number}`;
  const restored: FixProposal = {
    id: 'protobuf-restore-value',
    title,
    edits: [append(text, node, [copy])],
    preferred: true,
  };
  return [restored, ...reserveConstant(edited, node, before.name, String(before.number))];
}

function reserveTags(
  message: MessageNode,
  { edited, warning: { facts } }: WarningFixContext<ProtobufSchema>,
): readonly FixProposal[] {
  const { from = '', to = '' } = facts;
  const range = from === to ? from : `${from} to ${to}`;
  const edits = [append(edited.source.text, message, [`reserved ${range};`])];
  return [{ id: 'protobuf-reserve-tags', title: `Reserve ${range}`, edits, preferred: true }];
}
