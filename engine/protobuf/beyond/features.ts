import { forSide } from '../../warning.js';
import type { WarningRow } from '../../warning.js';
import { nameOf } from '../compare/walk.js';
import { featureOf } from '../resolve/features.js';
import { isClosed } from '../validate/closedEnums.js';
import { capital, fact } from '../words/row.js';
import { namePlace, presenceOf, scalarOf, typesOf, wireGroup } from './types.js';
import type { EnumPair, FieldPair, MessagePair, Report } from './walk.js';

/** Whether a reader can tell a zero or an empty text from a field that is not there. */
export function presenceRule(pair: MessagePair, report: Report): void {
  const changes = pair.fields.flatMap((fields) => {
    const change = presenceChange(fields);
    return change === undefined ? [] : [{ fields, change }];
  });
  if (changes.length === 0) return;
  for (const presence of ['gained', 'lost']) {
    const changed = changes.filter(({ change }) => change === presence).map(({ fields }) => fields);
    reportTogether('protobuf-presence-changed', pair, changed, { presence }, report);
  }
}

function presenceChange({ reader, writer, field: now, before }: FieldPair): 'gained' | 'lost' | undefined {
  if (now.oneof !== undefined || now.isGroup || before.isGroup) return undefined;
  const [has, had] = [presenceOf(reader, now), presenceOf(writer, before)];
  if (has === undefined || had === undefined || (has === 'implicit') === (had === 'implicit')) return undefined;
  // What is rarer is asked first: this runs for each field at each keystroke.
  const [type, typeBefore] = [wireGroup(reader, now.field.type), wireGroup(writer, before.field.type)];
  if (type !== typeBefore || scalarOf(reader, now.field.type) === undefined) return undefined;
  return has === 'implicit' ? 'lost' : 'gained';
}

/** A text that is no UTF-8 passes where it is not verified. */
export function textRule(pair: MessagePair, report: Report): void {
  const changed = pair.fields.filter((fields) => {
    const { reader, writer, field: now, before } = fields;
    return (
      featureOf('utf8_validation', reader.scope.document.file, now.field.options) === 'VERIFY' &&
      featureOf('utf8_validation', writer.scope.document.file, before.field.options) === 'NONE' &&
      typesOf(fields).some(([type, typeBefore]) => type === 'string' && typeBefore === 'string')
    );
  });
  reportTogether('protobuf-text-verified', pair, changed, {}, report);
}

/** As many changes of one kind are told at their fields; more come from above, and are told once for the message. */
const MAX_SINGLE = 3;

function reportTogether(
  rule: string,
  { reader, writer }: MessagePair,
  changed: readonly FieldPair[],
  facts: Readonly<Record<string, string>>,
  report: Report,
): void {
  if (changed.length <= MAX_SINGLE) {
    for (const { field: now, before } of changed) {
      const fields = `the field "${now.field.name}" (tag ${now.field.tag})`;
      report(rule, namePlace(reader, now.field), namePlace(writer, before.field), { ...facts, fields });
    }
    return;
  }
  const names = changed.slice(0, MAX_SINGLE - 1).map(({ field: now }) => `"${now.field.name}"`);
  const fields = `each of the fields ${names.join(', ')} and ${changed.length - names.length} others`;
  const places = [
    nameOf(reader.scope.document, reader.message),
    nameOf(writer.scope.document, writer.message),
  ] as const;
  report(rule, ...places, { ...facts, fields });
}

/** An open enum keeps numbers that it does not list. */
export function closingRule({ reader, writer }: EnumPair, report: Report): void {
  if (!isClosed(reader.document.file, reader.node) || isClosed(writer.document.file, writer.node)) return;
  const places = [nameOf(reader.document, reader.node), nameOf(writer.document, writer.node)] as const;
  report('protobuf-enum-closed', ...places, { enum: reader.node.name });
}

const states = (syntax: string) =>
  `syntax = "${syntax}";\nenum State {\n  UNKNOWN = 0;\n  OPEN = 1;\n}\nmessage E {\n  optional State state = 1;\n}\n`;

export const FEATURE_ROWS: readonly WarningRow[] = [
  {
    rule: 'protobuf-presence-changed',
    title: 'Zero and absent are told apart otherwise',
    severity: 'information',
    explain: (wording) =>
      fact(wording, 'presence') === 'lost'
        ? `Events of ${wording.writer} say of ${fact(wording, 'fields')} whether it is there, also where it is 0, false or empty. To ${wording.reader} such a value and an absent one are the same.`
        : `Events of ${wording.writer} leave ${fact(wording, 'fields')} out where it is 0, false or empty. ${capital(wording.reader)} reads that as if it were absent.`,
    advise: (wording) =>
      fact(wording, 'presence') === 'lost'
        ? forSide(
            wording,
            'Keep "optional", unless no consumer asks whether the field is there.',
            'Let consumers upgrade before producers tell a zero from an absent field.',
          )
        : 'Take an absent field for its zero value as long as there are events of the other schema.',
    witness: {
      writer: 'syntax = "proto3";\nmessage E {\n  optional int32 n = 1;\n}\n',
      reader: 'syntax = "proto3";\nmessage E {\n  int32 n = 1;\n}\n',
      event: '{"n":0}',
      outcome: 'lost',
      seen: 'The number is 0, and nobody can tell whether it was written.',
    },
  },
  {
    rule: 'protobuf-text-verified',
    title: 'Text must be UTF-8 now',
    severity: 'information',
    explain: (wording) =>
      `${capital(wording.reader)} verifies the text of ${fact(wording, 'fields')}, and ${wording.writer} does not: producers could write any bytes into it, and an event with a text that is no UTF-8 is refused.`,
    advise: (wording) =>
      forSide(
        wording,
        'Make sure that every producer has always written UTF-8 text, or keep proto2, which does not verify it.',
        'Make sure that every producer writes UTF-8 text.',
      ),
    witness: {
      writer: 'syntax = "proto2";\nmessage E {\n  optional string name = 1;\n}\n',
      reader: 'syntax = "proto3";\nmessage E {\n  optional string name = 1;\n}\n',
      event: '{"name":"\\ud800"}',
      outcome: 'refused',
      seen: 'Half of a surrogate pair is no character: its bytes ED A0 80 are no UTF-8.',
    },
  },
  {
    rule: 'protobuf-enum-closed',
    title: 'Enum became closed',
    severity: 'information',
    explain: (wording) =>
      `The enum ${fact(wording, 'enum')} is open in ${wording.writer}, where a field may hold a number that it does not list, and closed in ${wording.reader}: readers see such a field as if it were not set.`,
    advise: (wording) =>
      forSide(
        wording,
        'Keep the enum open, unless no event holds a number that it does not list.',
        'Write only numbers that the older schema lists until every consumer has upgraded.',
      ),
    witness: {
      writer: states('proto3'),
      reader: states('proto2'),
      event: '{"state":7}',
      outcome: 'lost',
      seen: 'The number 7, perhaps a value of a later version, is read as UNKNOWN.',
    },
  },
];
