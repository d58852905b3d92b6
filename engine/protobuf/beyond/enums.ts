import { forSide } from '../../warning.js';
import type { WarningRow } from '../../warning.js';
import { nameOf } from '../compare/walk.js';
import type { EnumNode, EnumValueNode } from '../syntax/nodes.js';
import { isReserved } from '../fixes/declarations.js';
import { isClosed } from '../validate/closedEnums.js';
import { fact } from '../words/row.js';
import type { EnumPair, EnumSide, Report } from './walk.js';

/** What the numbers of an enum mean on each side; of one with several names any is enough. */
export function enumRule({ reader, writer, options }: EnumPair, report: Report): void {
  const ours = namesByNumber(reader.node);
  const theirs = namesByNumber(writer.node);
  const numbers = new Map(reader.node.values.map(({ name, number }) => [name, number]));
  for (const [number, before] of theirs) {
    const now = ours.get(number);
    const [first] = before;
    if (first === undefined) continue;
    const facts = { enum: reader.node.name, number: String(number), before: first.name, value: now?.[0]?.name ?? '' };
    const writerPlace = nameOf(writer.document, first);
    if (now === undefined) {
      const isTold = options.direction === 'BACKWARD' && !isReserved(reader.node.reserved, number, '');
      const rule = ruleOfUnknown(reader, isTold);
      if (rule !== undefined) report(rule, nameOf(reader.document, reader.node), writerPlace, facts);
    } else if (!now.some(({ name }) => before.some((other) => other.name === name))) {
      const moved = before.some(({ name }) => numbers.has(name));
      const rule = moved ? 'protobuf-enum-value-renumbered' : 'protobuf-enum-value-renamed';
      report(rule, nameOf(reader.document, now[0] ?? reader.node), writerPlace, facts);
    }
  }
}

/** To a closed enum an unknown number is kept aside, and the field reads as if it were not there. */
function ruleOfUnknown({ node, document }: EnumSide, isTold: boolean): string | undefined {
  if (isClosed(document.file, node)) return 'protobuf-closed-enum-value-lost';
  // New values that old readers do not know yet are how open enums are meant to grow; who reserves a number knows.
  return isTold ? 'protobuf-enum-value-removed' : undefined;
}

function namesByNumber(node: EnumNode): ReadonlyMap<number, readonly EnumValueNode[]> {
  const names = new Map<number, EnumValueNode[]>();
  for (const value of node.values) {
    const known = names.get(value.number);
    if (known === undefined) names.set(value.number, [value]);
    else known.push(value);
  }
  return names;
}

const enumText = (syntax: string, values: string) =>
  `syntax = "${syntax}";\nenum State {\n${values}}\nmessage E {\n  ${syntax === 'proto2' ? 'optional ' : ''}State state = 1;\n}\n`;

export const ENUM_ROWS: readonly WarningRow[] = [
  {
    rule: 'protobuf-closed-enum-value-lost',
    title: 'Value unknown to a closed enum',
    severity: 'warning',
    explain: (wording) =>
      `The enum ${fact(wording, 'enum')} of ${wording.reader} has no value ${fact(wording, 'number')}, which ${wording.writer} calls ${fact(wording, 'before')}. It is a closed enum, as those of proto2 are: readers see the field as if it were not set.`,
    advise: (wording) =>
      wording.direction === 'BACKWARD'
        ? `Keep ${fact(wording, 'before')} = ${fact(wording, 'number')}.`
        : `Let consumers upgrade before producers write ${fact(wording, 'before')}.`,
    witness: {
      writer: enumText('proto2', '  OPEN = 0;\n  CLOSED = 1;\n'),
      reader: enumText('proto2', '  OPEN = 0;\n'),
      event: '{"state":"CLOSED"}',
      outcome: 'lost',
      seen: 'The number 1 has no meaning to the reader; one that keeps to the specification reads OPEN, the default.',
    },
  },
  {
    rule: 'protobuf-enum-value-removed',
    title: 'Enum value removed',
    severity: 'information',
    explain: (wording) =>
      `The enum ${fact(wording, 'enum')} of ${wording.reader} has no value ${fact(wording, 'number')}, which ${wording.writer} calls ${fact(wording, 'before')}. Readers get a number without a name.`,
    advise: (wording) =>
      `Keep ${fact(wording, 'before')} = ${fact(wording, 'number')} as long as there are events with it, or reserve it with "reserved ${fact(wording, 'number')};".`,
    witness: {
      writer: enumText('proto3', '  OPEN = 0;\n  CLOSED = 1;\n'),
      reader: enumText('proto3', '  OPEN = 0;\n'),
      event: '{"state":"CLOSED"}',
      outcome: 'lost',
      seen: 'CLOSED is read as the bare number 1.',
    },
  },
  {
    rule: 'protobuf-enum-value-renumbered',
    title: 'Enum number with another meaning',
    severity: 'warning',
    explain: (wording) =>
      `Number ${fact(wording, 'number')} of the enum ${fact(wording, 'enum')} is ${fact(wording, 'before')} in ${wording.writer} and ${fact(wording, 'value')} in ${wording.reader}, and ${fact(wording, 'before')} has another number there. Events hold numbers, so the one is read as the other.`,
    advise: () => 'Give every value its old number back.',
    witness: {
      writer: enumText('proto3', '  UNKNOWN = 0;\n  OPEN = 1;\n  CLOSED = 2;\n'),
      reader: enumText('proto3', '  UNKNOWN = 0;\n  PAUSED = 1;\n  CLOSED = 2;\n  OPEN = 3;\n'),
      event: '{"state":"OPEN"}',
      outcome: 'misread',
      seen: 'OPEN is read as PAUSED.',
    },
  },
  {
    rule: 'protobuf-enum-value-renamed',
    title: 'Enum value renamed',
    severity: 'information',
    explain: (wording) =>
      `Number ${fact(wording, 'number')} of the enum ${fact(wording, 'enum')} is ${fact(wording, 'before')} in ${wording.writer} and ${fact(wording, 'value')} in ${wording.reader}. If that is another thing and no new name, old events are misread; JSON made from events holds the name and is not understood.`,
    advise: (wording) =>
      `Keep the old name as an alias (option allow_alias = true): ${fact(wording, forSide(wording, 'before', 'value'))} = ${fact(wording, 'number')}.`,
    witness: {
      writer: enumText('proto3', '  UNKNOWN = 0;\n  OPEN = 1;\n'),
      reader: enumText('proto3', '  UNKNOWN = 0;\n  ACTIVE = 1;\n'),
      event: '{"state":"OPEN"}',
      outcome: 'misread',
      seen: 'OPEN is read as ACTIVE.',
    },
  },
];
