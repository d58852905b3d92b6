import type { FixContext, FixProposal } from '../../schemaFormat.js';
import { looksLikeDescriptor } from '../descriptor/readDescriptor.js';
import type { ProtobufKind } from '../compare/kind.js';
import type { ProtobufSchema } from '../schema.js';
import { removeMessage, restoreMessage, restorePackage } from './declarations.js';
import { makeOptional, restoreField, restoreLabel, restoreType } from './fields.js';
import { fixRemovedMember, joinOneof, leaveOneof, moveNewMemberOut } from './oneofs.js';

export type Propose = (context: FixContext<ProtobufSchema>) => readonly FixProposal[];

/** Repairs worth trying, by the kind of the difference and by which side is being edited. */
export function proposeFixes(context: FixContext<ProtobufSchema>): readonly FixProposal[] {
  if (context.location.document !== null) return [];
  // A descriptor in base64 is nothing to edit, nor to copy from.
  if (looksLikeDescriptor(context.edited.source.text) || looksLikeDescriptor(context.baseline.source.text)) return [];
  const sides = FIXES[context.difference.kind as ProtobufKind] as (typeof FIXES)[ProtobufKind] | undefined;
  const proposals = sides?.[context.direction] ?? [];
  return proposals.flatMap((propose) => propose(context));
}

interface Sides {
  /** The edited schema reads what the baseline wrote. */
  readonly BACKWARD?: readonly Propose[];
  /** The baseline reads what the edited schema writes. */
  readonly FORWARD?: readonly Propose[];
}

const NONE: Sides = {};

function both(...proposals: readonly Propose[]): Sides {
  return { BACKWARD: proposals, FORWARD: proposals };
}

const FIXES: Readonly<Record<ProtobufKind, Sides>> = {
  PACKAGE_CHANGED: both(restorePackage),
  MESSAGE_ADDED: NONE,
  MESSAGE_REMOVED: { BACKWARD: [restoreMessage], FORWARD: [removeMessage] },
  MESSAGE_MOVED: NONE,
  ENUM_ADDED: NONE,
  ENUM_REMOVED: NONE,
  ENUM_CONST_ADDED: NONE,
  ENUM_CONST_CHANGED: NONE,
  ENUM_CONST_REMOVED: NONE,
  FIELD_ADDED: NONE,
  FIELD_REMOVED: NONE,
  FIELD_NAME_CHANGED: NONE,
  FIELD_KIND_CHANGED: both(restoreType),
  FIELD_SCALAR_KIND_CHANGED: both(restoreType),
  FIELD_NAMED_TYPE_CHANGED: both(restoreType),
  FIELD_NUMERIC_LABEL_CHANGED: both(restoreLabel),
  FIELD_STRING_OR_BYTES_LABEL_CHANGED: NONE,
  REQUIRED_FIELD_ADDED: { BACKWARD: [makeOptional], FORWARD: [restoreField] },
  REQUIRED_FIELD_REMOVED: { BACKWARD: [restoreField], FORWARD: [makeOptional] },
  ONEOF_ADDED: NONE,
  ONEOF_REMOVED: NONE,
  ONEOF_FIELD_ADDED: NONE,
  ONEOF_FIELD_REMOVED: { BACKWARD: [fixRemovedMember], FORWARD: [moveNewMemberOut] },
  ONEOF_FIELD_MOVED_TO_TOP_LEVEL: NONE,
  MULTIPLE_FIELDS_MOVED_TO_ONEOF: { BACKWARD: [leaveOneof], FORWARD: [joinOneof] },
  FIELD_MOVED_TO_EXISTING_ONEOF: { BACKWARD: [leaveOneof], FORWARD: [joinOneof] },
};
