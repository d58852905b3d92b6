import type { FieldNode, NamedNode } from '../syntax/nodes.js';
import { nameOf, reportDuplicates, reportError } from './checker.js';
import type { Checker } from './checker.js';
import type { NamedSymbol } from './symbols.js';

/** Names that are declared twice in one scope. The registry refuses only types and services of the top level. */
export function checkNames(checker: Checker): void {
  const declared = checker.symbols.own.filter(({ kind }) => kind !== 'package');
  const message = (name: string): string =>
    `"${name}" is declared more than once. Give one of the declarations another name.`;
  reportDuplicates(
    checker,
    'protobuf-duplicate-name',
    declared,
    ({ fullName }) => fullName,
    (symbol) => symbol,
    message,
  );
  reportCollisions(checker, declared);
  refuseTwice(checker, [...checker.schema.file.messages, ...checker.schema.file.enums]);
  refuseTwice(checker, checker.schema.file.services);
}

/** Names that an imported file or a package has taken. */
function reportCollisions(checker: Checker, declared: readonly NamedSymbol[]): void {
  for (const symbol of declared) {
    const other = checker.symbols.visible.get(symbol.fullName);
    if (other === undefined || other.document === symbol.document || other.kind === 'package') continue;
    const message = `"${symbol.fullName}" is declared already in "${other.document.name ?? ''}".`;
    reportError(checker, 'protobuf-duplicate-name', symbol, message);
  }
}

function refuseTwice(checker: Checker, nodes: readonly NamedNode[]): void {
  for (const node of repeated(nodes)) {
    const message = `The registry does not accept a second "${node.name}" at the top level.`;
    reportError(checker, 'protobuf-duplicate-declaration', nameOf(node), message, true);
  }
}

/** The nodes whose name another one has before them. */
export function repeated<T extends NamedNode>(nodes: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return nodes.filter(({ name }) => seen.size === seen.add(name).size);
}

/** Two fields that are the same in JSON: an error, except in proto2 where nobody wrote the names. */
export function checkJsonNames(checker: Checker, fields: readonly FieldNode[]): void {
  const lenient = checker.schema.file.syntax === 'proto2';
  const seen = new Map<string, boolean>();
  for (const field of fields) {
    const written = writtenJsonName(field);
    const name = written ?? jsonName(field.name);
    const before = seen.get(name);
    if (before !== undefined && (!lenient || (before && written !== undefined))) {
      const message = `Another field of the message is called "${name}" in JSON. Rename the field, or give it a json_name.`;
      reportError(checker, 'protobuf-json-name', nameOf(field), message);
    }
    seen.set(name, (before ?? true) && written !== undefined);
  }
}

/** `foo_bar` is `fooBar` in JSON. */
export function jsonName(name: string): string {
  return name.replace(/_+([a-zA-Z0-9])?/g, (_, letter: string | undefined) => (letter ?? '').toUpperCase());
}

export function writtenJsonName(field: FieldNode): string | undefined {
  for (const { parts, value } of field.options) {
    if (parts.length === 1 && parts[0]?.name === 'json_name' && value.value === 'string') return value.text;
  }
  return undefined;
}
