import type { DefinitionParams, Location } from 'vscode-languageserver';
import type { OutlineNode } from '../../engine/schemaFormat.js';
import type { Analysis } from '../analysis/analysis.js';
import { offsetIn, rangeIn } from '../ranges.js';

/** From the use of a type's name to where the same document defines it. */
export function definition(analysis: Analysis, params: DefinitionParams): Location[] {
  const { document, target, schema } = analysis;
  const name = nameAt(document.text, offsetIn(document, params.position));
  if (name === '') return [];
  const simple = name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
  const types = typesIn(target.format.outline(schema));
  const exact = types.filter((node) => node.name === name);
  const found = exact.length > 0 ? exact : types.filter((node) => lastPart(node.name) === simple);
  return found.map((node) => ({ uri: document.uri, range: rangeIn(document, node.nameSpan) }));
}

function typesIn(nodes: readonly OutlineNode[]): readonly OutlineNode[] {
  return nodes.flatMap((node) => [
    ...(node.kind === 'record' || node.kind === 'enum' || node.kind === 'union' || node.kind === 'schema'
      ? [node]
      : []),
    ...typesIn(node.children),
  ]);
}

function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
}

/** The letters, digits, dots and slashes around an offset: a type's name, or the pointer of a `$ref`. */
function nameAt(text: string, offset: number): string {
  const isPart = (index: number) => /[\p{L}\p{N}_$./]/u.test(text.charAt(index));
  let start = offset;
  let end = offset;
  while (start > 0 && isPart(start - 1)) start--;
  while (end < text.length && isPart(end)) end++;
  return text.slice(start, end).replace(/^[./]+|[./]+$/g, '');
}
