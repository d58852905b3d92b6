import { isJsonArray } from '../../json/jsonText.js';
import { endOf, member } from './node.js';
import type { SchemaNode } from './node.js';

/**
 * The branches of anyOf and oneOf that meet for certain: values of the writer's branch have a type that only one branch
 * of the reader takes. A schema that is no choice counts as its only branch.
 */
export function branchPairs(
  reader: SchemaNode,
  writer: SchemaNode,
): readonly (readonly [reader: SchemaNode, writer: SchemaNode])[] {
  const [ours, theirs] = [branchesOf(reader), branchesOf(writer)];
  if (ours === undefined) return [];
  const byType = new Map<string, SchemaNode | undefined>();
  for (const branch of ours) {
    const type = typeOf(branch);
    // What may be of any type takes values from all others.
    if (type === undefined) return [];
    byType.set(type, byType.has(type) ? undefined : branch);
  }
  return (theirs ?? [writer]).flatMap((branch) => {
    const match = byType.get(typeOf(branch) ?? '');
    return match === undefined ? [] : [[match, branch] as const];
  });
}

/**
 * More pairs that meet: a value of the writer's branch can pass only one branch of the reader where all others are for
 * values of other types. What that one is for it need not say.
 */
export function onlyPairs(
  reader: SchemaNode,
  writer: SchemaNode,
): readonly (readonly [reader: SchemaNode, writer: SchemaNode])[] {
  const ours = branchesOf(reader);
  if (ours === undefined) return [];
  const types = ours.map(typeOf);
  return (branchesOf(writer) ?? [writer]).flatMap((branch) => {
    const type = typeOf(branch);
    const open = ours.filter((_, index) => types[index] === undefined || types[index] === type);
    return type === undefined || open.length !== 1 || open[0] === undefined ? [] : [[open[0], branch] as const];
  });
}

/** The branches of a choice whose members are all objects; undefined where there is no choice, or a `true` in it. */
export function branchesOf(node: SchemaNode): readonly SchemaNode[] | undefined {
  const list = node.json['oneOf'] ?? node.json['anyOf'];
  if (!isJsonArray(list)) return undefined;
  const branches = list.map((_, index) => member(node, list, index));
  return branches.every((branch) => branch !== undefined) ? branches : undefined;
}

/** The one type that a schema is for: integers are numbers. */
export function typeOf(node: SchemaNode): string | undefined {
  const type = endOf(node)?.json['type'];
  if (typeof type !== 'string') return undefined;
  return type === 'integer' ? 'number' : type;
}
