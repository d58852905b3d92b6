import type { WarningRow } from '../../warning.js';
import { nameOf } from '../compare/walk.js';
import { NO_LABEL, REPEATED } from '../syntax/nodes.js';
import type { EnumNode, FieldNode } from '../syntax/nodes.js';
import { fact, field } from '../words/row.js';
import { factsOf, namePlace, scalarOf, typePlace, wireGroup } from './types.js';
import type { FieldPair, MessagePair, MessageSide, Report } from './walk.js';

/** A field is known by its tag alone: under another tag the same name is another field. */
export function renumberedRule({ reader, writer }: MessagePair, report: Report): void {
  const byName = new Map([...reader.members.values()].map(({ field: now }) => [now.name, now]));
  for (const [tag, { field: before }] of writer.members) {
    const now = byName.get(before.name);
    if (now === undefined || reader.members.has(tag) || writer.members.has(now.tag)) continue;
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

function enumOf({ lookup, scope }: MessageSide, { type, map }: FieldNode): EnumNode | undefined {
  const found = map === undefined ? lookup.find(type, scope)?.type : undefined;
  return found?.node === 'enum' ? found : undefined;
}

/** Whether a reader can tell a zero or an empty text from a field that is not there. */
export function presenceRule(pair: FieldPair, report: Report): void {
  const { reader, writer, field: now, before } = pair;
  if (now.oneof !== undefined || now.isGroup || before.isGroup) return;
  if (now.field.map !== undefined || before.field.map !== undefined) return;
  const [type, typeBefore] = [wireGroup(reader, now.field.type), wireGroup(writer, before.field.type)];
  if (type !== typeBefore || scalarOf(reader, now.field.type) === undefined) return;
  // A oneof that is dissolved: its members were there or not.
  const had = before.oneof === undefined ? hasPresence(writer, before.field) : true;
  const has = hasPresence(reader, now.field);
  if (has === undefined || had === undefined || has === had) return;
  const facts = { ...factsOf(pair), presence: has ? 'gained' : 'lost' };
  report('protobuf-presence-changed', namePlace(reader, now.field), namePlace(writer, before.field), facts);
}

/** Undefined for lists, and for editions, where features decide. */
function hasPresence({ scope }: MessageSide, { label }: FieldNode): boolean | undefined {
  if (label === REPEATED || scope.document.file.syntax === 'editions') return undefined;
  return label !== NO_LABEL;
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
    advise: (wording) => `Give "${fact(wording, 'field')}" its tag ${fact(wording, 'before')} back.`,
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
    advise: (wording) => `Keep ${fact(wording, 'writerType')}, or use a new tag.`,
    witness: {
      writer: states('Order'),
      reader: states('Payment'),
      event: '{"state":"OPEN"}',
      outcome: 'misread',
      seen: 'An open order is read as paid.',
    },
  },
  {
    rule: 'protobuf-presence-changed',
    title: 'Zero and absent are told apart otherwise',
    severity: 'information',
    explain: (wording) =>
      fact(wording, 'presence') === 'lost'
        ? `The field ${field(wording)} is optional in ${wording.writer}, which tells 0, false and the empty text from an absent field. In ${wording.reader} they are the same.`
        : `The field ${field(wording)} is optional in ${wording.reader}. Events of ${wording.writer} leave 0, false and the empty text out, and are read as if the field were absent.`,
    advise: (wording) =>
      fact(wording, 'presence') === 'lost'
        ? 'Keep "optional", unless no consumer asks whether the field is there.'
        : 'Take an absent field for its zero value as long as there are events of the other schema.',
    witness: {
      writer: proto3('message E {\n  optional int32 n = 1;\n}\n'),
      reader: proto3('message E {\n  int32 n = 1;\n}\n'),
      event: '{"n":0}',
      outcome: 'lost',
      seen: 'The number is 0, and nobody can tell whether it was written.',
    },
  },
  {
    rule: 'protobuf-group-member-changed',
    title: 'Type changed inside a group',
    severity: 'warning',
    explain: (wording) =>
      `Inside a group the field ${field(wording)} is ${fact(wording, 'writerType')} in ${wording.writer} and ${fact(wording, 'readerType')} in ${wording.reader}. Groups are invisible to the registry, but their values are written differently: they are lost, misread or make the event unreadable.`,
    advise: (wording) => `Keep ${fact(wording, 'writerType')}, or use a new tag.`,
    witness: {
      writer: group('int32'),
      reader: group('string'),
      event: '{"item":{"n":500}}',
      outcome: 'lost',
      seen: 'The number is no text: readers skip it or refuse the event.',
    },
  },
];
