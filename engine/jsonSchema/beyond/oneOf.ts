import { isJsonArray } from '../../json/jsonText.js';
import type { JsonValue } from '../../json/jsonText.js';
import type { WarningRow } from '../../warning.js';
import { modernFamily } from '../shape/keywords.js';
import { branchesOf, typeOf } from './branches.js';
import { endOf, isAnnotation, isReference, isSame, member, nameOf } from './node.js';
import type { SchemaNode } from './node.js';
import { allowsEverything, isBroken } from './stricter.js';
import { takes, typesOf } from './types.js';
import { numberOr, typeOfValue, valuesOf } from './values.js';
import type { NodePair, NodeRule } from './walk.js';
import { schemaText, subject } from './words.js';

/** Choices with more branches are not searched for overlaps: their number grows with the square. */
const MAX_BRANCHES = 24;

/** A value that fits two branches of a oneOf is refused: where branches come to take the same values, or more of them. */
export const overlapRule: NodeRule = (pair, report) => {
  const { reader, writer } = pair;
  if (isReference(reader) || isReference(writer) || isSame(reader.json['oneOf'], writer.json['oneOf'])) return;
  const now = overlaps(pair, reader);
  const [branches] = now.length > overlaps(pair, writer).length ? now : widened(pair);
  if (branches !== undefined) report('json-one-of-overlap', pair, 'oneOf', { name: nameOf(reader), branches });
};

/** Two branches for numbers or for texts, of which one takes more than before. */
function widened(pair: NodePair): readonly string[] {
  const { reader, writer, options } = pair;
  const [ours, theirs] = [reader, writer].map((node) =>
    isJsonArray(node.json['oneOf']) ? branchesOf(node) : undefined,
  );
  if (ours === undefined || theirs?.length !== ours.length || ours.length > MAX_BRANCHES) return [];
  return ours.flatMap((branch, index) => {
    const before = theirs[index];
    if (before === undefined || isSame(branch.json, before.json) || !isBroken(before, branch, options)) return [];
    const other = ours.findIndex((another, at) => at !== index && shareSimpleType(branch, another));
    return other < 0 ? [] : [`${Math.min(index, other) + 1} and ${Math.max(index, other) + 1}`];
  });
}

/** Listed values are apart from others more often than not, so those branches are left out. */
function shareSimpleType(a: SchemaNode, b: SchemaNode): boolean {
  if ([a, b].some(({ json }) => json['enum'] !== undefined || json['const'] !== undefined)) return false;
  const [ours, theirs] = [typesOf(a), typesOf(b)];
  return ours.some(
    (type) => SIMPLE.has(type) && (takes(theirs, type) || (type === 'number' && takes(theirs, 'integer'))),
  );
}

const SIMPLE: ReadonlySet<string> = new Set(['string', 'number', 'integer']);

/** The pairs of branches of which one takes all values of the other, by their numbers from 1. */
function overlaps(pair: NodePair, node: SchemaNode): readonly string[] {
  const list = node.json['oneOf'];
  if (!isJsonArray(list) || list.length > MAX_BRANCHES) return [];
  return list.flatMap((first, index) =>
    list.slice(index + 1).flatMap((second, after) => {
      if (first === false || second === false) return [];
      const [one, two] = [member(node, list, index), member(node, list, index + 1 + after)];
      return isWithin(pair, one, two) || isWithin(pair, two, one) ? [`${index + 1} and ${index + after + 2}`] : [];
    }),
  );
}

/** Undefined is the schema `true`. */
function isWithin(pair: NodePair, outer: SchemaNode | undefined, inner: SchemaNode | undefined): boolean {
  if (outer === undefined || allowsEverything(outer.json)) return true;
  if (inner === undefined) return false;
  const values = valuesOf(inner);
  if (values !== undefined) return values.length > 0 && values.every((value) => takesPlainly(outer, value));
  const [wide, narrow] = [typeOf(outer), typeOf(inner)];
  if (wide !== undefined && narrow !== undefined && wide !== narrow) return false;
  if (narrow !== undefined && saysNothingOf(outer, narrow)) return true;
  const isPlain = endOf(outer) !== undefined && endOf(inner) !== undefined;
  return isPlain && !pair.isStricter(outer, inner);
}

/** Whether a schema without further conditions is for values of this kind. */
function takesPlainly(outer: SchemaNode, value: JsonValue): boolean {
  const listed = valuesOf(outer);
  if (listed !== undefined) return listed.some((other) => isSame(other, value));
  const { json } = outer;
  if (!Object.keys(json).every((keyword) => isAnnotation(keyword) || PLAIN.has(keyword))) return false;
  if (json['$ref'] !== undefined || !takes(typesOf(outer), typeOfValue(value))) return false;
  if (typeof value === 'number')
    return value >= numberOr(json['minimum'], value) && value <= numberOr(json['maximum'], value);
  if (typeof value !== 'string') return true;
  return value.length >= numberOr(json['minLength'], 0) && value.length <= numberOr(json['maxLength'], Infinity);
}

const PLAIN: ReadonlySet<string> = new Set(['type', 'minimum', 'maximum', 'minLength', 'maxLength']);

/** Keywords for values of one type let all others pass. */
function saysNothingOf({ json }: SchemaNode, type: string): boolean {
  return Object.keys(json).every((keyword) => {
    if (isAnnotation(keyword)) return keyword !== '$ref';
    const family = keyword === 'patternProperties' || keyword === 'properties' ? 'object' : modernFamily(keyword);
    return family !== undefined && family !== type;
  });
}

const choice = (...oneOf: readonly object[]) => schemaText({ type: 'object', properties: { code: { oneOf } } });

export const ONE_OF_ROWS: readonly WarningRow[] = [
  {
    rule: 'json-one-of-overlap',
    title: 'Branches of a oneOf overlap',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `${subject(facts)} has a "oneOf" in ${reader} whose branches ${facts['branches'] ?? ''} take the same values, or more of the same than in ${writer}. The registry compares branch by branch, but a value that fits two branches of a "oneOf" is refused.`,
    advise: () => 'Make the branches exclude each other, or use "anyOf".',
    witness: {
      writer: choice({ type: 'string' }, { type: 'integer' }),
      reader: choice({ type: 'string' }, { type: 'integer' }, { type: 'number' }),
      event: '{"code":5}',
      outcome: 'refused',
      seen: '5 is an integer and a number, so two branches take it.',
    },
  },
];
