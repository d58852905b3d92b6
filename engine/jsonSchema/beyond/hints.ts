import { isJsonArray } from '../../json/jsonText.js';
import type { JsonValue } from '../../json/jsonText.js';
import { forSide } from '../../warning.js';
import type { WarningRow } from '../../warning.js';
import { branchesOf, typeOf } from './branches.js';
import { isReference, isSame, nameOf } from './node.js';
import type { SchemaNode } from './node.js';
import { allowsEverything, isBroken, isRefusedFor, only } from './stricter.js';
import { takes, typesOf } from './types.js';
import { typeOfValue, valuesOf } from './values.js';
import type { NodePair, NodeRule } from './walk.js';
import { schemaText, within } from './words.js';

/** Schemas that allow everything, where there was none. */
export const emptySchemaRule: NodeRule = (pair, report) => {
  if (isReference(pair.reader) || isReference(pair.writer)) return;
  for (const keyword of ['additionalProperties', 'items', 'unevaluatedProperties', 'unevaluatedItems']) {
    if (!isAdded(pair, keyword) || !allowsEverything(pair.reader.json[keyword])) continue;
    if (isRefusedFor(pair, keyword)) say(pair, report, 'json-empty-schema-added', keyword);
  }
};

/** Lower bounds of nothing, and patterns that every text has. */
export const zeroBoundRule: NodeRule = (pair, report) => {
  if (isReference(pair.reader) || isReference(pair.writer)) return;
  for (const keyword of ['minLength', 'minItems', 'minProperties']) {
    if (pair.reader.json[keyword] !== 0 || !isAdded(pair, keyword)) continue;
    if (isRefusedFor(pair, keyword)) say(pair, report, 'json-zero-bound-added', keyword);
  }
  const pattern = pair.reader.json['pattern'];
  if (typeof pattern !== 'string' || !FINDS_EVERYTHING.has(pattern) || !isAdded(pair, 'pattern')) return;
  if (isRefusedFor(pair, 'pattern')) say(pair, report, 'json-empty-pattern-added', 'pattern');
};

/** Patterns are searched for, so what may be empty is found in every text. */
const FINDS_EVERYTHING: ReadonlySet<string> = new Set(['', '^', '$', '.*', '^.*']);

function isAdded({ reader, writer }: NodePair, keyword: string): boolean {
  return reader.json[keyword] !== undefined && writer.json[keyword] === undefined;
}

function say(pair: NodePair, report: Parameters<NodeRule>[1], rule: string, keyword: string): void {
  report(rule, pair, keyword, { name: nameOf(pair.reader), keyword });
}

/** The registry tells 1 from 1.0, which are one number to JSON Schema. */
export const spellingRule: NodeRule = (pair, report) => {
  const { reader, writer, options } = pair;
  if (isReference(reader) || isReference(writer)) return;
  if (!reader.document.exactNumbers && !writer.document.exactNumbers) return;
  for (const keyword of ['enum', 'const', 'multipleOf']) {
    const value = reader.json[keyword];
    if (value === undefined || !isSame(value, writer.json[keyword])) continue;
    // Numbers are read from the text by their place in it, so the schemas have to stay what they are.
    const isOnly = isSame(withoutTexts(reader), withoutTexts(writer));
    if (isOnly && isBroken(reader, writer, options)) say(pair, report, 'json-number-spelling', keyword);
  }
};

function withoutTexts({ json }: SchemaNode): JsonValue {
  return Object.fromEntries(
    Object.entries(json).filter(([keyword]) => !/^(title|description|\$comment)$/.test(keyword)),
  );
}

