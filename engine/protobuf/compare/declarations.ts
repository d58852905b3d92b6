import { enterMessage } from '../resolve/registryScope.js';
import type { EnumNode, MessageNode } from '../syntax/nodes.js';
import { compareEnums } from './enums.js';
import { compareMessages } from './messages.js';
import { addDifference, enclosing, nameOf, wholeOf } from './walk.js';
import type { Side, Walk } from './walk.js';

interface Declarations {
  readonly messages: readonly MessageNode[];
  readonly enums: readonly EnumNode[];
}

/**
 * The messages and enums of a file or of a message, by name. The index of a message within its parent counts, because
 * events carry it; of two messages with one name (an error that the registry accepts below the top level) the last counts.
 */
export function compareDeclarations(
  walk: Walk,
  reader: Side,
  writer: Side,
  readers: Declarations,
  writers: Declarations,
  path: string,
): void {
  if (readers.messages.length > 0 || writers.messages.length > 0) {
    compareAllMessages(walk, reader, writer, readers.messages, writers.messages, path);
  }
  if (readers.enums.length > 0 || writers.enums.length > 0) {
    compareAllEnums(walk, reader, writer, readers.enums, writers.enums, path);
  }
}

function compareAllMessages(
  walk: Walk,
  reader: Side,
  writer: Side,
  readers: readonly MessageNode[],
  writers: readonly MessageNode[],
  path: string,
): void {
  const writerIndexes = indexByName(writers);
  const readerIndexes = indexByName(readers);
  for (const [name, readerIndex] of readerIndexes) {
    const message = readers[readerIndex];
    if (message === undefined) continue;
    const writerIndex = writerIndexes.get(name);
    const before = writerIndex === undefined ? undefined : writers[writerIndex];
    if (before === undefined) {
      if (!standsForMap(message)) reportAdded(walk, reader, writer, message, path);
      continue;
    }
    const here = `${path}/${name}`;
    const readerSide: Side = { lookup: reader.lookup, scope: enterMessage(reader.scope, message) };
    const writerSide: Side = { lookup: writer.lookup, scope: enterMessage(writer.scope, before) };
    compareMessages(walk, readerSide, writerSide, message, before, here);
    if (readerIndex !== writerIndex) {
      addDifference(walk, {
        kind: 'MESSAGE_MOVED',
        path: here,
        reader: nameOf(reader.scope.document, message),
        writer: nameOf(writer.scope.document, before),
        facts: { message: name, readerIndex: String(readerIndex), writerIndex: String(writerIndex) },
      });
    }
  }
  for (const [name, writerIndex] of writerIndexes) {
    const message = writers[writerIndex];
    if (message === undefined || standsForMap(message) || readerIndexes.has(name)) continue;
    addDifference(walk, {
      kind: 'MESSAGE_REMOVED',
      path: `${path}/${name}`,
      reader: enclosing(reader.scope),
      writer: nameOf(writer.scope.document, message),
      facts: { message: name },
    });
  }
}

/** The registry looks the message up by its name from inside of it, and so finds one of that name that it declares. */
function standsForMap(message: MessageNode): boolean {
  if (!message.mapEntry && message.messages.length === 0) return false;
  for (const { name } of message.enums) if (name === message.name) return false;
  return (message.messages.findLast(({ name }) => name === message.name) ?? message).mapEntry;
}

function reportAdded(walk: Walk, reader: Side, writer: Side, message: MessageNode, path: string): void {
  addDifference(walk, {
    kind: 'MESSAGE_ADDED',
    path: `${path}/${message.name}`,
    reader: nameOf(reader.scope.document, message),
    writer: enclosing(writer.scope),
    facts: { message: message.name },
  });
}

function compareAllEnums(
  walk: Walk,
  reader: Side,
  writer: Side,
  readers: readonly EnumNode[],
  writers: readonly EnumNode[],
  path: string,
): void {
  const writersByName = new Map(writers.map((node) => [node.name, node]));
  const readersByName = new Map(readers.map((node) => [node.name, node]));
  for (const [name, node] of readersByName) {
    const before = writersByName.get(name);
    if (before !== undefined) {
      compareEnums(walk, reader, writer, node, before, `${path}/${name}`);
      continue;
    }
    addDifference(walk, {
      kind: 'ENUM_ADDED',
      path: `${path}/${name}`,
      reader: nameOf(reader.scope.document, node),
      writer: enclosing(writer.scope),
      facts: { enum: name },
    });
  }
  for (const [name, node] of writersByName) {
    if (readersByName.has(name)) continue;
    addDifference(walk, {
      kind: 'ENUM_REMOVED',
      path: `${path}/${name}`,
      reader: enclosing(reader.scope),
      writer: wholeOf(writer.scope.document, { start: node.start, end: node.nameEnd }),
      facts: { enum: name },
    });
  }
}

function indexByName(messages: readonly MessageNode[]): ReadonlyMap<string, number> {
  const indexes = new Map<string, number>();
  for (let i = 0; i < messages.length; i++) {
    const message = messages[i];
    if (message !== undefined) indexes.set(message.name, i);
  }
  return indexes;
}
