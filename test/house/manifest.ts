import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { inRepository } from '../support/repository.js';
import { sourcesIn, visit } from './sources.js';

/** Any value of JSON, as it is read from package.json. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** `contributes` of package.json. */
export function contributions(): JsonObject {
  const manifest = JSON.parse(readFileSync(inRepository('package.json'), 'utf8')) as JsonObject;
  return objectAt(manifest, 'contributes');
}

export function objectAt(value: JsonObject, key: string): JsonObject {
  const found = value[key];
  return isObject(found) ? found : {};
}

export function listAt(value: JsonObject, key: string): readonly JsonObject[] {
  const found = value[key];
  return Array.isArray(found) ? (found as readonly Json[]).filter(isObject) : [];
}

/** A member that has to be text. */
export function textAt(value: JsonObject, key: string): string {
  const found = value[key];
  if (typeof found !== 'string') throw new Error(`"${key}" is not text in ${JSON.stringify(value).slice(0, 200)}`);
  return found;
}

/** Every text anywhere inside, whatever holds it. */
export function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** The ids of the commands that the client's table registers, in the order of the table. */
export function registeredCommands(): readonly string[] {
  const sources = sourcesIn(['client/commands']);
  const ids = new Map(sources.flatMap(({ tree }) => idsOfConstants(tree)));
  const table = sources.find(({ file }) => file === 'client/commands/index.ts');
  const names = table === undefined ? [] : namesInTable(table.tree);
  return names.map((name) => ids.get(name) ?? `${name} has no id`);
}

/** The names of the settings, without `eventStreams.`, that the code reads. */
export function settingsThatAreRead(): readonly string[] {
  const shared = readFileSync(inRepository('common/settings/parseSettings.ts'), 'utf8');
  const members = [...shared.matchAll(/root\.member\('(\w+)'\)/g)];
  const editor = sourcesIn(['client'])
    .filter(({ text }) => text.includes("getConfiguration('eventStreams'"))
    .flatMap(({ text }) => [...text.matchAll(/\.get(?:<[^>]*>)?\('([\w.]+)'/g)]);
  return [...new Set([...members, ...editor].flatMap(([, name]) => (name === undefined ? [] : [name])))].sort();
}

/** `export const name: CommandContribution = { id: '…' }` of a file, as [name, id]. */
function idsOfConstants(tree: ts.SourceFile): readonly (readonly [name: string, id: string])[] {
  const found: (readonly [string, string])[] = [];
  visit(tree, (node) => {
    if (!ts.isVariableDeclaration(node) || node.initializer === undefined) return;
    const { initializer, name } = node;
    if (!ts.isObjectLiteralExpression(initializer)) return;
    for (const property of initializer.properties) {
      if (!ts.isPropertyAssignment(property) || property.name.getText(tree) !== 'id') continue;
      if (ts.isStringLiteral(property.initializer)) found.push([name.getText(tree), property.initializer.text]);
    }
  });
  return found;
}

function namesInTable(tree: ts.SourceFile): readonly string[] {
  const names: string[] = [];
  visit(tree, (node) => {
    if (!ts.isVariableDeclaration(node) || node.name.getText(tree) !== 'COMMANDS') return;
    const { initializer } = node;
    if (initializer === undefined || !ts.isArrayLiteralExpression(initializer)) return;
    names.push(...initializer.elements.map((element) => element.getText(tree)));
  });
  return names;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
