import { enterMessage, fileScope, lookupTypes, scopeOf } from './resolve/registryScope.js';
import type { Scope, TypeLookup } from './resolve/registryScope.js';
import { isScalar } from './resolve/scalars.js';
import { qualify } from './schema.js';
import type { ProtobufSchema } from './schema.js';
import { allFields } from './validate/messages.js';
import { OPTIONAL, REPEATED, REQUIRED } from './syntax/nodes.js';
import type { EnumNode, FieldNode, MessageNode, TypeNode } from './syntax/nodes.js';

/** A message of the schema's own file together with the index path that events carry in the wire format. */
export interface IndexedMessage {
  readonly message: MessageNode;
  readonly fullName: string;
  /** `[0]` is the first message of the file, `[1, 0]` the first message inside the second. */
  readonly index: readonly number[];
  readonly scope: Scope;
}

/** What a field's type is, after names were looked up the way the registry does. */
export type FieldType =
  | { readonly kind: 'scalar'; readonly name: string }
  | { readonly kind: 'enum'; readonly fullName: string; readonly node: EnumNode }
  | { readonly kind: 'message'; readonly fullName: string; readonly message: MessageNode; readonly scope: Scope }
  | { readonly kind: 'map'; readonly key: string; readonly value: FieldType }
  | { readonly kind: 'unknown'; readonly name: string };

export interface ResolvedField {
  readonly field: FieldNode;
  readonly type: FieldType;
  readonly repeated: boolean;
  readonly required: boolean;
  /** Whether an absent value differs from the default one. */
  readonly presence: boolean;
  /** The name of the oneof that it is a member of. */
  readonly oneof: string | undefined;
}

/** Every message with those inside it, in the order of the file: an outer message before its inner ones. */
export function listMessages(schema: ProtobufSchema): readonly IndexedMessage[] {
  const found: IndexedMessage[] = [];
  const visit = (messages: readonly MessageNode[], scope: Scope, prefix: string, path: readonly number[]): void => {
    messages.forEach((message, position) => {
      const index = [...path, position];
      const inner = enterMessage(scope, message);
      const fullName = qualify(prefix, message.name);
      found.push({ message, fullName, index, scope: inner });
      visit(message.messages, inner, fullName, index);
    });
  };
  visit(schema.file.messages, fileScope(schema.document), schema.file.packageName, []);
  return found;
}

/** The message that an index path of the wire format means. An empty path stands for `[0]`. */
export function messageAtIndex(schema: ProtobufSchema, index: readonly number[]): IndexedMessage | undefined {
  let scope = fileScope(schema.document);
  let messages = schema.file.messages;
  let fullName = schema.file.packageName;
  let found: MessageNode | undefined;
  const path = index.length === 0 ? [0] : index;
  for (const position of path) {
    found = messages[position];
    if (found === undefined) return undefined;
    scope = enterMessage(scope, found);
    fullName = qualify(fullName, found.name);
    messages = found.messages;
  }
  return found === undefined ? undefined : { message: found, fullName, index: path, scope };
}

/** The fields of a message, oneof members and groups included, in text order, with their types looked up. */
export function resolveFields(lookup: TypeLookup, message: MessageNode, scope: Scope): readonly ResolvedField[] {
  const oneofs = new Map(
    message.oneofs.flatMap((oneof) => [...oneof.fields, ...oneof.groups].map((field) => [field, oneof.name])),
  );
  const { syntax } = scope.document.file;
  return allFields(message).map((field) => {
    const oneof = oneofs.get(field);
    const type = typeOf(lookup, field, scope);
    const repeated = field.label === REPEATED || type.kind === 'map';
    const explicit =
      field.label === OPTIONAL || field.label === REQUIRED || oneof !== undefined || type.kind === 'message';
    const presence = !repeated && (explicit || syntax !== 'proto3');
    return { field, type, repeated, required: field.label === REQUIRED, presence, oneof };
  });
}

export { lookupTypes };

function typeOf(lookup: TypeLookup, field: FieldNode, scope: Scope): FieldType {
  if (field.group !== undefined) {
    const fullName = qualify(scope.document.file.packageName, `${scope.localName}.${field.name}`);
    return { kind: 'message', fullName, message: field.group, scope: enterMessage(scope, field.group) };
  }
  if (field.map !== undefined) return mapType(lookup, field.map.key, field.map.value, scope);
  return namedType(lookup, field.type, scope);
}

function mapType(lookup: TypeLookup, key: TypeNode, value: TypeNode, scope: Scope): FieldType {
  return { kind: 'map', key: key.name, value: namedType(lookup, value.name, scope) };
}

/** No message is that many maps within one another. */
const MAX_MAPS = 100;

function namedType(lookup: TypeLookup, name: string, scope: Scope, depth = 0): FieldType {
  if (isScalar(name)) return { kind: 'scalar', name };
  const entry = lookup.find(name, scope);
  if (entry === undefined) return { kind: 'unknown', name };
  const { type, fullName } = entry;
  if (type.node === 'enum') return { kind: 'enum', fullName, node: type };
  const [key, value] = ['key', 'value'].map((part) => type.fields.find((field) => field.name === part));
  if (type.mapEntry && key !== undefined && value !== undefined) {
    // An entry that is its own value has no end; the type is then taken as it is written.
    if (depth > MAX_MAPS) return { kind: 'unknown', name };
    return { kind: 'map', key: key.type, value: namedType(lookup, value.type, scopeOf(entry, type), depth + 1) };
  }
  return { kind: 'message', fullName, message: type, scope: scopeOf(entry, type) };
}