/** What only the way of writing tells apart: integers are numbers, and the values of an enum have types. */
export const sameTypesRule: NodeRule = (pair, report) => {
  const { reader, writer, options } = pair;
  if (isReference(reader) || isReference(writer)) return;
  const [now, before] = [typesOf(reader), typesOf(writer)];
  if (now.length === 0 || isSame(now, before)) return;
  if (before.length > 0) {
    if (!before.every((type) => takes(now, type))) return;
    if (isBroken(only(reader, 'type'), only(writer, 'type'), options)) say(pair, report, 'json-same-types', 'type');
    return;
  }
  const values = valuesOf(writer);
  if (values === undefined || !values.every((value) => takes(now, typeOfValue(value)))) return;
  if (isRefusedFor(pair, 'type')) say(pair, report, 'json-type-implied', 'type');
};

/** A constant is an enum of one value. */
export const constantRule: NodeRule = (pair, report) => {
  const { reader, writer, options } = pair;
  if (isReference(reader) || isReference(writer)) return;
  const keyword = reader.json['const'] === undefined ? 'enum' : 'const';
  const [now, before] = [valuesOf(reader), valuesOf(writer)];
  if (now === undefined || before === undefined || writer.json[keyword] !== undefined) return;
  if (!before.every((value) => now.some((other) => isSame(value, other)))) return;
  if (isBroken(only(reader, 'const', 'enum'), only(writer, 'const', 'enum'), options)) {
    say(pair, report, 'json-same-values', keyword);
  }
};

/** Branches of different types cannot both take a value, so any of them is one of them. */
export const exclusiveChoiceRule: NodeRule = (pair, report) => {
  const { reader, writer, options } = pair;
  if (isReference(reader) || isReference(writer) || !isJsonArray(reader.json['oneOf'])) return;
  if (!isJsonArray(writer.json['anyOf']) || writer.json['oneOf'] !== undefined) return;
  const types = (branchesOf(reader) ?? []).map(typeOf);
  if (types.length < 2 || types.includes(undefined) || new Set(types).size < types.length) return;
  const asAnyOf = { ...reader, json: { anyOf: reader.json['oneOf'] } };
  const [now, before] = [only(reader, 'oneOf'), only(writer, 'anyOf')];
  if (isBroken(now, before, options) && !isBroken(asAnyOf, before, options)) {
    say(pair, report, 'json-exclusive-choice', 'oneOf');
  }
};

const choice = (criterion: string) =>
  schemaText({ type: 'object', properties: { id: { [criterion]: [{ type: 'string' }, { type: 'integer' }] } } });

const property = (schema: object) => schemaText({ type: 'object', properties: { state: schema } });

