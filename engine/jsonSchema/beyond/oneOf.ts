import { isJsonArray } from '../../json/jsonText.js';
import type { WarningRow } from '../../warning.js';
import { modernFamily } from '../shape/keywords.js';
import { typeOf } from './branches.js';
import { endOf, isAnnotation, isReference, isSame, member, nameOf } from './node.js';
import type { SchemaNode } from './node.js';
import { allowsEverything } from './stricter.js';
import type { NodePair, NodeRule } from './walk.js';
import { schemaText, subject } from './words.js';

/** Choices with more branches are not searched for overlaps: their number grows with the square. */
const MAX_BRANCHES = 24;

/** A value that fits two branches of a oneOf is refused, so a branch that takes all of another's refuses them. */
export const overlapRule: NodeRule = (pair, report) => {
  const { reader, writer } = pair;
  if (isReference(reader) || isReference(writer) || isSame(reader.json['oneOf'], writer.json['oneOf'])) return;
  const now = overlaps(pair, reader);
  if (now.length === 0 || now.length <= overlaps(pair, writer).length) return;
  report('json-one-of-overlap', pair, 'oneOf', { name: nameOf(reader), branches: now[0] ?? '' });
};

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
  const [wide, narrow] = [typeOf(outer), typeOf(inner)];
  if (wide !== undefined && narrow !== undefined && wide !== narrow) return false;
  if (narrow !== undefined && saysNothingOf(outer, narrow)) return true;
  const isPlain = endOf(outer) !== undefined && endOf(inner) !== undefined;
  return isPlain && !pair.isStricter(outer, inner);
}

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
      `${subject(facts)} has a "oneOf" in ${reader} whose branches ${facts['branches'] ?? ''} take the same values, which they do not in ${writer}. The registry compares branch by branch, but a value that fits two branches of a "oneOf" is refused.`,
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
