import type { EnumNode, EnumValueNode } from '../syntax/nodes.js';
import { addDifference, nameOf, wholeOf } from './walk.js';
import type { Side, Walk } from './walk.js';

/** The values of an enum by number; of several names for one number the last counts. */
export function compareEnums(
  walk: Walk,
  reader: Side,
  writer: Side,
  readerEnum: EnumNode,
  writerEnum: EnumNode,
  path: string,
): void {
  const readers = valuesByNumber(readerEnum);
  const writers = valuesByNumber(writerEnum);
  const [readerDocument, writerDocument] = [reader.scope.document, writer.scope.document];
  for (const [number, value] of readers) {
    const before = writers.get(number);
    if (before !== undefined && before.name === value.name) continue;
    addDifference(walk, {
      kind: before === undefined ? 'ENUM_CONST_ADDED' : 'ENUM_CONST_CHANGED',
      path: `${path}/${number}`,
      reader: nameOf(readerDocument, value),
      writer: nameOf(writerDocument, before ?? writerEnum),
      facts: { enum: readerEnum.name, value: value.name, before: before?.name ?? '', number: String(number) },
    });
  }
  for (const [number, value] of writers) {
    if (readers.has(number)) continue;
    addDifference(walk, {
      kind: 'ENUM_CONST_REMOVED',
      path: `${path}/${number}`,
      reader: nameOf(readerDocument, readerEnum),
      writer: wholeOf(writerDocument, value),
      facts: { enum: readerEnum.name, value: value.name, number: String(number) },
    });
  }
}

function valuesByNumber(node: EnumNode): ReadonlyMap<number, EnumValueNode> {
  const values = new Map<number, EnumValueNode>();
  for (const value of node.values) values.set(value.registryNumber, value);
  return values;
}
