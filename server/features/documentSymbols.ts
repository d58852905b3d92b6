import { SymbolKind } from 'vscode-languageserver';
import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from 'vscode-languageserver';
import type { OutlineNode } from '../../engine/schemaFormat.js';
import type { Analysis } from '../analysis/analysis.js';
import type { ServerContext } from '../context.js';
import { rangeIn } from '../ranges.js';
import type { SchemaDocument } from '../schemaDocument.js';

/** The outline; flat for clients that know no other. */
export function documentSymbols(
  { document, target, schema }: Analysis,
  _params: DocumentSymbolParams,
  { abilities }: ServerContext,
): DocumentSymbol[] | SymbolInformation[] {
  const outline = target.format.outline(schema);
  return abilities.hierarchicalSymbols ? outline.map((node) => symbolOf(document, node)) : flatten(document, outline);
}

const KINDS: Readonly<Record<OutlineNode['kind'], SymbolKind>> = {
  schema: SymbolKind.File,
  record: SymbolKind.Class,
  field: SymbolKind.Field,
  enum: SymbolKind.Enum,
  symbol: SymbolKind.EnumMember,
  union: SymbolKind.Struct,
  service: SymbolKind.Interface,
  method: SymbolKind.Method,
};

function symbolOf(document: SchemaDocument, node: OutlineNode): DocumentSymbol {
  return {
    // An empty name is refused by editors, and half-typed schemas have many.
    name: node.name === '' ? '(no name)' : node.name,
    detail: node.detail,
    kind: KINDS[node.kind],
    range: rangeIn(document, node.span),
    selectionRange: rangeIn(document, node.nameSpan),
    children: node.children.map((child) => symbolOf(document, child)),
  };
}

function flatten(document: SchemaDocument, nodes: readonly OutlineNode[], containerName = ''): SymbolInformation[] {
  return nodes.flatMap((node) => [
    {
      name: node.name === '' ? '(no name)' : node.name,
      kind: KINDS[node.kind],
      containerName,
      location: { uri: document.uri, range: rangeIn(document, node.span) },
    },
    ...flatten(document, node.children, node.name),
  ]);
}
