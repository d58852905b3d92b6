import type { Node } from 'jsonc-parser';

/** A JSON value with its place in a document, so that what is wrong with it can be shown there. */
export interface JsonInput {
  readonly node: Node;
  readonly text: string;
  /** As users write it: `value.items[0].price`. */
  readonly path: string;
}

export interface FieldProblem {
  readonly path: string;
  /** What is wrong, to follow the path: "must be a whole number". */
  readonly message: string;
  readonly offset: number;
  readonly length: number;
}

/** Everything that is wrong with a document, each at its place. */
export class FieldErrors extends Error {
  override readonly name = 'FieldErrors';
  constructor(readonly problems: readonly FieldProblem[]) {
    const [first] = problems;
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    super(first === undefined ? 'The document is not understood.' : `${first.path} ${first.message}${more}.`);
  }
}

export function problemAt({ node, path }: JsonInput, message: string): FieldProblem {
  return { path, message, offset: node.offset, length: node.length };
}

/** A number exactly as written: large ones lose digits as JavaScript numbers. */
export function numberText({ node, text }: JsonInput): string {
  return text.slice(node.offset, node.offset + node.length);
}

export interface JsonProperty {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: JsonInput;
}

/** The properties of an object in order; a name that is written twice counts with its last value, as in JSON.parse. */
export function propertiesOf(input: JsonInput): readonly JsonProperty[] {
  const found = new Map<string, JsonProperty>();
  for (const property of input.node.children ?? []) {
    const [keyNode, node] = property.children ?? [];
    if (keyNode === undefined || node === undefined) continue;
    const key = String(keyNode.value);
    const path = /^[\w$]+$/.test(key) ? `${input.path}.${key}` : `${input.path}[${JSON.stringify(key)}]`;
    found.set(key, { key, keyNode, value: { node, text: input.text, path } });
  }
  return [...found.values()];
}

export function elementsOf(input: JsonInput): readonly JsonInput[] {
  return (input.node.children ?? []).map((node, index) => ({
    node,
    text: input.text,
    path: `${input.path}[${index}]`,
  }));
}

/** "a number", "an object" … for sentences. */
export function kindOf({ node }: JsonInput): string {
  switch (node.type) {
    case 'array':
    case 'object':
      return `an ${node.type}`;
    case 'null':
      return 'null';
    case 'boolean':
    case 'number':
    case 'string':
    case 'property':
      return `a ${node.type}`;
  }
}

/** Where problems are gathered; a value that has one is replaced by anything, and nothing is sent. */
export type Report = (problem: FieldProblem) => void;

/** Reports a problem and gives the stand-in for the value. */
export function refuse(input: JsonInput, report: Report, message: string): null {
  report(problemAt(input, message));
  return null;
}

/** The value as JSON on one line: without comments and trailing commas, with all digits of its numbers. */
export function jsonOf({ node, text }: Pick<JsonInput, 'node' | 'text'>): string {
  const children = node.children ?? [];
  switch (node.type) {
    case 'object':
    case 'array': {
      const inner = children.map((child) => jsonOf({ node: child, text })).join(',');
      return node.type === 'object' ? `{${inner}}` : `[${inner}]`;
    }
    case 'property':
      return children.map((child) => jsonOf({ node: child, text })).join(':');
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return text.slice(node.offset, node.offset + node.length);
  }
}
