import { forSide } from '../../warning.js';
import type { WarningRow } from '../../warning.js';
import { nameOf } from '../compare/walk.js';
import type { Side } from '../compare/walk.js';
import type { EnumNode, FieldNode } from '../syntax/nodes.js';
import { fact, field } from '../words/row.js';
import { factsOf, keepType, namePlace, typePlace, wireGroup } from './types.js';
import type { FieldPair, MessagePair, Report } from './walk.js';

/** A field is known by its tag alone: under another tag the same name is another field. */
export function renumberedRule({ reader, writer }: MessagePair, report: Report): void {
  let byName: ReadonlyMap<string, FieldNode> | undefined;
  for (const [tag, { field: before }] of writer.members) {
    if (reader.members.has(tag)) continue;
    // Most edits take no tag away, and this runs at each keystroke.
    byName ??= new Map([...reader.members.values()].map(({ field: now }) => [now.name, now]));
    const now = byName.get(before.name);
    if (now === undefined || writer.members.has(now.tag)) continue;
    const facts = { field: now.name, tag: String(now.tag), before: String(tag) };
    report('protobuf-field-renumbered', namePlace(reader, now), namePlace(writer, before), facts);
  }
}

/** One enum may take the place of another, since events hold nothing but numbers. */
export function enumTypeRule(pair: FieldPair, report: Report): void {
  const { reader, writer, field: now, before } = pair;
  if (now.field.type === before.field.type) return;
  const [ours, theirs] = [enumOf(reader, now.field), enumOf(writer, before.field)];
  if (ours === undefined || theirs === undefined || ours.name === theirs.name) return;
  const names = new Map(ours.values.map(({ number, name }) => [number, name]));
  const changed = theirs.values.find(({ number, name }) => names.get(number) !== name);
  if (changed === undefined) return;
  const facts = {
    ...factsOf(pair),
    number: String(changed.number),
    value: names.get(changed.number) ?? 'unknown',
    old: changed.name,
  };
  report('protobuf-enum-type-changed', typePlace(reader, now.field), typePlace(writer, before.field), facts);
}

function enumOf({ lookup, scope }: Side, { type, map }: FieldNode): EnumNode | undefined {
  const found = map === undefined ? lookup.find(type, scope)?.type : undefined;
  return found?.node === 'enum' ? found : undefined;
}

/** Groups are invisible to the registry, and so is what is in them. */
export function groupBodyRule(pair: FieldPair, report: Report): void {
  const { reader, writer, field: now, before } = pair;
  const [ours, theirs] = [now.field.group, before.field.group];
  if (ours === undefined || theirs === undefined) return;
  const byTag = new Map(theirs.fields.map((inner) => [inner.tag, inner]));
  for (const inner of ours.fields) {
    const old = byTag.get(inner.tag);
    if (old === undefined || inner.map !== undefined || old.map !== undefined) continue;
    const [type, typeBefore] = [wireGroup(reader, inner.type), wireGroup(writer, old.type)];
    if (type === undefined || typeBefore === undefined || type === typeBefore) continue;
    const facts = { field: inner.name, tag: String(inner.tag), readerType: inner.type, writerType: old.type };
    const place = { document: reader.scope.document, start: inner.typeStart, end: inner.typeEnd };
    report('protobuf-group-member-changed', place, nameOf(writer.scope.document, old), facts);
  }
}

const proto3 = (text: string) => `syntax = "proto3";\n${text}`;
const states = (type: string) =>
  proto3(
    `enum Order {\n  UNKNOWN = 0;\n  OPEN = 1;\n}\nenum Payment {\n  NONE = 0;\n  PAID = 1;\n}\nmessage E {\n  ${type} state = 1;\n}\n`,
  );
const group = (type: string) =>
  `syntax = "proto2";\nmessage E {\n  optional group Item = 1 {\n    optional ${type} n = 2;\n  }\n}\n`;

export const MEANING_ROWS: readonly WarningRow[] = [
  {
    rule: 'protobuf-field-renumbered',
    title: 'Field has another tag',
    severity: 'warning',
    explain: (wording) =>
      `The field "${fact(wording, 'field')}" has tag ${fact(wording, 'tag')} in ${wording.reader} and ${fact(wording, 'before')} in ${wording.writer}. Events know fields by their tags, so the value is not found.`,
    advise: (wording) =>
      `Give "${fact(wording, 'field')}" its tag ${fact(wording, forSide(wording, 'before', 'tag'))} back.`,
    witness: {
      writer: proto3('message E {\n  string name = 1;\n}\n'),
      reader: proto3('message E {\n  reserved 1;\n  string name = 2;\n}\n'),
      event: '{"name":"a"}',
      outcome: 'lost',
      seen: 'The name is read as empty.',
    },
  },
  {
    rule: 'protobuf-enum-type-changed',
    title: 'Field of another enum',
    severity: 'warning',
    explain: (wording) =>
      `The field ${field(wording)} is of the enum ${fact(wording, 'writerType')} in ${wording.writer} and of ${fact(wording, 'readerType')} in ${wording.reader}. Events hold numbers: ${fact(wording, 'old')} (${fact(wording, 'number')}) of the one is ${fact(wording, 'value')} in the other.`,
    advise: keepType,
    witness: {
      writer: states('Order'),
      reader: states('Payment'),
      event: '{"state":"OPEN"}',
      outcome: 'misread',
      seen: 'An open order is read as paid.',
    },
  },
  {
    rule: 'protobuf-group-member-changed',
    title: 'Type changed inside a group',
    severity: 'warning',
    explain: (wording) =>
      `Inside a group the field ${field(wording)} is ${fact(wording, 'writerType')} in ${wording.writer} and ${fact(wording, 'readerType')} in ${wording.reader}. Groups are invisible to the registry, but their values are written differently: they are lost, misread or make the event unreadable.`,
    advise: keepType,
    witness: {
      writer: group('int32'),
      reader: group('string'),
      event: '{"item":{"n":500}}',
      outcome: 'lost',
      seen: 'The number is no text: readers skip it or refuse the event.',
    },
  },
];
