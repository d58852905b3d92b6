import { forSide } from '../../warning.js';
import type { WarningRow } from '../../warning.js';
import { missingSymbols } from '../compare.js';
import { isNamed } from '../model.js';
import type { AvroType } from '../model.js';
import { hasNameOf } from './walk.js';
import type { TypeRule } from './walk.js';
import { capital, subject, warningOf } from './warning.js';

/** Promotions that the specification allows although not every value survives them. */
export const promotionRule: TypeRule = (pair, report) => {
  const { reader, writer } = pair;
  if (writer.kind === 'bytes' && reader.kind === 'string') report(warningOf('avro-bytes-as-string', pair, {}));
  else if (losesDigits(writer.kind, reader.kind)) {
    report(warningOf('avro-promotion-loses-digits', pair, { readerType: reader.kind, writerType: writer.kind }));
  }
};

function losesDigits(writer: AvroType['kind'], reader: AvroType['kind']): boolean {
  return (reader === 'float' && (writer === 'int' || writer === 'long')) || (reader === 'double' && writer === 'long');
}

/** The default of the enum takes every symbol that the reader lacks. */
export const enumDefaultRule: TypeRule = (pair, report) => {
  const { reader, writer } = pair;
  if (reader.kind !== 'enum' || writer.kind !== 'enum' || reader.defaultSymbol === undefined) return;
  const missing = missingSymbols(reader, writer);
  if (missing.length === 0) return;
  const facts = { type: reader.fullName, symbols: missing.join(', '), default: reader.defaultSymbol };
  report(warningOf('avro-enum-default-hides-symbol', pair, facts));
};

/** The registry compares the last part of a name; most decoders compare all of it. */
export const namespaceRule: TypeRule = (pair, report) => {
  const { reader, writer } = pair;
  if (!isNamed(reader) || !isNamed(writer) || reader.kind !== writer.kind) return;
  if (reader.simpleName !== writer.simpleName || hasNameOf(reader, writer)) return;
  report(warningOf('avro-namespace-changed', pair, { readerType: reader.fullName, writerType: writer.fullName }));
};

export const VALUE_ROWS: readonly WarningRow[] = [
  {
    rule: 'avro-promotion-loses-digits',
    title: 'Number promoted to a type with fewer digits',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `${capital(subject(facts))} is ${facts['writerType'] ?? ''} in ${writer} and ${facts['readerType'] ?? ''} in ${reader}. A ${facts['readerType'] ?? ''} cannot hold all digits of a large ${facts['writerType'] ?? ''}, so the last ones change.`,
    advise: (wording) =>
      forSide(
        wording,
        `Keep ${wording.facts['writerType'] ?? 'the type'}${wording.facts['writerType'] === 'int' ? ', or use long or double' : ''}.`,
        `Keep ${wording.facts['readerType'] ?? 'the type'}, or let consumers upgrade before producers write larger numbers.`,
      ),
    witness: {
      writer: '{"type":"record","name":"E","fields":[{"name":"n","type":"int"}]}',
      reader: '{"type":"record","name":"E","fields":[{"name":"n","type":"float"}]}',
      event: '{"n":16777217}',
      outcome: 'misread',
      seen: '16777217 is read as 16777216.',
    },
  },
  {
    rule: 'avro-bytes-as-string',
    title: 'Bytes read as text',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `${capital(subject(facts))} is bytes in ${writer} and string in ${reader}. Bytes that are no UTF-8 text are refused, or replaced by other characters.`,
    advise: (wording) =>
      forSide(
        wording,
        'Keep bytes, unless every producer has always written UTF-8 text.',
        'Keep string, or write nothing but UTF-8 text until every consumer has upgraded.',
      ),
    witness: {
      writer: '{"type":"record","name":"E","fields":[{"name":"data","type":"bytes"}]}',
      reader: '{"type":"record","name":"E","fields":[{"name":"data","type":"string"}]}',
      event: '{"data":"\\u00ff"}',
      outcome: 'misread',
      seen: 'The byte FF is read as the replacement character.',
    },
  },
  {
    rule: 'avro-enum-default-hides-symbol',
    title: 'Enum default takes the place of a symbol',
    severity: 'information',
    explain: ({ reader, writer, facts }) =>
      `${capital(writer)} can write ${facts['symbols'] ?? ''} in the enum ${facts['type'] ?? ''}, which ${reader} does not have. Its default ${facts['default'] ?? ''} is read instead, and nobody can tell it from one that was written.`,
    advise: ({ facts, direction }) =>
      direction === 'BACKWARD'
        ? `Keep the symbols, as long as there are events with them.`
        : `Make sure that old consumers may take the new symbols for ${facts['default'] ?? 'the default'}.`,
    witness: {
      writer: '{"type":"enum","name":"State","symbols":["UNKNOWN","OPEN","CLOSED"],"default":"UNKNOWN"}',
      reader: '{"type":"enum","name":"State","symbols":["UNKNOWN","OPEN"],"default":"UNKNOWN"}',
      event: '"CLOSED"',
      outcome: 'lost',
      seen: 'CLOSED is read as UNKNOWN.',
    },
  },
  {
    rule: 'avro-namespace-changed',
    title: 'Namespace of a type changed',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `The type ${facts['readerType'] ?? ''} of ${reader} stands where ${writer} has ${facts['writerType'] ?? 'another type'}. The registry compares only the last part of the names, but decoders that compare full names refuse the events, or take another branch of a union.`,
    advise: ({ facts, direction }) =>
      direction === 'BACKWARD'
        ? `Add the alias "${facts['writerType'] ?? ''}" to the type, or keep its namespace.`
        : `Keep the namespace: an alias in the new schema does not help older readers.`,
    witness: {
      writer: '{"type":"enum","name":"State","namespace":"com.acme","symbols":["OPEN"]}',
      reader: '{"type":"enum","name":"State","namespace":"com.acme.v2","symbols":["OPEN"]}',
      event: '"OPEN"',
      outcome: 'refused',
      seen: 'The decoder finds com.acme.State where it wants com.acme.v2.State.',
    },
  },
];
