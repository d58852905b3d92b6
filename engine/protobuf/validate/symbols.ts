import { builtIn } from '../resolve/builtIn.js';
import { qualify } from '../schema.js';
import type { Document, ProtobufSchema } from '../schema.js';
import type { ExtendNode, FieldNode, MessageNode, NamedNode, Node } from '../syntax/nodes.js';

export type SymbolKind =
  'package' | 'message' | 'enum' | 'enum value' | 'field' | 'oneof' | 'extension' | 'service' | 'method';

/** Something with a full name, as protoc counts names: values of an enum stand beside it, a map's entry is a message. */
export interface NamedSymbol extends Node {
  readonly kind: SymbolKind;
  readonly fullName: string;
  readonly document: Document;
  readonly message: MessageNode | undefined;
  readonly field: FieldNode | undefined;
  readonly extend: ExtendNode | undefined;
}

export interface SymbolTable {
  /** Everything that the schema's own file declares; names may occur twice. */
  readonly own: readonly NamedSymbol[];
  /** Everything that is visible from the schema's file, by full name. */
  readonly visible: ReadonlyMap<string, NamedSymbol>;
  /** The files that the schema imports, directly or by public imports, by path. */
  readonly imported: ReadonlyMap<string, Document>;
}

/** The file that an import path means: a reference first, then what is built in. */
export function findDocument(schema: ProtobufSchema, path: string): Document | undefined {
  return schema.references().find(({ name }) => name === path) ?? builtIn().documents.get(path);
}

export function buildSymbols(schema: ProtobufSchema): SymbolTable {
  const own = symbolsOf(schema.document);
  const imported = new Map<string, Document>();
  for (const { path } of schema.file.imports) addVisible(schema, imported, path);
  const visible = new Map<string, NamedSymbol>();
  for (const document of imported.values()) {
    for (const symbol of symbolsOf(document)) visible.set(symbol.fullName, symbol);
  }
  for (const symbol of own) if (!isShadowed(visible.get(symbol.fullName), symbol)) visible.set(symbol.fullName, symbol);
  return { own, visible, imported };
}

/** A package is no obstacle for anything else; the first declaration of the own file counts otherwise. */
function isShadowed(before: NamedSymbol | undefined, symbol: NamedSymbol): boolean {
  if (before === undefined) return false;
  return symbol.kind === 'package' || (before.document === symbol.document && before.kind !== 'package');
}

/** A file and what it imports publicly. */
function addVisible(schema: ProtobufSchema, imported: Map<string, Document>, path: string): void {
  const open = [path];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (imported.has(next)) continue;
    const document = findDocument(schema, next);
    if (document === undefined) continue;
    imported.set(next, document);
    for (const { path: inner, modifier } of document.file.imports) if (modifier === 'public') open.push(inner);
  }
}

function symbolsOf(document: Document): readonly NamedSymbol[] {
  const symbols: NamedSymbol[] = [];
  const { file } = document;
  const parts = file.packageName.split('.');
  const place = file.packages[0] ?? { start: 0, end: 0 };
  for (let i = 1; file.packageName !== '' && i <= parts.length; i++) {
    const fullName = parts.slice(0, i).join('.');
    symbols.push({ kind: 'package', fullName, document, start: place.start, end: place.end, ...NOTHING_MORE });
  }
  const add: Add = (kind, scope, { name, nameStart, nameEnd }, { message, field, extend } = NOTHING_MORE) => {
    // Written out: objects of one shape, without a copy, because a large file has many thousands.
    symbols.push({
      kind,
      fullName: qualify(scope, name),
      document,
      start: nameStart,
      end: nameEnd,
      message,
      field,
      extend,
    });
  };
  addScope(add, file.packageName, file);
  for (const service of file.services) {
    add('service', file.packageName, service);
    const scope = qualify(file.packageName, service.name);
    for (const method of service.methods) add('method', scope, method);
  }
  return symbols;
}

type More = Pick<NamedSymbol, 'message' | 'field' | 'extend'>;

const NOTHING_MORE: More = { message: undefined, field: undefined, extend: undefined };

type Add = (kind: SymbolKind, scope: string, node: NamedNode, more?: More) => void;

function addScope(
  add: Add,
  scope: string,
  { messages, enums, extends: blocks }: Pick<MessageNode, 'messages' | 'enums' | 'extends'>,
): void {
  for (const message of messages) addMessage(add, scope, message);
  for (const node of enums) {
    add('enum', scope, node);
    for (const value of node.values) add('enum value', scope, value);
  }
  for (const extend of blocks) {
    for (const field of extend.fields) addField(add, 'extension', scope, field, extend);
  }
}

function addMessage(add: Add, scope: string, message: MessageNode): void {
  add('message', scope, message, { ...NOTHING_MORE, message });
  const inside = qualify(scope, message.name);
  for (const field of [...message.fields, ...message.groups]) addField(add, 'field', inside, field);
  for (const oneof of message.oneofs) {
    add('oneof', inside, oneof);
    for (const field of [...oneof.fields, ...oneof.groups]) addField(add, 'field', inside, field);
  }
  addScope(add, inside, message);
}

/** A group declares a message, and a field of its name in small letters; a map declares the message of its entries. */
function addField(add: Add, kind: 'field' | 'extension', scope: string, field: FieldNode, extend?: ExtendNode): void {
  const more: More = { message: undefined, field, extend };
  if (field.group !== undefined) {
    addMessage(add, scope, field.group);
    add(kind, scope, { ...field, name: field.name.toLowerCase() }, more);
    return;
  }
  add(kind, scope, field, more);
  if (field.map !== undefined) add('message', scope, { ...field, name: mapEntryName(field.name) });
}

/** `line_items` is kept in messages called `LineItemsEntry`. */
function mapEntryName(name: string): string {
  const camel = name.replace(/(?:^|_+)([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return `${camel.replaceAll('_', '')}Entry`;
}
