import { compareTypes, found } from './compare.js';
import type { Outcome, Walk } from './compare.js';
import type { Found } from './differences.js';
import { isPrimitive } from './model.js';
import type { TypeUse, UnionType } from './model.js';

/** Each branch of the writer must be readable by some branch of the reader. The path ends with the writer's branch. */
export function compareUnionBranches(walk: Walk, reader: UnionType, writer: UnionType): Outcome {
  let group: Found[] | null = null;
  for (let i = 0; i < writer.branches.length; i++) {
    const branch = writer.branches[i];
    if (branch === undefined || tryBranch(walk, reader, branch)) continue;
    walk.path.push(i);
    (group ??= []).push(found(walk, 'MISSING_UNION_BRANCH', reader, branch));
    walk.path.pop();
  }
  return group;
}

/** Whether some branch of the reader reads the writer's type; the first that does ends the search. */
export function findBranch(walk: Walk, reader: UnionType, writer: TypeUse): boolean {
  return reader.branches.some((branch) => tryBranch(walk, branch, writer));
}

/** Compares two types as if they were roots, only to know whether they fit. */
function tryBranch(walk: Walk, reader: TypeUse, writer: TypeUse): boolean {
  if (writer.kind === reader.kind && isPrimitive(writer)) return true;
  const { base, trying } = walk;
  walk.base = walk.path.length;
  walk.trying = true;
  const outcome = compareTypes(walk, reader, writer);
  walk.base = base;
  walk.trying = trying;
  return outcome === null;
}
