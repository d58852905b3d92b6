import type { FieldNode, MessageNode, OneofNode } from '../syntax/nodes.js';
import { compareFields, fieldFacts, reportFieldAdded, reportFieldRemoved } from './fields.js';
import { reportMemberAdded, reportMemberRemoved, reportMoved, reportOneofAdded, reportOneofRemoved } from './oneofs.js';
import { addDifference, nameOf, wholeOf } from './walk.js';
import type { Side, Walk } from './walk.js';

interface Member {
  readonly field: FieldNode;
  readonly oneof: OneofNode | undefined;
}

/**
 * Fields and oneofs as registries after 8.3 see them: each field by its tag over the whole message, whichever oneof
 * it is in. A renamed oneof hides nothing any more, and leaving a oneof is compatible.
 */
export function compareMembership(
  walk: Walk,
  reader: Side,
  writer: Side,
  readerMessage: MessageNode,
  writerMessage: MessageNode,
  path: string,
): void {
  const now = membersOf(readerMessage);
  const then = membersOf(writerMessage);
  for (const oneof of readerMessage.oneofs) reportExclusion(walk, reader, writer, oneof, then, path);
  reportOneofs(walk, reader, writer, readerMessage, writerMessage, path);
  for (const [tag, member] of now) {
    const before = then.get(tag);
    if (before === undefined) reportAdded(walk, reader, writer, member, writerMessage, path);
    else comparePair(walk, reader, writer, member, before, path);
  }
  const gone = vanished(writerMessage, readerMessage, now);
  for (const [tag, { field, oneof }] of then) {
    if (now.has(tag)) continue;
    if (oneof === undefined) reportFieldRemoved(walk, reader, writer, field, path);
    else if (!gone.has(oneof.name)) {
      const survivor = readerMessage.oneofs.find(({ name }) => name === oneof.name);
      reportMemberRemoved(walk, reader, writer, field, oneof, survivor, path);
    }
  }
}

function membersOf(message: MessageNode): ReadonlyMap<number, Member> {
  const members = new Map<number, Member>();
  for (const field of message.fields) members.set(field.registryTag, { field, oneof: undefined });
  for (const oneof of message.oneofs) {
    for (const field of oneof.fields) members.set(field.registryTag, { field, oneof });
  }
  return members;
}

/** A oneof whose older members come from more than one place excludes what could be set together before. */
function reportExclusion(
  walk: Walk,
  reader: Side,
  writer: Side,
  oneof: OneofNode,
  then: ReadonlyMap<number, Member>,
  path: string,
): void {
  const origins = new Set<string>();
  const topLevel: FieldNode[] = [];
  const all: FieldNode[] = [];
  for (const { registryTag } of oneof.fields) {
    const before = then.get(registryTag);
    if (before === undefined) continue;
    all.push(before.field);
    if (before.oneof === undefined) {
      origins.add(`field ${registryTag}`);
      topLevel.push(before.field);
    } else {
      origins.add(`oneof ${before.oneof.name}`);
    }
  }
  if (origins.size < 2) return;
  reportMoved(walk, reader, writer, oneof, topLevel.length > 0 ? topLevel : all, topLevel.length > 1, path);
}

function reportOneofs(
  walk: Walk,
  reader: Side,
  writer: Side,
  readerMessage: MessageNode,
  writerMessage: MessageNode,
  path: string,
): void {
  const readers = new Map(readerMessage.oneofs.map((oneof) => [oneof.name, oneof]));
  const writers = new Map(writerMessage.oneofs.map((oneof) => [oneof.name, oneof]));
  for (const [name, oneof] of readers) if (!writers.has(name)) reportOneofAdded(walk, reader, writer, oneof, path);
  for (const [name, oneof] of writers) if (!readers.has(name)) reportOneofRemoved(walk, reader, writer, oneof, path);
}

function reportAdded(
  walk: Walk,
  reader: Side,
  writer: Side,
  { field, oneof }: Member,
  writerMessage: MessageNode,
  path: string,
): void {
  if (oneof === undefined) {
    reportFieldAdded(walk, reader, writer, field, path);
    return;
  }
  const before = writerMessage.oneofs.find(({ name }) => name === oneof.name);
  reportMemberAdded(walk, reader, writer, field, oneof, before, path);
}

function comparePair(walk: Walk, reader: Side, writer: Side, member: Member, before: Member, path: string): void {
  if (member.oneof === undefined && before.oneof !== undefined) {
    addDifference(walk, {
      kind: 'ONEOF_FIELD_MOVED_TO_TOP_LEVEL',
      path: `${path}/${member.field.registryTag}`,
      reader: nameOf(reader.scope.document, member.field),
      writer: wholeOf(writer.scope.document, before.field),
      facts: { ...fieldFacts(member.field), oneof: before.oneof.name },
    });
  }
  const here = member.oneof === undefined ? path : `${path}/${member.oneof.name}`;
  compareFields(walk, reader, writer, member.field, before.field, here);
}

/** Oneofs that went with all their members: that is no more than fields removed, which is compatible. */
function vanished(
  writerMessage: MessageNode,
  readerMessage: MessageNode,
  now: ReadonlyMap<number, Member>,
): ReadonlySet<string> {
  const names = new Set(readerMessage.oneofs.map((oneof) => oneof.name));
  const gone = writerMessage.oneofs.filter(
    (oneof) => !names.has(oneof.name) && oneof.fields.every((field) => !now.has(field.registryTag)),
  );
  return new Set(gone.map((oneof) => oneof.name));
}
