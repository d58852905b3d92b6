import type { ExplorerNode } from './node.js';

/** Commands hear from other extensions too; only the tree's own nodes have all of this. */
export function isExplorerNode(value: unknown): value is ExplorerNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    'id' in value &&
    typeof value.id === 'string' &&
    'look' in value &&
    typeof value.look === 'function'
  );
}
