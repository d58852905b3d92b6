import type { FieldNode, MessageNode } from '../syntax/nodes.js';
import { compareDeclarations } from './declarations.js';
import { compareFields, reportFieldAdded, reportFieldRemoved } from './fields.js';
import { compareMembership } from './membership.js';
import { compareOneofs, membersByTag } from './oneofs.js';
import type { Side, Walk } from './walk.js';

/** Two messages of one name: their fields by tag, their oneofs, and what is declared inside. Groups are invisible. */
export function compareMessages(
  walk: Walk,
  reader: Side,
  writer: Side,
  readerMessage: MessageNode,
  writerMessage: MessageNode,
  path: string,
): void {
  if (walk.entered.has(writerMessage)) {
    walk.recursions++;
    return;
  }
  walk.entered.add(writerMessage);
  if (readerMessage.oneofs.length === 0 && writerMessage.oneofs.length === 0) {
    compareTopLevel(walk, reader, writer, readerMessage.fields, writerMessage.fields, path);
  } else if (walk.profile === 'next') {
    compareMembership(walk, reader, writer, readerMessage, writerMessage, path);
  } else {
    const moved = compareOneofs(walk, reader, writer, readerMessage, writerMessage, path);
    const stayed = writerMessage.fields.filter((field) => !moved.has(field.registryTag));
    compareTopLevel(walk, reader, writer, readerMessage.fields, stayed, path);
  }
  compareDeclarations(walk, reader, writer, readerMessage, writerMessage, path);
  walk.entered.delete(writerMessage);
}

function compareTopLevel(
  walk: Walk,
  reader: Side,
  writer: Side,
  readers: readonly FieldNode[],
  writers: readonly FieldNode[],
  path: string,
): void {
  if (inStep(readers, writers)) {
    for (let i = 0; i < readers.length; i++) {
      const [field, before] = [readers[i], writers[i]];
      if (field !== undefined && before !== undefined) compareFields(walk, reader, writer, field, before, path);
    }
    return;
  }
  const readersByTag = membersByTag(readers);
  const writersByTag = membersByTag(writers);
  for (const [tag, field] of readersByTag) {
    const before = writersByTag.get(tag);
    if (before === undefined) reportFieldAdded(walk, reader, writer, field, path);
    else compareFields(walk, reader, writer, field, before, path);
  }
  for (const [tag, field] of writersByTag) {
    if (!readersByTag.has(tag)) reportFieldRemoved(walk, reader, writer, field, path);
  }
}

/** The usual case, for which no table is needed: the same tags in the same ascending order. */
function inStep(readers: readonly FieldNode[], writers: readonly FieldNode[]): boolean {
  if (readers.length !== writers.length) return false;
  let last = -Infinity;
  for (let i = 0; i < readers.length; i++) {
    const tag = readers[i]?.registryTag ?? NaN;
    if (tag !== writers[i]?.registryTag || tag <= last) return false;
    last = tag;
  }
  return true;
}
