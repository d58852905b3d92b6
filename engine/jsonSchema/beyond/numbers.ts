import { forSide } from '../../warning.js';
import type { WarningRow } from '../../warning.js';
import { decimalAt, integerPart, isMultiple } from '../compare/values.js';
import { isReference, nameOf } from './node.js';
import type { SchemaNode } from './node.js';
import type { NodeRule } from './walk.js';
import { schemaText, subject } from './words.js';

/** Limits that the registry compares wrongly or not at all. */
export const limitRule: NodeRule = (pair, report) => {
  const { reader, writer } = pair;
  if (isReference(reader) || isReference(writer)) return;
  const say = (keyword: string) => report('json-limit-overlooked', pair, keyword, { name: nameOf(reader), keyword });
  if (isMaximumHidden(reader, writer)) say('exclusiveMaximum');
  if (reader.schema.draft !== '04' || writer.schema.draft !== '04') return;
  for (const [flag, bound] of [
    ['exclusiveMaximum', 'maximum'],
    ['exclusiveMinimum', 'minimum'],
  ] as const) {
    const isSameBound = reader.json[bound] !== undefined && reader.json[bound] === writer.json[bound];
    if (isSameBound && reader.json[flag] === true && writer.json[flag] !== true) say(flag);
  }
};

/** A lowered exclusiveMaximum is held against the new maximum, and passes below it. */
function isMaximumHidden(reader: SchemaNode, writer: SchemaNode): boolean {
  const [now, before] = [reader.json['exclusiveMaximum'], writer.json['exclusiveMaximum']];
  const [limit, old] = [reader.json['maximum'], writer.json['maximum']];
  if (typeof now !== 'number' || typeof before !== 'number' || typeof limit !== 'number') return false;
  return now < before && before <= limit && (typeof old !== 'number' || old >= now);
}

/** Divided as integers with the fraction cut off. */
export const multipleRule: NodeRule = (pair, report) => {
  const { reader, writer } = pair;
  if (isReference(reader) || isReference(writer)) return;
  const now = decimalAt(reader.document, reader.json, 'multipleOf');
  const before = decimalAt(writer.document, writer.json, 'multipleOf');
  if (now === undefined || before === undefined || isMultiple(before, now)) return;
  const [whole, old] = [integerPart(now), integerPart(before)];
  if (old === 0n || whole % old === 0n || old % whole !== 0n) return;
  const facts = {
    name: nameOf(reader),
    now: JSON.stringify(reader.json['multipleOf']),
    before: JSON.stringify(writer.json['multipleOf']),
  };
  report('json-multiple-truncated', pair, 'multipleOf', facts);
};

const below = (exclusiveMaximum: number) => schemaText({ type: 'number', exclusiveMaximum, maximum: 100 });

export const NUMBER_ROWS: readonly WarningRow[] = [
  {
    rule: 'json-limit-overlooked',
    title: 'Exclusive limit that the registry overlooks',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `${subject(facts)} has a stricter "${facts['keyword'] ?? ''}" in ${reader} than in ${writer}. The registry holds it against the inclusive limit beside it, and sees no change.`,
    advise: ({ facts }) => `Restore "${facts['keyword'] ?? ''}".`,
    witness: {
      writer: below(50),
      reader: below(20),
      event: '30',
      outcome: 'refused',
      seen: '30 is not below 20.',
    },
  },
  {
    rule: 'json-multiple-truncated',
    title: 'Multiple of a fraction changed',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `${subject(facts)} is a multiple of ${facts['now'] ?? ''} in ${reader} and of ${facts['before'] ?? ''} in ${writer}. The registry cuts off the fractions before it divides, so it takes the one for a divisor of the other.`,
    advise: (wording) =>
      `Restore "multipleOf": ${wording.facts[forSide(wording, 'before', 'now')] ?? ''}, or use a ${forSide(wording, 'divisor', 'multiple')} of it.`,
    witness: {
      writer: schemaText({ type: 'number', multipleOf: 4.5 }),
      reader: schemaText({ type: 'number', multipleOf: 2.5 }),
      event: '9',
      outcome: 'refused',
      seen: '9 is no multiple of 2.5.',
    },
  },
];
