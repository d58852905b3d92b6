import { forSide } from '../../warning.js';
import type { WarningRow } from '../../warning.js';
import { fact, field } from '../words/row.js';
import { factsOf, scalarOf, typePlace, typesOf } from './types.js';
import type { FieldPair, Report } from './walk.js';

/** Types of one wire group that the registry lets take each other's place although not every value fits. */
export function narrowingRule(pair: FieldPair, report: Report): void {
  const { reader, writer, field: now, before } = pair;
  if (now.isGroup || before.isGroup) return;
  for (const [type, typeBefore] of typesOf(pair)) {
    const [ours, theirs] = [scalarOf(reader, type), scalarOf(writer, typeBefore)];
    if (ours === undefined || theirs === undefined || ours === theirs) continue;
    const rule = ours === 'string' && theirs === 'bytes' ? 'protobuf-bytes-as-string' : lossOf(ours, theirs);
    if (rule === undefined) continue;
    const facts = { ...factsOf(pair), readerType: type, writerType: typeBefore };
    report(rule, typePlace(reader, now.field), typePlace(writer, before.field), facts);
  }
}

/** What each type is certain to read as it was written. */
const READS: Readonly<Record<string, readonly string[]>> = {
  bool: [],
  enum: ['bool', 'int32'],
  int32: ['bool', 'enum'],
  uint32: ['bool'],
  int64: ['bool', 'enum', 'int32', 'uint32'],
  uint64: ['bool', 'uint32'],
  sint32: [],
  sint64: ['sint32'],
  fixed32: [],
  sfixed32: [],
  fixed64: [],
  sfixed64: [],
};

function lossOf(reader: string, writer: string): string | undefined {
  if (!isSameGroup(reader, writer)) return undefined;
  return READS[reader]?.includes(writer) === false ? 'protobuf-number-narrowed' : undefined;
}

const GROUPS: readonly (readonly string[])[] = [
  ['bool', 'enum', 'int32', 'uint32', 'int64', 'uint64'],
  ['sint32', 'sint64'],
  ['fixed32', 'sfixed32'],
  ['fixed64', 'sfixed64'],
];

function isSameGroup(a: string, b: string): boolean {
  return GROUPS.some((group) => group.includes(a) && group.includes(b));
}

export const VALUE_ROWS: readonly WarningRow[] = [
  {
    rule: 'protobuf-number-narrowed',
    title: 'Number type with other values',
    severity: 'warning',
    explain: (wording) =>
      `The field ${field(wording)} is ${fact(wording, 'writerType')} in ${wording.writer} and ${fact(wording, 'readerType')} in ${wording.reader}. Both are written alike, but not every ${fact(wording, 'writerType')} is one of the values of ${fact(wording, 'readerType')}: large or negative numbers are cut off or change their sign.`,
    advise: (wording) =>
      forSide(
        wording,
        `Keep ${fact(wording, 'writerType')}, or use a new tag for ${fact(wording, 'readerType')}.`,
        `Keep ${fact(wording, 'readerType')}, or let consumers upgrade before producers write other numbers.`,
      ),
    witness: {
      writer: 'syntax = "proto3";\nmessage E {\n  int64 n = 1;\n}\n',
      reader: 'syntax = "proto3";\nmessage E {\n  int32 n = 1;\n}\n',
      event: '{"n":"4294967297"}',
      outcome: 'misread',
      seen: '4294967297 is read as 1.',
    },
  },
  {
    rule: 'protobuf-bytes-as-string',
    title: 'Bytes read as text',
    severity: 'warning',
    explain: (wording) =>
      `The field ${field(wording)} is bytes in ${wording.writer} and string in ${wording.reader}. Bytes that are no UTF-8 text make most readers refuse the event; others replace them.`,
    advise: (wording) =>
      forSide(
        wording,
        'Keep bytes, unless every producer has always written UTF-8 text.',
        'Keep string, or write nothing but UTF-8 text until every consumer has upgraded.',
      ),
    witness: {
      writer: 'syntax = "proto3";\nmessage E {\n  bytes data = 1;\n}\n',
      reader: 'syntax = "proto3";\nmessage E {\n  string data = 1;\n}\n',
      event: '{"data":"/w=="}',
      outcome: 'refused',
      seen: 'The byte FF is no text: most readers refuse the event, others read a replacement character.',
    },
  },
];
