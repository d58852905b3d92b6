import { forSide } from '../../warning.js';
import type { WarningRow } from '../../warning.js';
import { nameOf } from '../compare/walk.js';
import { fact, field } from '../words/row.js';
import { factsOf, keepType, namePlace, typePlace, wireGroup } from './types.js';
import type { FieldPair, MessagePair, Report } from './walk.js';

/** Registries of release 8.3 look at the type of a field only where it is in the oneof of the same name, or in none. */
export function hiddenTypeRule(pair: FieldPair, report: Report): void {
  const { reader, writer, field: now, before, options } = pair;
  if (options.profile === 'next' || now.isGroup || before.isGroup) return;
  if (now.oneof?.name === before.oneof?.name || isRefused(pair)) return;
  if (kindOf(reader, pair.field) === kindOf(writer, pair.before)) return;
  const places = [typePlace(reader, now.field), typePlace(writer, before.field)] as const;
  report('protobuf-oneof-hides-type-change', ...places, factsOf(pair));
}

function kindOf(side: FieldPair['reader'], { field: { map, type } }: FieldPair['field']): string | undefined {
  return map === undefined ? wireGroup(side, type) : 'map';
}

/** Whoever leaves a oneof that stays is refused as removed from it. */
function isRefused({ reader, before }: FieldPair): boolean {
  return reader.scope.message?.oneofs.some(({ name }) => name === before.oneof?.name) === true;
}

/** Members of several oneofs could be set together; in one of them only the last is kept. */
export function mergedRule({ reader, writer }: MessagePair, report: Report): void {
  for (const oneof of reader.message.oneofs) {
    const before = oneof.fields.map(({ tag }) => writer.members.get(tag)).filter((member) => member !== undefined);
    const origins = [...new Set(before.map((member) => member.oneof))];
    const [first, second] = origins;
    // Fields that were in no oneof are refused by the registry itself, where more than one comes together.
    if (first === undefined || second === undefined || origins.includes(undefined)) continue;
    const facts = { oneof: oneof.name, before: `${first.name} and ${second.name}` };
    report(
      'protobuf-oneofs-merged',
      nameOf(reader.scope.document, oneof),
      nameOf(writer.scope.document, second),
      facts,
    );
  }
}

/** Groups are invisible to the registry. */
export function groupRule(pair: FieldPair, report: Report): void {
  const { reader, writer, field: now, before } = pair;
  if (now.isGroup === before.isGroup) return;
  const facts = { ...factsOf(pair), group: now.isGroup ? 'reader' : 'writer' };
  report('protobuf-group-changed', namePlace(reader, now.field), namePlace(writer, before.field), facts);
}

export const ONEOF_ROWS: readonly WarningRow[] = [
  {
    rule: 'protobuf-oneof-hides-type-change',
    title: 'Type changed on the way into or out of a oneof',
    severity: 'warning',
    explain: (wording) =>
      `The field ${field(wording)} is ${fact(wording, 'writerType')} in ${wording.writer} and ${fact(wording, 'readerType')} in ${wording.reader}. The registry does not compare the types of fields that move into or out of a oneof, but their values are written differently: they are lost, misread or make the event unreadable.`,
    advise: keepType,
    witness: {
      writer: 'syntax = "proto3";\nmessage E {\n  sint32 n = 1;\n}\n',
      reader: 'syntax = "proto3";\nmessage E {\n  oneof choice {\n    int32 n = 1;\n  }\n}\n',
      event: '{"n":21}',
      outcome: 'misread',
      seen: '21 is read as 42.',
    },
  },
  {
    rule: 'protobuf-oneofs-merged',
    title: 'Oneofs merged',
    severity: 'warning',
    explain: (wording) =>
      `The oneof ${fact(wording, 'oneof')} of ${wording.reader} has members of ${fact(wording, 'before')} of ${wording.writer}. An event could have one of each; now only the last of them is kept.`,
    advise: (wording) =>
      forSide(
        wording,
        'Keep the oneofs apart.',
        'Keep one oneof, or set only one of its fields in an event until every consumer has upgraded.',
      ),
    witness: {
      writer:
        'syntax = "proto3";\nmessage E {\n  oneof payment {\n    string card = 1;\n  }\n  oneof delivery {\n    string post = 2;\n  }\n}\n',
      reader: 'syntax = "proto3";\nmessage E {\n  oneof choice {\n    string card = 1;\n    string post = 2;\n  }\n}\n',
      event: '{"card":"1234","post":"Elm Street"}',
      outcome: 'lost',
      seen: 'Of card and post only one is left.',
    },
  },
  {
    rule: 'protobuf-group-changed',
    title: 'Group became a field, or a field a group',
    severity: 'warning',
    explain: (wording) =>
      `Tag ${fact(wording, 'tag')} is a ${fact(wording, 'group') === 'writer' ? 'group' : 'field'} in ${wording.writer} and a ${fact(wording, 'group') === 'writer' ? 'field' : 'group'} in ${wording.reader}. Groups are invisible to the registry and written differently from all other fields, so the value is lost or the event unreadable.`,
    advise: () => 'Leave what it was, or use a new tag.',
    witness: {
      writer: 'syntax = "proto2";\nmessage E {\n  optional group Item = 1 {\n    optional int32 n = 2;\n  }\n}\n',
      reader: 'syntax = "proto2";\nmessage E {\n  optional string item = 1;\n}\n',
      event: '{"item":{"n":5}}',
      outcome: 'misread',
      seen: 'The group is no text: readers skip it, misread it or refuse the event.',
    },
  },
];
