import type { FieldNode, MessageNode, OneofNode } from '../syntax/nodes.js';
import { compareFields, fieldFacts } from './fields.js';
import { addDifference, enclosing, nameOf, wholeOf } from './walk.js';
import type { Side, Walk } from './walk.js';

/**
 * Oneofs as release 8.3 sees them: by name. Answers the tags of the writer's fields that moved into a oneof: the
 * registry looks at those no further, neither at their types nor as removed.
 */
export function compareOneofs(
  walk: Walk,
  reader: Side,
  writer: Side,
  readerMessage: MessageNode,
  writerMessage: MessageNode,
  path: string,
): ReadonlySet<number> {
  const moved = reportMoves(walk, reader, writer, readerMessage, writerMessage, path);
  const readers = new Map(readerMessage.oneofs.map((oneof) => [oneof.name, oneof]));
  const writers = new Map(writerMessage.oneofs.map((oneof) => [oneof.name, oneof]));
  for (const [name, oneof] of readers) {
    const before = writers.get(name);
    if (before === undefined) reportOneofAdded(walk, reader, writer, oneof, path);
    else compareMembers(walk, reader, writer, oneof, before, path);
  }
  for (const [name, oneof] of writers) {
    if (!readers.has(name)) reportOneofRemoved(walk, reader, writer, oneof, path);
  }
  return moved;
}

/** The fields by tag; of two with one tag (an error that the registry accepts) the last counts. */
export function membersByTag(fields: readonly FieldNode[]): ReadonlyMap<number, FieldNode> {
  const members = new Map<number, FieldNode>();
  for (const field of fields) members.set(field.registryTag, field);
  return members;
}

export function reportOneofAdded(walk: Walk, reader: Side, writer: Side, oneof: OneofNode, path: string): void {
  addDifference(walk, {
    kind: 'ONEOF_ADDED',
    path: `${path}/${oneof.name}`,
    reader: nameOf(reader.scope.document, oneof),
    writer: enclosing(writer.scope),
    facts: { oneof: oneof.name },
  });
}

export function reportOneofRemoved(walk: Walk, reader: Side, writer: Side, oneof: OneofNode, path: string): void {
  addDifference(walk, {
    kind: 'ONEOF_REMOVED',
    path: `${path}/${oneof.name}`,
    reader: enclosing(reader.scope),
    writer: wholeOf(writer.scope.document, { start: oneof.start, end: oneof.nameEnd }),
    facts: { oneof: oneof.name },
  });
}

/** Fields that could be set together before and now exclude one another: one of them would be lost. */
export function reportMoved(
  walk: Walk,
  reader: Side,
  writer: Side,
  oneof: OneofNode,
  fields: readonly FieldNode[],
  several: boolean,
  path: string,
): void {
  const last = fields[fields.length - 1];
  addDifference(walk, {
    kind: several ? 'MULTIPLE_FIELDS_MOVED_TO_ONEOF' : 'FIELD_MOVED_TO_EXISTING_ONEOF',
    path: `${path}/${oneof.name}`,
    reader: nameOf(reader.scope.document, oneof),
    writer: last === undefined ? enclosing(writer.scope) : wholeOf(writer.scope.document, last),
    facts: {
      oneof: oneof.name,
      fields: fields.map((field) => field.name).join(', '),
      tags: fields.map((field) => field.registryTag).join(','),
    },
  });
}

/** A new member of a oneof; `before` is the writer's oneof of that name, if it has one. */
export function reportMemberAdded(
  walk: Walk,
  reader: Side,
  writer: Side,
  field: FieldNode,
  oneof: OneofNode,
  before: OneofNode | undefined,
  path: string,
): void {
  addDifference(walk, {
    kind: 'ONEOF_FIELD_ADDED',
    path: `${path}/${oneof.name}/${field.registryTag}`,
    reader: nameOf(reader.scope.document, field),
    writer: before === undefined ? enclosing(writer.scope) : nameOf(writer.scope.document, before),
    facts: { ...fieldFacts(field), oneof: oneof.name },
  });
}

/** A member that is gone; `now` is the reader's oneof of that name, if it has one. */
export function reportMemberRemoved(
  walk: Walk,
  reader: Side,
  writer: Side,
  field: FieldNode,
  oneof: OneofNode,
  now: OneofNode | undefined,
  path: string,
): void {
  addDifference(walk, {
    kind: 'ONEOF_FIELD_REMOVED',
    path: `${path}/${oneof.name}/${field.registryTag}`,
    reader: now === undefined ? enclosing(reader.scope) : nameOf(reader.scope.document, now),
    writer: wholeOf(writer.scope.document, field),
    facts: { ...fieldFacts(field), oneof: oneof.name },
  });
}

function reportMoves(
  walk: Walk,
  reader: Side,
  writer: Side,
  readerMessage: MessageNode,
  writerMessage: MessageNode,
  path: string,
): ReadonlySet<number> {
  const topLevel = new Map(membersByTag(writerMessage.fields));
  const members = membersByTag(writerMessage.oneofs.flatMap((oneof) => oneof.fields));
  const moved = new Set<number>();
  for (const oneof of readerMessage.oneofs) {
    const joined: FieldNode[] = [];
    let existing = 0;
    for (const { registryTag } of oneof.fields) {
      const before = topLevel.get(registryTag);
      if (before !== undefined) {
        topLevel.delete(registryTag);
        moved.add(registryTag);
        joined.push(before);
      } else if (members.has(registryTag)) {
        existing++;
      }
    }
    if (joined.length > 1 || (joined.length === 1 && existing > 0)) {
      reportMoved(walk, reader, writer, oneof, joined, joined.length > 1, path);
    }
  }
  return moved;
}

function compareMembers(
  walk: Walk,
  reader: Side,
  writer: Side,
  oneof: OneofNode,
  before: OneofNode,
  path: string,
): void {
  const readers = membersByTag(oneof.fields);
  const writers = membersByTag(before.fields);
  for (const [tag, field] of readers) {
    const old = writers.get(tag);
    if (old === undefined) reportMemberAdded(walk, reader, writer, field, oneof, before, path);
    else compareFields(walk, reader, writer, field, old, `${path}/${oneof.name}`);
  }
  for (const [tag, field] of writers) {
    if (!readers.has(tag)) reportMemberRemoved(walk, reader, writer, field, before, oneof, path);
  }
}
