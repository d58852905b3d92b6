import type { Facts } from '../difference.js';
import type { KindRow, Wording } from '../schemaFormat.js';
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
        `The field ${fieldOf(facts)} has no default in ${reader}, and ${writer} does not have the field.`,
      advise: (wording) =>
        wording.direction === 'BACKWARD'
          ? 'Give the field a default, or make it optional: a union that starts with null, with the default null.'
          : putBack(wording),
    },
    {
      kind: 'TYPE_MISMATCH',
      title: 'Type changed',
      explain: ({ reader, writer, facts, path }) =>
        facts['newField'] === 'true'
          ? `The field ${fieldOf(facts)} has no default of its own in ${reader}, only its enum has one, and ${writer} does not have the field.`
          : `${capital(subjectOf(facts, path))} is ${facts['writerType'] ?? ''} in ${writer} and ${facts['readerType'] ?? ''} in ${reader}, and ${facts['writerType'] ?? ''} cannot be read as ${facts['readerType'] ?? ''}.`,
      advise: (wording) => adviseType(wording),
    },
    {
      kind: 'MISSING_UNION_BRANCH',
      title: 'Union lacks a type',
      explain: ({ reader, writer, facts, path }) =>
        `${capital(subjectOf(facts, path))} is ${facts['readerType'] ?? 'a union'} in ${reader}, and no branch of it can read ${facts['writerType'] ?? 'the type'}, which ${writer} allows there.${reasonOf(facts)}`,
      advise: ({ reader, facts, direction }) => {
        const type = facts['writerType'] ?? 'the type';
        if (facts['reason'] !== undefined) {
          return direction === 'BACKWARD'
            ? `Change that branch so that it can read ${type}.`
            : `Change ${type} so that the branch of ${reader} can read it.`;
        }
        return direction === 'BACKWARD'
          ? `Add a branch to the union that can read ${type}.`
          : `Take ${type} out there, or use a type that the union of ${reader} can read.`;
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
          : `Leave ${symbolsOf(facts)} out until the enum of every consumer has it or a "default" symbol.`,
    },
    {
      kind: 'FIXED_SIZE_MISMATCH',
      title: 'Fixed size changed',
      explain: ({ reader, writer, facts }) =>
        `${capital(facts['readerType'] ?? 'the fixed type')} has ${facts['readerSize'] ?? '?'} bytes in ${reader} and ${facts['writerSize'] ?? '?'} bytes in ${writer}, and a fixed type can never change its size.`,
      advise: ({ facts, direction }) =>
        `Set the size back to ${(direction === 'BACKWARD' ? facts['writerSize'] : facts['readerSize']) ?? 'the old one'}, or add a new field with a new fixed type.`,
    },
    {
      kind: 'NAME_MISMATCH',
      title: 'Type renamed',
      explain: ({ reader, writer, facts, path }) =>
        `${capital(subjectOf(facts, path))} is ${facts['readerType'] ?? 'a type'} in ${reader} and ${facts['writerType'] ?? 'a type'} in ${writer}, and no alias in ${reader} says that they are the same.`,
      advise: ({ facts, direction, reader }) =>
        direction === 'BACKWARD'
          ? `Add the alias "${lastWord(facts['writerType'])}" to the type, or give it its old name back.`
          : `Give the type its old name ${lastWord(facts['readerType'])} back: an alias in the new schema does not help consumers with ${reader}.`,
    },
  ];
}

function adviseType(wording: Wording): string {
  const { facts, direction } = wording;
  const edited = direction === 'BACKWARD' ? 'writerType' : 'readerType';
  const type = facts[edited] ?? 'the old type';
  if (facts['newField'] === 'true') {
    return direction === 'BACKWARD' ? 'Give the field itself a default: one of the symbols.' : putBack(wording);
  }
  return direction === 'BACKWARD'
    ? `Make it ${type} again, or a type that can read ${type}: ${listed([...(WIDER[type] ?? []), 'a union with it'], 'or')}.`
    : `Make it ${type} again${NARROWER[type] === undefined ? '' : `, or a type that can be read as ${type}: ${listed(NARROWER[type], 'or')}`}.`;
}

/** Which types can read a type beside itself. */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  int: ['long', 'float', 'double'],
  long: ['float', 'double'],
  float: ['double'],
  string: ['bytes'],
  bytes: ['string'],
};

/** Which types a type can read beside itself. */
const NARROWER: Readonly<Record<string, readonly string[]>> = {
  long: ['int'],
  float: ['int', 'long'],
  double: ['int', 'long', 'float'],
  string: ['bytes'],
  bytes: ['string'],
};

function listed(words: readonly string[], word: 'and' | 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length <= 1 ? last : `${words.slice(0, -1).join(', ')} ${word} ${last}`;
}

function putBack({ facts, reader }: Wording): string {
  return `Put the field ${quoted(facts)} back: ${reader} has no default for it.`;
}

function fieldOf(facts: Facts): string {
  const record = facts['record'];
  return record === undefined ? quoted(facts) : `${quoted(facts)} in ${record}`;
}

function quoted(facts: Facts): string {
  return `'${facts['field'] ?? ''}'`;
}

/** What a difference is about: a field where one led there, else the type at the root or inside its items and values. */
function subjectOf(facts: Facts, path: string): string {
  if (facts['field'] !== undefined) return `the field ${fieldOf(facts)}`;
  return /\/(items|values)/.test(path) ? `the type at ${path}` : 'the root type';
}

/** Why the branch that was meant does not fit, where there is one. */
function reasonOf(facts: Facts): string {
  const field = facts['reasonField'];
  const inside = field === undefined ? '' : ` inside its field '${field}'`;
  switch (facts['reason'] as AvroKind | undefined) {
    case undefined:
      return '';
    case 'READER_FIELD_MISSING_DEFAULT_VALUE':
      return ` The branch of that name has the field '${field ?? ''}' without a default.`;
    case 'NAME_MISMATCH':
      return ` The branch that comes nearest has another name${inside}.`;
    case 'FIXED_SIZE_MISMATCH':
      return ` The branch of that name has another size${inside}.`;
    case 'MISSING_ENUM_SYMBOLS':
      return ` The branch of that name lacks a symbol${inside}.`;
    case 'TYPE_MISMATCH':
    case 'MISSING_UNION_BRANCH':
      return ` The branch of that name has another type${inside}.`;
  }
}

function symbolsOf(facts: Facts): string {
  const symbols = (facts['symbols'] ?? '').split(', ');
  return `the symbol${symbols.length === 1 ? '' : 's'} ${listed(symbols, 'and')}`;
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
