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
  /**
   * The registry looks the full name that it found up a second time, as if it had been written without a leading dot:
   * in package `acme.shop` the type `shop.Item` becomes `acme.shop.Item` where both exist.
   */
  findAgain(entry: TypeEntry, scope: Scope): TypeEntry;
}

export function fileScope(document: Document): Scope {
  return { document, localName: '', message: undefined, parent: undefined };
}

export function enterMessage(scope: Scope, message: MessageNode): Scope {
  const localName = scope.localName === '' ? message.name : `${scope.localName}.${message.name}`;
  return { document: scope.document, localName, message, parent: scope };
}

/** The scope of a type's own fields; `localName` is the name that the registry takes for the one without package. */
export function scopeOf(entry: TypeEntry, message: MessageNode, localName = entry.localName): Scope {
  const names = localName.split('.');
  const types = entry.document.types();
  let scope = fileScope(entry.document);
  for (let i = 1; i < names.length; i++) {
    const outer = types.get(names.slice(0, i).join('.'))?.type;
    if (outer?.node === 'message') scope = enterMessage(scope, outer);
  }
  return { document: entry.document, localName, message, parent: scope };
}

export function lookupTypes(schema: ProtobufSchema): TypeLookup {
  let foreign: ReadonlyMap<string, TypeEntry> | undefined;
  const byFullName = (name: string): TypeEntry | undefined => {
    foreign ??= foreignTypes(schema);
    return ownType(schema, name) ?? foreign.get(name) ?? builtIn().types.get(name);
  };
  let mixed: boolean | undefined;
  const find = (name: string, scope: Scope): TypeEntry | undefined => {
    if (name.charCodeAt(0) === 46) return byFullName(name.slice(1));
    mixed ??= sharesPackages(schema);
    const { packageName } = scope.document.file;
    if (mixed)
      return findOutwards(
        name,
        scope.localName === '' ? packageName : qualify(packageName, scope.localName),
        byFullName,
      );
    return findInFile(name, scope) ?? findOutwards(name, packageName, byFullName);
  };
  let inner: ReadonlySet<string> | undefined;
  return {
    schema,
    find,
    findAgain: (entry, scope) => {
      inner ??= innerNames(schema);
      const dot = entry.fullName.indexOf('.');
      const first = dot < 0 ? entry.fullName : entry.fullName.slice(0, dot);
      return inner.has(first) ? (find(entry.fullName, scope) ?? entry) : entry;
    },
  };
}

/** The names that stand inside a package or a message: only those can hide the beginning of a full name. */
function innerNames(schema: ProtobufSchema): ReadonlySet<string> {
  const names = new Set<string>();
  for (const document of [schema.document, ...schema.references()]) {
    const { packageName } = document.file;
    for (const name of packageName.split('.').slice(1)) names.add(name);
    for (const { localName } of document.types().values()) {
      if (packageName === '' && !localName.includes('.')) continue;
      const name = localName.slice(localName.lastIndexOf('.') + 1);
      names.add(name);
    }
  }
  return names;
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

/** From a message or package outwards, over all files. */
function findOutwards(
  name: string,
  from: string,
  byFullName: (name: string) => TypeEntry | undefined,
): TypeEntry | undefined {
  let prefix = from;
  while (prefix !== '') {
    const found = byFullName(`${prefix}.${name}`);
    if (found !== undefined) return found;
    prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf('.')));
  }
  return byFullName(name);
}

/** Whether the names of one file can stand within those of another: then no file can be asked on its own. */
function sharesPackages(schema: ProtobufSchema): boolean {
  const packages = [schema.document, ...schema.references()].map(({ file }) => `${file.packageName}.`).sort();
  return packages.some((name, i) => i > 0 && (packages[0] === '.' || name.startsWith(packages[i - 1] ?? '')));
}

function ownType(schema: ProtobufSchema, name: string): TypeEntry | undefined {
  const packageName = schema.file.packageName;
  if (packageName === '') return schema.document.types().get(name);
  if (!name.startsWith(`${packageName}.`)) return undefined;
  return schema.document.types().get(name.slice(packageName.length + 1));
}

function foreignTypes(schema: ProtobufSchema): ReadonlyMap<string, TypeEntry> {
  const types = new Map<string, TypeEntry>();
  for (const document of inTableOrder(schema.references())) {
    for (const entry of document.types().values())
      types.set(qualify(document.file.packageName, entry.localName), entry);
  }
  return types;
}

/**
 * Where two files declare one type, the one that the registry's hash table of files lists last counts: by the bucket of
 * the file's name, in a table that holds the built-in files as well and is at most three quarters full.
 */
function inTableOrder(documents: readonly Document[]): readonly Document[] {
  if (documents.length < 2) return documents;
  const byName = new Map(documents.map((document) => [document.name ?? '', document]));
  const size = new Set([...byName.keys(), ...builtIn().documents.keys()]).size;
  let buckets = 16;
  while (size > buckets * 0.75) buckets *= 2;
  const bucket = ({ name }: Document): number => {
    const hash = javaHash(name ?? '');
    return (hash ^ (hash >>> 16)) & (buckets - 1);
  };
  return [...byName.values()].sort((a, b) => bucket(a) - bucket(b));
}

/** `String.hashCode` of the Java language: 32 bits of a polynomial in 31 over the UTF-16 units. */
function javaHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}
