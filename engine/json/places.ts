import type { Node } from 'jsonc-parser';
import type { Span } from '../text/span.js';
import type { JsonValue } from './jsonText.js';

/** An object or array of a JSON value that `JSON.parse` made: its identity is its address. */
export type JsonContainer = object;

/** Where the parts of one JSON value stand in its text. Every answer is a span inside the text. */
export interface JsonPlaces {
  readonly root: Span;
  /** The span of an object or array, brackets included; the root's for one that is not of this text. */
  span(container: JsonContainer): Span;
  /** The span of the value under `key` (a property name or an index); of the container where there is none. */
  valueSpan(container: JsonContainer, key: string | number): Span;
  /** The span of the property name with its quotes; of the container where there is none. */
  keySpan(container: JsonContainer, key: string): Span;
  /** Name, colon and value of a property, or one array element; of the container where there is none. */
  memberSpan(container: JsonContainer, key: string | number): Span;
  /** The text of the value as it was written, which keeps `1.0` apart from `1`. */
  rawText(container: JsonContainer, key: string | number): string | undefined;
  /** Property names that the same object has again later in the text, so that their values are lost. */
  duplicateKeys(): readonly Span[];
}

/**
 * Pairs a value with the tolerant parser's tree of the same text. Both have the same shape: the last of equal property
 * names wins. For broken texts; `locateCleanValues` does it for all others in a fraction of the time.
 */
export function locateValues(text: string, value: JsonValue | undefined, tree: Node | undefined): JsonPlaces {
  const nodes = new Map<JsonContainer, Node>();
  const repeated: Node[] = [];
  if (tree !== undefined && value !== undefined) pair(value, tree, nodes, repeated);
  // A node that the text leaves open can end behind the text.
  const spanOfNode = (node: Node): Span => ({
    start: Math.min(node.offset, text.length),
    end: Math.min(node.offset + node.length, text.length),
  });
  const spanOr = (node: Node | undefined, otherwise: () => Span): Span =>
    node === undefined ? otherwise() : spanOfNode(node);
  const root = tree === undefined ? { start: 0, end: text.length } : spanOfNode(tree);
  const span = (container: JsonContainer): Span => {
    const node = nodes.get(container);
    return node === undefined ? root : spanOfNode(node);
  };
  const childOf = lookup();
  const valueNode = (container: JsonContainer, key: string | number) => childOf(nodes.get(container), key, 1);
  return {
    root,
    span,
    valueSpan: (container, key) => spanOr(valueNode(container, key), () => span(container)),
    keySpan: (container, key) => spanOr(childOf(nodes.get(container), key, 0), () => span(container)),
    memberSpan: (container, key) => {
      const node = valueNode(container, key);
      return spanOr(node?.parent?.type === 'property' ? node.parent : node, () => span(container));
    },
    rawText: (container, key) => {
      const node = valueNode(container, key);
      return node === undefined ? undefined : text.slice(node.offset, node.offset + node.length);
    },
    duplicateKeys: () => repeated.map(spanOfNode),
  };
}

function pair(value: JsonValue, node: Node, nodes: Map<JsonContainer, Node>, repeated: Node[]): void {
  if (typeof value !== 'object' || value === null) return;
  nodes.set(value, node);
  const children = node.children ?? [];
  if (node.type === 'array') {
    const elements = value as readonly JsonValue[];
    children.forEach((child, index) => {
      const element = elements[index];
      if (element !== undefined) pair(element, child, nodes, repeated);
    });
    return;
  }
  const seen = new Set<string>();
  const members = value as Readonly<Record<string, JsonValue>>;
  for (let i = children.length - 1; i >= 0; i--) {
    const [keyNode, child] = children[i]?.children ?? [];
    if (keyNode === undefined) continue;
    const key = String(keyNode.value);
    if (seen.has(key)) {
      repeated.push(keyNode);
      continue;
    }
    seen.add(key);
    const member = members[key];
    if (child !== undefined && member !== undefined) pair(member, child, nodes, repeated);
  }
}

/** Finds the property of a name, the last where several have it; an array element has only a value. */
type Lookup = (node: Node | undefined, key: string | number, part: 0 | 1) => Node | undefined;

/** Up to here, looking at each of the names costs less than a map of them. */
const FEW = 12;

/** `part` 0 is the property's name, 1 its value. */
function lookup(): Lookup {
  const indexes = new Map<Node, ReadonlyMap<unknown, Node>>();
  return (node, key, part) => {
    const children = node?.children;
    if (node === undefined || children === undefined) return undefined;
    if (node.type === 'array') return typeof key === 'number' && part === 1 ? children[key] : undefined;
    const name = String(key);
    if (children.length <= FEW) return children.findLast((child) => nameOf(child) === name)?.children?.[part];
    const index = indexes.get(node) ?? new Map(children.map((child) => [nameOf(child), child]));
    indexes.set(node, index);
    return index.get(name)?.children?.[part];
  };
}

function nameOf(property: Node): unknown {
  return property.children?.[0]?.value as unknown;
}
