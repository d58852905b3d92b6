import type { FieldNode, MessageNode, RangeNode, ReservedNode } from '../syntax/nodes.js';
import { MAX_TAG } from '../syntax/ranges.js';
import { nameOf, reportDuplicates, reportError } from './checker.js';
import type { Checker } from './checker.js';

/** Tags in range, used once, and not reserved. The registry checks none of it. */
export function checkTags(checker: Checker, message: MessageNode, fields: readonly FieldNode[]): void {
  const first = new Map<number, FieldNode>();
  const ranges = message.reserved.flatMap((node) => node.ranges);
  const names = new Set(message.reserved.flatMap((node) => node.names.map(({ name }) => name)));
  for (const field of fields) {
    const place = { start: field.tagStart, end: field.tagEnd };
    checkTagRange(checker, field);
    const before = first.get(field.tag);
    if (before !== undefined) {
      const text = `The tag ${field.tag} belongs to "${before.name}" already. Give "${field.name}" another one.`;
      reportError(checker, 'protobuf-duplicate-tag', place, text);
    } else {
      first.set(field.tag, field);
    }
    if (contains(ranges, field.tag)) {
      const text = `The tag ${field.tag} is reserved. Choose another one: old events may still hold it.`;
      reportError(checker, 'protobuf-reserved-tag', place, text);
    }
    if (contains(message.extensionRanges, field.tag)) {
      const text = `The tag ${field.tag} is set aside for extensions. Choose another one.`;
      reportError(checker, 'protobuf-reserved-tag', place, text);
    }
    if (names.has(field.name)) {
      const text = `The name "${field.name}" is reserved. Choose another one.`;
      reportError(checker, 'protobuf-reserved-name', nameOf(field), text);
    }
  }
}

export function checkTagRange(checker: Checker, field: FieldNode): void {
  if (field.tag >= 1 && field.tag <= MAX_TAG && (field.tag < 19_000 || field.tag > 19_999)) return;
  const message =
    field.tag >= 19_000 && field.tag <= 19_999
      ? 'The tags from 19000 to 19999 belong to Protobuf itself. Choose another one.'
      : `A tag is a number from 1 to ${MAX_TAG}.`;
  reportError(checker, 'protobuf-tag-range', { start: field.tagStart, end: field.tagEnd }, message);
}

/** Ranges forwards, within bounds and apart from each other; names that are names, each once. */
export function checkReserved(
  checker: Checker,
  reserved: readonly ReservedNode[],
  extensions: readonly RangeNode[],
  [lowest, highest]: readonly [number, number] = [1, MAX_TAG],
): void {
  const ranges = [...reserved.flatMap((node) => node.ranges), ...extensions];
  for (const range of ranges) {
    if (range.from > range.to) {
      reportError(
        checker,
        'protobuf-range',
        range,
        `The range ends before it begins: write ${range.to} to ${range.from}.`,
      );
    } else if (range.from < lowest || range.to > highest) {
      reportError(checker, 'protobuf-range', range, `A range lies between ${lowest} and ${highest}.`);
    }
  }
  checkOverlaps(checker, ranges);
  checkReservedNames(checker, reserved);
}

function checkOverlaps(checker: Checker, ranges: readonly RangeNode[]): void {
  const ordered = ranges.filter((range) => range.from <= range.to).sort((a, b) => a.from - b.from || a.start - b.start);
  let widest: RangeNode | undefined;
  for (const range of ordered) {
    if (widest !== undefined && range.from <= widest.to) {
      const later = range.start > widest.start ? range : widest;
      reportError(checker, 'protobuf-range-overlap', later, 'This range overlaps another one. Join the two.');
    }
    if (widest === undefined || range.to > widest.to) widest = range;
  }
}

function checkReservedNames(checker: Checker, reserved: readonly ReservedNode[]): void {
  const { syntax } = checker.schema.file;
  for (const { ranges, names } of reserved) {
    if (ranges.length > 0 && names.length > 0 && names[0] !== undefined) {
      const message = 'Tags and names are reserved in statements of their own. Write two.';
      reportError(checker, 'protobuf-reserved-mixed', names[0], message);
    }
    for (const node of names) {
      const quoted = /^["']/.test(checker.schema.source.text.charAt(node.start));
      if (quoted === (syntax === 'editions')) {
        const message = quoted
          ? 'In editions a reserved name stands without quotation marks.'
          : 'A reserved name stands in quotation marks.';
        reportError(checker, 'protobuf-reserved-quotes', node, message, !quoted);
      }
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(node.name)) {
        reportError(
          checker,
          'protobuf-reserved-name-invalid',
          node,
          `"${node.name}" is no name that a field could have.`,
        );
      }
    }
  }
  const names = reserved.flatMap((node) => node.names);
  const message = (name: string): string => `"${name}" is reserved more than once. Once is enough.`;
  reportDuplicates(checker, 'protobuf-reserved-twice', names, ({ name }) => name, nameOf, message);
}

function contains(ranges: readonly RangeNode[], tag: number): boolean {
  return ranges.some((range) => range.from <= tag && tag <= range.to);
}
