import { matches, nodeId } from '../node.js';
import type { ExplorerNode, ExplorerScope } from '../node.js';
import { emptyNode, moreNode } from './message.js';

/**
 * Nodes that are shown of one list. The editor is sent a list as a whole each time the state of its connection changes:
 * ten thousand nodes take seconds, and nobody finds anything among them.
 */
const MAX_SHOWN = 1_000;

export interface ListWords {
  /** Of one, to count: "topic". */
  readonly one: string;
  /** What is said where there are none: "No topics yet". */
  readonly none: string;
}

/** What a folder shows of a list of names: those that the filter lets through, as many as can be looked at. */
export function namedList<T>(
  folderId: string,
  all: readonly T[],
  scope: ExplorerScope,
  words: ListWords,
  ports: { readonly nameOf: (item: T) => string; readonly nodeOf: (item: T) => ExplorerNode },
): readonly ExplorerNode[] {
  const matching = all.filter((item) => matches(ports.nameOf(item), scope.filter()));
  if (matching.length === 0) {
    return [emptyNode(folderId, all.length === 0 ? words.none : `No ${words.one} matches the filter`)];
  }
  const shown = matching.slice(0, MAX_SHOWN).map(ports.nodeOf);
  const left = matching.length - shown.length;
  return left === 0 ? shown : [...shown, moreNode(nodeId(folderId, 'more'), left, words.one)];
}
