import type { Wording } from '../../schemaFormat.js';
import { forSide } from '../../warning.js';
import type { Side } from '../compare/walk.js';
import { nameOf } from '../compare/walk.js';
import type { Place } from '../compare/walk.js';
import { featureOf } from '../resolve/features.js';
import { scalarGroup } from '../resolve/scalars.js';
import { OPTIONAL, REPEATED, REQUIRED } from '../syntax/nodes.js';
import type { FieldNode } from '../syntax/nodes.js';
import { fact } from '../words/row.js';
import type { FieldPair, Member } from './walk.js';

/** How the values of a type look on the wire: a change within a group is read, a change of the group is not. */
export function wireGroup(side: Side, type: string): string | undefined {
  const scalar = scalarGroup(type);
  if (scalar !== undefined) return scalar;
  const entry = side.lookup.find(type, side.scope);
  if (entry === undefined) return undefined;
  return entry.type.node === 'enum' ? 'number' : `message ${entry.localName}`;
}

/** The scalar that a type is written as: an enum is an int32. */
export function scalarOf(side: Side, type: string): string | undefined {
  if (scalarGroup(type) !== undefined) return type;
  return side.lookup.find(type, side.scope)?.type.node === 'enum' ? 'enum' : undefined;
}

/** Whether a reader can tell a zero or an empty text from a field that is not there; undefined for lists and maps. */
export function presenceOf({ scope }: Side, { field, oneof, isExtension }: Member): Presence | undefined {
  if (field.label === REPEATED || field.map !== undefined) return undefined;
  if (field.label === REQUIRED) return 'required';
  if (oneof !== undefined || isExtension || field.label === OPTIONAL) return 'explicit';
  const feature = featureOf('field_presence', scope.document.file, field.options);
  return feature === 'LEGACY_REQUIRED' ? 'required' : feature === 'IMPLICIT' ? 'implicit' : 'explicit';
}

/** `required`: a reader refuses an event without the field. */
export type Presence = 'implicit' | 'explicit' | 'required';

/** The pairs of types at one tag: the field's own, or those of the keys and of the values of a map. */
export function typesOf({ field, before }: FieldPair): readonly (readonly [string, string])[] {
  const [ours, theirs] = [field.field.map, before.field.map];
  if (ours === undefined && theirs === undefined) return [[field.field.type, before.field.type]];
  if (ours === undefined || theirs === undefined) return [];
  return [
    [ours.key.name, theirs.key.name],
    [ours.value.name, theirs.value.name],
  ];
}

/** What to do about another type at one tag, on the side that is edited. */
export function keepType(wording: Wording): string {
  const keep = (type: string) => `Keep ${fact(wording, type)}, or use a new tag.`;
  return forSide(wording, keep('writerType'), keep('readerType'));
}

export function typePlace({ scope }: Side, field: FieldNode): Place {
  return { document: scope.document, start: field.typeStart, end: field.typeEnd };
}

export function namePlace({ scope }: Side, field: FieldNode): Place {
  return nameOf(scope.document, field);
}

export function factsOf({ field, before }: FieldPair) {
  return {
    field: field.field.name,
    before: before.field.name,
    tag: String(field.field.tag),
    readerType: field.field.type,
    writerType: before.field.type,
  };
}
