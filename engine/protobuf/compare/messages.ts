import type { FieldNode, MessageNode } from '../syntax/nodes.js';
import { compareDeclarations } from './declarations.js';
import { compareFields, reportFieldAdded, reportFieldRemoved } from './fields.js';
import { compareMembership } from './membership.js';
import { compareOneofs, membersByTag } from './oneofs.js';
import { MAX_VISITS } from './walk.js';
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
    walk.cuts.push(writerMessage);
    // The registry skips the fields of a recursive occurrence, but not what is declared inside.
    if (walk.visits++ <= MAX_VISITS) compareDeclarations(walk, reader, writer, readerMessage, writerMessage, path);
    return;
  }
  walk.entered.add(writerMessage);
  walk.trail?.add(writerMessage);
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
  if (isAscending(readers) && isAscending(writers)) {
    compareInOrder(walk, reader, writer, readers, writers, path);
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

/** The usual case, for which no table is needed: tags in ascending order, each once. */
function isAscending(fields: readonly FieldNode[]): boolean {
  let last = -Infinity;
  for (const { registryTag } of fields) {
    if (registryTag <= last) return false;
    last = registryTag;
  }
  return true;
}

function compareInOrder(
  walk: Walk,
  reader: Side,
  writer: Side,
  readers: readonly FieldNode[],
  writers: readonly FieldNode[],
  path: string,
): void {
  let at = 0;
  for (const field of readers) {
    let before = writers[at];
    for (; before !== undefined && before.registryTag < field.registryTag; before = writers[++at]) {
      reportFieldRemoved(walk, reader, writer, before, path);
    }
    if (before?.registryTag === field.registryTag) {
      compareFields(walk, reader, writer, field, before, path);
      at++;
    } else {
      reportFieldAdded(walk, reader, writer, field, path);
    }
  }
  for (let before = writers[at]; before !== undefined; before = writers[++at]) {
    reportFieldRemoved(walk, reader, writer, before, path);
  }
}
