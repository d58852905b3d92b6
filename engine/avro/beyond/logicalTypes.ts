import { forSide } from '../../warning.js';
import type { WarningRow } from '../../warning.js';
import { decimalOf, effectiveLogicalType } from '../lint/logicalTypes.js';
import type { TypeRule } from './walk.js';
import { capital, subject, warningOf } from './warning.js';

/** The registry compares the types that logical types stand on, and never the logical types, also where it promotes. */
export const logicalTypeRule: TypeRule = (pair, report) => {
  const [now, before] = [effectiveLogicalType(pair.reader), effectiveLogicalType(pair.writer)];
  if (now === undefined && before === undefined) return;
  if (now === before) {
    if (now === 'decimal') reportDecimal(pair, report);
    return;
  }
  // A UUID in a string is the same text to every reader.
  if (now === undefined && before === 'uuid') return;
  const facts = { readerType: now ?? `plain ${pair.reader.kind}`, writerType: before ?? `plain ${pair.writer.kind}` };
  report(warningOf(ruleFor(now, before), pair, facts));
};

function ruleFor(now: string | undefined, before: string | undefined): string {
  if (now === undefined) return 'avro-logical-type-removed';
  return before === undefined ? 'avro-logical-type-added' : 'avro-logical-type-changed';
}

const reportDecimal: TypeRule = (pair, report) => {
  const [now, before] = [decimalOf(pair.reader), decimalOf(pair.writer)];
  const facts = {
    readerScale: String(now.scale),
    writerScale: String(before.scale),
    readerPrecision: String(now.precision),
    writerPrecision: String(before.precision),
  };
  if (now.scale !== before.scale) report(warningOf('avro-decimal-scale-changed', pair, facts));
  else if (now.precision < before.precision) report(warningOf('avro-decimal-precision-narrowed', pair, facts));
};

export const LOGICAL_TYPE_ROWS: readonly WarningRow[] = [
  {
    rule: 'avro-logical-type-changed',
    title: 'Logical type changed',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `${capital(subject(facts))} is a ${facts['writerType'] ?? ''} in ${writer} and a ${facts['readerType'] ?? ''} in ${reader}. The bytes are the same, so events are read without an error and mean something else.`,
    advise: () => 'Keep the logical type, and add a new field for the new one.',
    witness: {
      writer:
        '{"type":"record","name":"E","fields":[{"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}}]}',
      reader:
        '{"type":"record","name":"E","fields":[{"name":"at","type":{"type":"long","logicalType":"timestamp-micros"}}]}',
      event: '{"at":1700000000000}',
      outcome: 'misread',
      seen: 'An instant in November 2023 is read as one in January 1970.',
    },
  },
  {
    rule: 'avro-logical-type-added',
    title: 'Logical type added',
    severity: 'information',
    explain: ({ reader, writer, facts }) =>
      `${capital(subject(facts))} is a ${facts['writerType'] ?? ''} in ${writer} and a ${facts['readerType'] ?? ''} in ${reader}. Every value is read as a ${facts['readerType'] ?? ''}, whatever its producer meant by it.`,
    advise: (wording) =>
      forSide(
        wording,
        'Make sure that producers always wrote values of that unit; otherwise add a new field.',
        `Keep the ${wording.facts['readerType'] ?? 'logical type'}, which consumers take the values for, or add a new field.`,
      ),
    witness: {
      writer: '{"type":"record","name":"E","fields":[{"name":"at","type":"long"}]}',
      reader:
        '{"type":"record","name":"E","fields":[{"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}}]}',
      event: '{"at":1700000000}',
      outcome: 'misread',
      seen: 'A producer that counted seconds is read as if it had counted milliseconds.',
    },
  },
  {
    rule: 'avro-logical-type-removed',
    title: 'Logical type removed',
    severity: 'information',
    explain: ({ reader, writer, facts }) =>
      `${capital(subject(facts))} is a ${facts['writerType'] ?? ''} in ${writer} and a ${facts['readerType'] ?? ''} in ${reader}. Consumers get the bare value and no longer its meaning.`,
    advise: (wording) =>
      forSide(
        wording,
        'Keep the logical type, or make sure that every consumer knows the unit.',
        'Make sure that every consumer knows the unit, or leave the logical type out until they have upgraded.',
      ),
    witness: {
      writer: '{"type":"record","name":"E","fields":[{"name":"day","type":{"type":"int","logicalType":"date"}}]}',
      reader: '{"type":"record","name":"E","fields":[{"name":"day","type":"int"}]}',
      event: '{"day":19675}',
      outcome: 'misread',
      seen: 'A day in November 2023 is read as the number 19675.',
    },
  },
  {
    rule: 'avro-decimal-scale-changed',
    title: 'Scale of a decimal changed',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `${capital(subject(facts))} has ${facts['writerScale'] ?? ''} digits after the point in ${writer} and ${facts['readerScale'] ?? ''} in ${reader}. The scale is not in the event, so every amount is read wrong by a power of ten.`,
    advise: () => 'Keep the scale, and add a new field for amounts of the new one.',
    witness: {
      writer:
        '{"type":"record","name":"E","fields":[{"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}}]}',
      reader:
        '{"type":"record","name":"E","fields":[{"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":4}}]}',
      event: '{"price":"\\u0004\\u00d2"}',
      outcome: 'misread',
      seen: '12.34 is read as 0.1234.',
    },
  },
  {
    rule: 'avro-decimal-precision-narrowed',
    title: 'Precision of a decimal narrowed',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `${capital(subject(facts))} may have ${facts['writerPrecision'] ?? ''} digits in ${writer} and only ${facts['readerPrecision'] ?? ''} in ${reader}. Readers refuse, round or overflow on longer amounts, each in its own way.`,
    advise: (wording) =>
      forSide(wording, 'Keep the larger precision.', 'Write no longer amounts until every consumer has upgraded.'),
    witness: {
      writer:
        '{"type":"record","name":"E","fields":[{"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}}]}',
      reader:
        '{"type":"record","name":"E","fields":[{"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":3,"scale":2}}]}',
      event: '{"price":"\\u0004\\u00d2"}',
      outcome: 'refused',
      seen: '12.34 has four digits and only three are allowed.',
    },
  },
];
