import { compareTypes, found, isReadAs } from './compare.js';
import type { Outcome, Walk } from './compare.js';
import type { Found } from './differences.js';
import { isNamed, isPrimitive, resolved } from './model.js';
import type { TypeUse, UnionType } from './model.js';

/** Each branch of the writer must be readable by some branch of the reader. The path ends with the writer's branch. */
export function compareUnionBranches(walk: Walk, reader: UnionType, writer: UnionType): Outcome {
  let group: Found[] | null = null;
  const named = reader.branches.length * writer.branches.length > MANY_PAIRS ? byName(reader) : undefined;
  for (let i = 0; i < writer.branches.length; i++) {
    const branch = writer.branches[i];
    if (branch === undefined) continue;
    if (isRead(walk, reader, branch, named)) continue;
    walk.path.push(i);
    (group ??= []).push(found(walk, 'MISSING_UNION_BRANCH', reader, branch));
    walk.path.pop();
  }
  return group;
}

/**
 * From so many pairs on, branches of another name are not tried. That changes no verdict, because a name is reason enough
 * to refuse a type; below, each pair is tried, because the reference then remembers the first path to what it contains.
 */
const MANY_PAIRS = 10_000;

function isRead(walk: Walk, reader: UnionType, branch: TypeUse, named: BranchesByName | undefined): boolean {
  if (isPrimitive(branch)) return findBranch(walk, reader, branch);
  const type = resolved(branch);
  if (named === undefined || type === undefined || !isNamed(type)) return tryBranch(walk, reader, branch);
  const candidates = [...(named.get(type.simpleName) ?? []), ...(named.get(`alias ${type.fullName}`) ?? [])];
  return candidates.some((candidate) => tryBranch(walk, candidate, branch));
}

type BranchesByName = ReadonlyMap<string, readonly TypeUse[]>;

/** The named branches by simple name and by alias, the two ways in which one can match a writer's type. */
function byName(union: UnionType): BranchesByName {
  const found = new Map<string, TypeUse[]>();
  const note = (name: string, branch: TypeUse) => {
    const others = found.get(name);
    if (others === undefined) found.set(name, [branch]);
    else others.push(branch);
  };
  for (const branch of union.branches) {
    const type = resolved(branch);
    if (type === undefined || !isNamed(type)) continue;
    note(type.simpleName, branch);
    for (const alias of type.aliases) note(`alias ${alias}`, branch);
  }
  return found;
}

/** Whether some branch of the reader reads the writer's type; the first that does ends the search. */
export function findBranch(walk: Walk, reader: UnionType, writer: TypeUse): boolean {
  for (const branch of reader.branches) if (tryBranch(walk, branch, writer)) return true;
  return false;
}

/** Compares two types as if they were roots, only to know whether they fit. */
function tryBranch(walk: Walk, reader: TypeUse, writer: TypeUse): boolean {
  if (isPrimitive(writer) && isPrimitive(reader)) return isReadAs(writer.kind, reader.kind);
  const { base, trying } = walk;
  walk.base = walk.path.length;
  walk.trying = true;
  const outcome = compareTypes(walk, reader, writer);
  walk.base = base;
  walk.trying = trying;
  return outcome === null;
}
