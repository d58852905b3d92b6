import { advance, atWord, DOT, FLOAT, IDENTIFIER, INTEGER, report, reportRefused } from './cursor.js';
import type { Cursor } from './cursor.js';
import { readEnum } from './enums.js';
import { readExtend } from './extends.js';
import { readField } from './fields.js';
import { NO_LABEL } from './nodes.js';
import type {
  EnumNode,
  ExtendNode,
  FieldNode,
  MessageNode,
  OneofNode,
  OptionNode,
  RangeNode,
  ReservedNode,
} from './nodes.js';
import { readOptionStatement } from './options.js';
import { MAX_TAG, readExtensionRanges, readReserved } from './ranges.js';
import { expectDeclaredName, readBody, recover, reportExpected } from './statements.js';

/** `message Name { … }`, from the word `message` on; `start` is where a modifier before it stands. */
export function readMessage(c: Cursor, start = c.start): MessageNode | undefined {
  advance(c);
  const nameStart = c.start;
  const name = expectDeclaredName(c, 'the name of the message');
  if (name === undefined) {
    recover(c);
    return undefined;
  }
  return readMessageBody(c, 'message', start, name, nameStart, c.previousEnd);
}

/** The body of a message or of a group. */
export function readMessageBody(
  c: Cursor,
  of: 'message' | 'group',
  start: number,
  name: string,
  nameStart: number,
  nameEnd: number,
): MessageNode | undefined {
  const parts = newParts();
  const bodyStart = c.end;
  const read = readBody(c, of, () => {
    readStatement(c, parts, of === 'group');
  });
  if (!read) {
    recover(c);
    return undefined;
  }
  const end = c.previousEnd;
  return {
    node: 'message',
    start,
    end,
    name,
    nameStart,
    nameEnd,
    bodyStart,
    bodyEnd: end - 1,
    fields: parts.fields,
    groups: parts.groups,
    oneofs: parts.oneofs,
    messages: parts.messages,
    enums: parts.enums,
    extends: parts.extends,
    reserved: parts.reserved,
    extensionRanges: parts.extensionRanges,
    options: parts.options,
    mapEntry: parts.options.some(isMapEntry),
  };
}

interface Parts {
  readonly fields: FieldNode[];
  readonly groups: FieldNode[];
  readonly oneofs: OneofNode[];
  readonly messages: MessageNode[];
  readonly enums: EnumNode[];
  readonly extends: ExtendNode[];
  readonly reserved: ReservedNode[];
  readonly extensionRanges: RangeNode[];
  readonly options: OptionNode[];
}

function newParts(): Parts {
  return {
    fields: [],
    groups: [],
    oneofs: [],
    messages: [],
    enums: [],
    extends: [],
    reserved: [],
    extensionRanges: [],
    options: [],
  };
}

function readStatement(c: Cursor, parts: Parts, inGroup: boolean): void {
  // The registry takes a type that starts with a digit.
  if (c.kind === DOT || c.kind === INTEGER || c.kind === FLOAT) {
    readMember(c, parts);
    return;
  }
  if (c.kind !== IDENTIFIER) {
    reportExpected(c, 'a field, a message, an enum or "}"');
    recover(c);
    return;
  }
  if (!startsKeyword(c)) {
    readMember(c, parts);
    return;
  }
  if (inGroup) reportRefused(c, c.start, c.end, 'The registry accepts nothing but plain fields in a group.');
  readDeclaration(c, parts);
}

function readDeclaration(c: Cursor, parts: Parts): void {
  const start = c.start;
  if (atWord(c, 'export') || atWord(c, 'local')) advance(c);
  if (atWord(c, 'message')) push(parts.messages, readMessage(c, start));
  else if (atWord(c, 'enum')) push(parts.enums, readEnum(c, start));
  else if (atWord(c, 'oneof')) push(parts.oneofs, readOneof(c));
  else if (atWord(c, 'option')) push(parts.options, readOptionStatement(c));
  else if (atWord(c, 'reserved')) push(parts.reserved, readReserved(c, MAX_TAG));
  else if (atWord(c, 'extensions')) parts.extensionRanges.push(...readExtensionRanges(c));
  else push(parts.extends, readExtend(c));
}

/** Whether the current word begins something other than a field. */
function startsKeyword(c: Cursor): boolean {
  switch (c.text.charCodeAt(c.start)) {
    case 101: // e
      return atWord(c, 'enum') || atWord(c, 'extensions') || atWord(c, 'extend') || startsVisibility(c, 'export');
    case 108: // l
      return startsVisibility(c, 'local');
    case 109: // m
      return atWord(c, 'message');
    case 111: // o
      return atWord(c, 'oneof') || atWord(c, 'option');
    case 114: // r
      return atWord(c, 'reserved');
    default:
      return false;
  }
}

/** `export message`, `local enum`: edition 2024; elsewhere both words are names. */
export function startsVisibility(c: Cursor, word: 'export' | 'local'): boolean {
  return atWord(c, word) && /^\s+(?:message|enum)\s/.test(c.text.slice(c.end, c.end + 40));
}

function readMember(c: Cursor, parts: Parts): void {
  const field = readField(c);
  if (field === undefined) return;
  if (field.group === undefined) parts.fields.push(field);
  else parts.groups.push(field);
}

function readOneof(c: Cursor): OneofNode | undefined {
  const start = c.start;
  advance(c);
  const nameStart = c.start;
  const name = expectDeclaredName(c, 'the name of the oneof');
  if (name === undefined) {
    recover(c);
    return undefined;
  }
  const nameEnd = c.previousEnd;
  const fields: FieldNode[] = [];
  const groups: FieldNode[] = [];
  const options: OptionNode[] = [];
  const bodyStart = c.end;
  const read = readBody(c, 'oneof', () => {
    if (atWord(c, 'option')) {
      push(options, readOptionStatement(c));
      return;
    }
    const field = readField(c);
    if (field === undefined) return;
    if (field.label !== NO_LABEL || field.map !== undefined) reportOneofMember(c, field);
    if (field.group === undefined) fields.push(field);
    else groups.push(field);
  });
  if (!read) {
    recover(c);
    return undefined;
  }
  const end = c.previousEnd;
  return { node: 'oneof', start, end, name, nameStart, nameEnd, bodyStart, bodyEnd: end - 1, fields, groups, options };
}

function reportOneofMember(c: Cursor, field: FieldNode): void {
  if (field.map !== undefined) {
    const message = 'A map cannot be a member of a oneof. Put the map into a message of its own.';
    report(c, 'protobuf-oneof-map', field.typeStart, field.typeEnd, message, false);
    return;
  }
  const message =
    'A member of a oneof has no label. Remove the label; a repeated field must stand outside of the oneof.';
  report(c, 'protobuf-oneof-label', field.labelStart, field.labelEnd, message);
}

function isMapEntry(option: OptionNode): boolean {
  const part = option.parts[0];
  if (option.parts.length !== 1 || part?.name !== 'map_entry' || part.extension) return false;
  return option.value.value === 'identifier' && option.value.text === 'true';
}

function push<T>(list: T[], node: T | undefined): void {
  if (node !== undefined) list.push(node);
}
