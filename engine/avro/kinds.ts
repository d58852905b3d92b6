import type { Facts } from '../difference.js';
import type { KindRow } from '../schemaFormat.js';
import type { AvroKind } from './differences.js';

/** Every kind of difference in Avro; the policy of the registry changes none of them. */
export const AVRO_KINDS: ReadonlyMap<string, KindRow> = new Map(
  rows().map((row): [string, KindRow] => [row.kind, { ...row, compatible: { STRICT: false, LENIENT: false } }]),
);

interface Row extends Omit<KindRow, 'compatible'> {
  readonly kind: AvroKind;
}

function rows(): readonly Row[] {
  return [
    {
      kind: 'READER_FIELD_MISSING_DEFAULT_VALUE',
      title: 'Field without default added',
      explain: ({ reader, writer, facts }) =>
        `${capital(reader)} has the field ${fieldOf(facts)}, which ${writer} does not have, and which has no default.`,
      advise: (wording) =>
        wording.direction === 'BACKWARD'
          ? `Give the field a default, or make it optional: a union that starts with null, with the default null.`
          : `Keep the field ${quoted(wording.facts)}, which older readers need because it has no default there.`,
    },
    {
      kind: 'TYPE_MISMATCH',
      title: 'Type changed',
      explain: ({ reader, writer, facts }) =>
        facts['newField'] === 'true'
          ? `${capital(reader)} has the field ${fieldOf(facts)}, which ${writer} does not have. The default of its enum does not count for a missing field.`
          : `${capital(subjectOf(facts))} is ${facts['writerType'] ?? ''} in ${writer} and ${facts['readerType'] ?? ''} in ${reader}, and ${facts['writerType'] ?? ''} cannot be read as ${facts['readerType'] ?? ''}.`,
      advise: ({ facts, direction }) =>
        facts['newField'] === 'true'
          ? 'Give the field itself a default: one of the symbols.'
          : direction === 'BACKWARD'
            ? `Keep ${facts['writerType'] ?? 'the old type'}, or use a type that can read it: a wider number, or a union of both.`
            : `Keep ${facts['readerType'] ?? 'the old type'}, or use a type that it can read.`,
    },
    {
      kind: 'MISSING_UNION_BRANCH',
      title: 'Union lacks a type',
      explain: ({ reader, writer, facts }) =>
        `${capital(subjectOf(facts))} is ${facts['readerType'] ?? 'a union'} in ${reader}, and no branch of it can read ${facts['writerType'] ?? 'the type'}, which ${writer} allows there.${reasonOf(facts)}`,
      advise: ({ facts, direction }) => {
        const type = facts['writerType'] ?? 'the type';
        if (facts['reason'] !== undefined) return `Change that branch so that the reader reads ${type} again.`;
        return direction === 'BACKWARD'
          ? `Add a branch to the union that can read ${type}.`
          : `Take ${type} out again, or make it a type that the old union reads.`;
      },
    },
    {
      kind: 'MISSING_ENUM_SYMBOLS',
      title: 'Enum symbol missing',
      explain: ({ reader, writer, facts }) =>
        `The enum ${shortType(facts)} of ${reader} does not have ${symbolsOf(facts)}, which ${writer} can write, and has no default for unknown symbols.`,
      advise: ({ facts, direction }) =>
        direction === 'BACKWARD'
          ? `Put ${symbolsOf(facts)} back, or give the enum a "default" symbol.`
          : `Take ${symbolsOf(facts)} out again: older readers have no default for it. Give the enum a "default" first, and let readers upgrade.`,
    },
    {
      kind: 'FIXED_SIZE_MISMATCH',
      title: 'Fixed size changed',
      explain: ({ reader, writer, facts }) =>
        `${capital(facts['readerType'] ?? 'the fixed type')} has ${facts['readerSize'] ?? '?'} bytes in ${reader} and ${facts['writerSize'] ?? '?'} bytes in ${writer}. The size of a fixed type can never change.`,
      advise: ({ facts, direction }) =>
        `Set the size back to ${(direction === 'BACKWARD' ? facts['writerSize'] : facts['readerSize']) ?? 'the old one'}, or add a new field with a new fixed type.`,
    },
    {
      kind: 'NAME_MISMATCH',
      title: 'Type renamed',
      explain: ({ reader, writer, facts }) =>
        `${capital(facts['readerType'] ?? 'the type')} of ${reader} stands where ${writer} has ${facts['writerType'] ?? 'another type'}. Types are matched by name, and no alias of the reader is that name.`,
      advise: ({ facts, direction }) =>
        direction === 'BACKWARD'
          ? `Add the alias "${lastWord(facts['writerType'])}" to the type, or give it its old name back.`
          : `Give the type its old name ${lastWord(facts['readerType'])} back: an alias in the new schema does not help older readers.`,
    },
  ];
}

function fieldOf(facts: Facts): string {
  const record = facts['record'];
  return record === undefined ? quoted(facts) : `${quoted(facts)} in ${record}`;
}

function quoted(facts: Facts): string {
  return `'${facts['field'] ?? ''}'`;
}

/** What a difference is about: a field where one led there, else the schema as a whole. */
function subjectOf(facts: Facts): string {
  return facts['field'] === undefined ? 'the schema' : `the field ${fieldOf(facts)}`;
}

/** Why the branch that was meant does not fit, where there is one. */
function reasonOf(facts: Facts): string {
  const about = facts['reasonField'] === undefined ? '' : ` of its field '${facts['reasonField']}'`;
  switch (facts['reason'] as AvroKind | undefined) {
    case undefined:
      return '';
    case 'READER_FIELD_MISSING_DEFAULT_VALUE':
      return ` Its branch of that name has a new field '${facts['reasonField'] ?? ''}' without a default.`;
    case 'NAME_MISMATCH':
      return ` A branch of the same kind${about} has another name.`;
    case 'FIXED_SIZE_MISMATCH':
      return ` The branch${about} has another size.`;
    case 'MISSING_ENUM_SYMBOLS':
      return ` The enum${about} lacks a symbol.`;
    case 'TYPE_MISMATCH':
    case 'MISSING_UNION_BRANCH':
      return ` The type${about} has changed.`;
  }
}

function symbolsOf(facts: Facts): string {
  const symbols = (facts['symbols'] ?? '').split(', ');
  return symbols.length === 1 ? `the symbol ${symbols.join('')}` : `the symbols ${symbols.join(', ')}`;
}

function shortType(facts: Facts): string {
  return lastWord(facts['readerType']);
}

function lastWord(text: string | undefined): string {
  return text?.split(' ').at(-1) ?? '';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