export const HINT_ROWS: readonly WarningRow[] = [
  {
    rule: 'json-empty-schema-added',
    title: 'Empty schema added',
    severity: 'hint',
    explain: ({ reader, writer, facts }) =>
      `"${facts['keyword'] ?? ''}" in ${reader} allows everything, as ${writer} does without it${within(facts)}.`,
    advise: (wording) =>
      forSide(
        wording,
        `Leave "${wording.facts['keyword'] ?? ''}" out to pass the check.`,
        `Put "${wording.facts['keyword'] ?? ''}" back to pass the check.`,
      ),
    witness: {
      writer: schemaText({ type: 'object' }),
      reader: schemaText({ type: 'object', additionalProperties: {} }),
      event: '{"anything":[1,"a",null]}',
      outcome: 'readable',
      seen: 'Every event is valid under both.',
    },
  },
  {
    rule: 'json-zero-bound-added',
    title: 'Lower bound of zero added',
    severity: 'hint',
    explain: ({ reader, writer, facts }) =>
      `"${facts['keyword'] ?? ''}": 0 in ${reader} refuses nothing that ${writer} allows${within(facts)}.`,
    advise: (wording) =>
      forSide(
        wording,
        `Leave "${wording.facts['keyword'] ?? ''}" out to pass the check.`,
        `Put "${wording.facts['keyword'] ?? ''}" back to pass the check.`,
      ),
    witness: {
      writer: schemaText({ type: 'string' }),
      reader: schemaText({ type: 'string', minLength: 0 }),
      event: '""',
      outcome: 'readable',
      seen: 'Every text is at least 0 characters long.',
    },
  },
  {
    rule: 'json-empty-pattern-added',
    title: 'Pattern added that every text has',
    severity: 'hint',
    explain: ({ reader, writer, facts }) =>
      `The pattern in ${reader} is found in every text, so it refuses nothing that ${writer} allows${within(facts)}.`,
    advise: (wording) => `${forSide(wording, 'Leave the pattern out', 'Put the pattern back')} to pass the check.`,
    witness: {
      writer: schemaText({ type: 'string' }),
      reader: schemaText({ type: 'string', pattern: '.*' }),
      event: '"a"',
      outcome: 'readable',
      seen: 'A pattern that may be empty is found in every text.',
    },
  },
  {
    rule: 'json-number-spelling',
    title: 'Number written in another way',
    severity: 'hint',
    explain: ({ reader, writer, facts }) =>
      `The numbers of "${facts['keyword'] ?? ''}" are the same in ${reader} and ${writer}, only written in another way${within(facts)}, such as 1 and 1.0. The registry tells them apart, JSON Schema does not.`,
    advise: () => 'Write the numbers as they were to pass the check.',
    witness: {
      writer: '{"enum":[1,2]}',
      reader: '{"enum":[1.0,2]}',
      event: '1',
      outcome: 'readable',
      seen: '1 and 1.0 are one number.',
    },
  },
  {
    rule: 'json-same-types',
    title: 'Same types written in another way',
    severity: 'hint',
    explain: ({ reader, writer, facts }) =>
      `The types in ${reader} take every value of the types in ${writer}${within(facts)}; integers are numbers too.`,
    advise: () => 'Write the types as they were, with new ones beside them, to pass the check.',
    witness: {
      writer: property({ type: ['integer', 'number'] }),
      reader: property({ type: 'number' }),
      event: '{"state":1}',
      outcome: 'readable',
      seen: 'Every integer is a number.',
    },
  },
  {
    rule: 'json-type-implied',
    title: 'Type added that the values have',
    severity: 'hint',
    explain: ({ reader, writer, facts }) =>
      `All values that ${writer} lists have the type that ${reader} asks for${within(facts)}.`,
    advise: (wording) => `${forSide(wording, 'Leave the type out', 'Put the type back')} to pass the check.`,
    witness: {
      writer: property({ enum: ['OPEN', 'CLOSED'] }),
      reader: property({ type: 'string', enum: ['OPEN', 'CLOSED'] }),
      event: '{"state":"OPEN"}',
      outcome: 'readable',
      seen: 'Both values are texts.',
    },
  },
  {
    rule: 'json-same-values',
    title: 'Same values written in another way',
    severity: 'hint',
    explain: ({ reader, writer, facts }) =>
      `"const" is an "enum" of one value: ${reader} takes every value that ${writer} takes${within(facts)}.`,
    advise: () => 'Keep the keyword to pass the check.',
    witness: {
      writer: property({ const: 'OPEN' }),
      reader: property({ enum: ['OPEN', 'CLOSED'] }),
      event: '{"state":"OPEN"}',
      outcome: 'readable',
      seen: 'The constant is one of the values.',
    },
  },
  {
    rule: 'json-exclusive-choice',
    title: 'One of types that exclude each other',
    severity: 'hint',
    explain: ({ reader, writer, facts }) =>
      `The branches of "oneOf" in ${reader} are of different types, so no value fits two of them, and "anyOf" in ${writer} says the same${within(facts)}.`,
    advise: (wording) => `Keep "${forSide(wording, 'anyOf', 'oneOf')}" to pass the check.`,
    witness: {
      writer: choice('anyOf'),
      reader: choice('oneOf'),
      event: '{"id":"a"}',
      outcome: 'readable',
      seen: 'A text is no integer.',
    },
  },
];
