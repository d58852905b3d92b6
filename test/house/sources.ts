import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { inRepository } from '../support/repository.js';

/** The folders whose code is shipped. */
export const productFolders = ['engine', 'common', 'server', 'client', 'cli', 'media'] as const;

/** All folders of TypeScript. */
export const allFolders = [...productFolders, 'sandbox', 'test'] as const;

/** One source file, read and parsed (syntax only). */
export interface Source {
  /** From the top of the repository, with slashes: `engine/text/span.ts`. */
  readonly file: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** Every TypeScript file of the folders, sorted by name. */
export function sourcesIn(folders: readonly string[]): readonly Source[] {
  return folders.flatMap((folder) => filesIn(folder, '.ts').map(parseSource));
}

/** Every file below a folder whose name ends so; corpus data is no source. */
export function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(inRepository(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file.split(path.sep).join('/')}`)
    .filter((file) => !file.includes('node_modules/') && !file.startsWith('test/corpus/'))
    .sort();
}

/** A file parsed from a text that is given rather than read, for tests of the rules themselves. */
export function sourceOf(file: string, text: string): Source {
  return { file, text, tree: ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true) };
}

/** What a file imports: the specifier, and whether only types come in (nothing is loaded then). */
export interface Import {
  readonly specifier: string;
  readonly typesOnly: boolean;
  readonly line: number;
}

/** Static, dynamic, re-exporting and type imports of a file. */
export function importsOf({ tree }: Source): readonly Import[] {
  const found: Import[] = [];
  visit(tree, (node) => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) found.push({ specifier, typesOnly: isTypesOnly(node), line: lineOf(tree, node) });
  });
  return found;
}

/** Calls back for a node and everything below it. */
export function visit(node: ts.Node, callback: (node: ts.Node) => void): void {
  callback(node);
  ts.forEachChild(node, (child) => {
    visit(child, callback);
  });
}

/** The line of a node, counted from 1. */
export function lineOf(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

/** Several tests look at the same files: each is parsed once. */
const parsed = new Map<string, Source>();

function parseSource(file: string): Source {
  const source = parsed.get(file) ?? sourceOf(file, readFileSync(inRepository(file), 'utf8'));
  parsed.set(file, source);
  return source;
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return literalText(node.moduleSpecifier);
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? literalText(node.argument.literal) : undefined;
  if (!ts.isCallExpression(node)) return undefined;
  const callee = node.expression;
  const loads = callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
  return loads ? literalText(node.arguments[0]) : undefined;
}

function literalText(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** Under verbatimModuleSyntax only these forms vanish from the output. */
function isTypesOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  return ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}
