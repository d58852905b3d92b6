import type { Problem, Severity } from '../../problem.js';
import type { TypeLookup } from '../resolve/registryScope.js';
import type { ProtobufSchema } from '../schema.js';
import type { NamedNode, Node } from '../syntax/nodes.js';
import type { SymbolTable } from './symbols.js';

/** What every check gets to work with. */
export interface Checker {
  readonly schema: ProtobufSchema;
  readonly symbols: SymbolTable;
  readonly registry: TypeLookup;
  readonly problems: Problem[];
}

export function reportError(checker: Checker, id: string, place: Node, message: string, refused = false): void {
  add(checker, id, 'error', place, message, refused);
}

export function reportHint(checker: Checker, id: string, place: Node, message: string): void {
  add(checker, id, 'hint', place, message, false);
}

/** Whether something inside the node could not be read: what seems to be missing may be what could not be read. */
export function isBroken(checker: Checker, { start, end }: Node): boolean {
  return checker.schema.document.syntaxProblems.some(({ span }) => span.start >= start && span.end <= end);
}

export function nameOf(node: NamedNode): Node {
  return { start: node.nameStart, end: node.nameEnd };
}

/** Reports every node but the first of each name, and the first as well: either of them may be the wrong one. */
export function reportDuplicates<T>(
  checker: Checker,
  id: string,
  nodes: readonly T[],
  keyOf: (node: T) => string | number,
  placeOf: (node: T) => Node,
  message: (key: string) => string,
): void {
  const first = new Map<string | number, T>();
  const told = new Set<string | number>();
  for (const node of nodes) {
    const key = keyOf(node);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, node);
      continue;
    }
    if (!told.has(key)) reportError(checker, id, placeOf(before), message(String(key)));
    told.add(key);
    reportError(checker, id, placeOf(node), message(String(key)));
  }
}

function add(checker: Checker, id: string, severity: Severity, place: Node, message: string, refused: boolean): void {
  checker.problems.push({ id, severity, span: { start: place.start, end: place.end }, message, refused });
}
