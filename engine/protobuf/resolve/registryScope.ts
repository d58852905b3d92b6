import { qualify } from '../schema.js';
import type { Document, ProtobufSchema, TypeEntry } from '../schema.js';
import type { MessageNode } from '../syntax/nodes.js';
import { builtIn } from './builtIn.js';

/** The place that a type name is looked up from: a message of a file, within its enclosing messages. */
export interface Scope {
  readonly document: Document;
  readonly localName: string;
  readonly message: MessageNode | undefined;
  readonly parent: Scope | undefined;
}

/** How the registry finds the type of a field: by full name, over all files it has, whether they are imported or not. */
export interface TypeLookup {
  readonly schema: ProtobufSchema;
  find(name: string, scope: Scope): TypeEntry | undefined;
}

export function fileScope(document: Document): Scope {
  return { document, localName: '', message: undefined, parent: undefined };
}

export function enterMessage(scope: Scope, message: MessageNode): Scope {
  const localName = scope.localName === '' ? message.name : `${scope.localName}.${message.name}`;
  return { document: scope.document, localName, message, parent: scope };
}

/** The scope of a type's own fields. */
export function scopeOf(entry: TypeEntry, message: MessageNode): Scope {
  const names = entry.localName.split('.');
  const types = entry.document.types();
  let scope = fileScope(entry.document);
  for (let i = 1; i < names.length; i++) {
    const outer = types.get(names.slice(0, i).join('.'))?.type;
    if (outer?.node === 'message') scope = enterMessage(scope, outer);
  }
  return enterMessage(scope, message);
}

export function lookupTypes(schema: ProtobufSchema): TypeLookup {
  let foreign: ReadonlyMap<string, TypeEntry> | undefined;
  const byFullName = (name: string): TypeEntry | undefined => {
    foreign ??= foreignTypes(schema);
    return ownType(schema, name) ?? foreign.get(name) ?? builtIn().types.get(name);
  };
  return {
    schema,
    find: (name, scope) =>
      name.charCodeAt(0) === 46
        ? byFullName(name.slice(1))
        : (findInFile(name, scope) ?? findOutside(name, scope, byFullName)),
  };
}

/** From the innermost message outwards, then the file. A message without types inside need not be asked. */
function findInFile(name: string, scope: Scope): TypeEntry | undefined {
  const types = scope.document.types();
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    if (at.message === undefined) return types.get(name);
    if (at.message.messages.length === 0 && at.message.enums.length === 0) continue;
    const found = types.get(`${at.localName}.${name}`);
    if (found !== undefined) return found;
  }
  return types.get(name);
}

/** From the package outwards, over all files. */
function findOutside(
  name: string,
  scope: Scope,
  byFullName: (name: string) => TypeEntry | undefined,
): TypeEntry | undefined {
  let prefix = scope.document.file.packageName;
  while (prefix !== '') {
    const found = byFullName(`${prefix}.${name}`);
    if (found !== undefined) return found;
    prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf('.')));
  }
  return byFullName(name);
}

function ownType(schema: ProtobufSchema, name: string): TypeEntry | undefined {
  const packageName = schema.file.packageName;
  if (packageName === '') return schema.document.types().get(name);
  if (!name.startsWith(`${packageName}.`)) return undefined;
  return schema.document.types().get(name.slice(packageName.length + 1));
}

function foreignTypes(schema: ProtobufSchema): ReadonlyMap<string, TypeEntry> {
  const types = new Map<string, TypeEntry>();
  for (const document of schema.references()) {
    for (const entry of document.types().values())
      types.set(qualify(document.file.packageName, entry.localName), entry);
  }
  return types;
}
