import { NO_LABEL, OPTIONAL, REPEATED, REQUIRED } from '../syntax/nodes.js';
import type { EnumNode, EnumValueNode, FieldNode, FileNode, ImportNode, Label, MessageNode } from '../syntax/nodes.js';
import type {
  NamedNode,
  OneofNode,
  OptionNode,
  RangeNode,
  ReservedNode,
  ServiceNode,
  TypeNode,
} from '../syntax/nodes.js';
import { decodeBase64 } from './base64.js';
import { WireMessage } from './wire.js';

/** Whether a text can be a descriptor in base64 at all; one that begins with two slashes is a comment instead. */
export function looksLikeDescriptor(text: string): boolean {
  return /^(?!\/\/)[A-Za-z0-9+/]+={0,2}$/.test(text);
}

/**
 * Reads a FileDescriptorProto (google/protobuf/descriptor.proto) in base64: the form in which programs register
 * schemas. Nothing in it has a place of its own, so every node covers the whole text. As in the registry, a member of a
 * oneof made for proto3's `optional` is a plain field, a group is a field of its message type, and options are left out
 * but for those that change the meaning. Answers undefined where the text is no descriptor.
 */
export function readDescriptor(text: string): FileNode | undefined {
  if (!looksLikeDescriptor(text)) return undefined;
  const bytes = decodeBase64(text);
  const file = bytes === undefined ? undefined : WireMessage.read(bytes);
  if (file === undefined) return undefined;
  try {
    return toFile(file, text.length);
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

class Malformed extends Error {}

/** What the registry's runtime reads at most of messages within one another. */
const MAX_DEPTH = 100;

interface Context {
  readonly place: { readonly start: 0; readonly end: number };
  readonly proto3: boolean;
}

function toFile(file: WireMessage, length: number): FileNode {
  const place = { start: 0, end: length } as const;
  const syntax = file.text(12) ?? '';
  const context: Context = { place, proto3: syntax === 'proto3' };
  const packageName = file.text(2) ?? '';
  return {
    syntax: context.proto3 ? 'proto3' : 'proto2',
    edition: '',
    syntaxNode: place,
    packageName,
    packages: packageName === '' ? [] : [named(context, packageName)],
    imports: toImports(file, place),
    messages: inside(file, 4).map((message) => toMessage(context, message, 0)),
    enums: inside(file, 5).map((node) => toEnum(context, node)),
    services: inside(file, 6).map((service) => toService(context, service)),
    extends: [],
    options: [],
    length,
  };
}

function toImports(file: WireMessage, place: Context['place']): readonly ImportNode[] {
  const shared = new Set(file.allNumbers(10));
  return file.texts(3).map((path, i) => ({
    ...place,
    path,
    pathStart: place.start,
    pathEnd: place.end,
    modifier: shared.has(i) ? 'public' : '',
  }));
}

function toMessage(context: Context, message: WireMessage, depth: number): MessageNode {
  if (depth > MAX_DEPTH) throw new Malformed();
  const oneofs = inside(message, 8).map((oneof) => ({ name: nameOf(oneof), fields: [] as FieldNode[] }));
  const fields: FieldNode[] = [];
  for (const field of inside(message, 2)) {
    const index = field.number(17) === 1 ? undefined : field.number(9);
    if (index === undefined) fields.push(toField(context, field, false));
    else {
      const oneof = oneofs[index];
      if (oneof === undefined) throw new Malformed();
      oneof.fields.push(toField(context, field, true));
    }
  }
  return {
    node: 'message',
    ...named(context, nameOf(message)),
    ...bodyOf(context),
    fields,
    groups: [],
    oneofs: oneofs.filter((oneof) => oneof.fields.length > 0).map((oneof) => toOneof(context, oneof)),
    messages: inside(message, 3).map((inner) => toMessage(context, inner, depth + 1)),
    enums: inside(message, 4).map((node) => toEnum(context, node)),
    extends: [],
    reserved: toReserved(context, inside(message, 9), 1),
    extensionRanges: inside(message, 5).map((range) => toRange(context, range, 1)),
    options: [],
    mapEntry: inside(message, 7).some((options) => options.number(7) === 1),
  };
}

function toOneof(context: Context, { name, fields }: { name: string; fields: readonly FieldNode[] }): OneofNode {
  return { node: 'oneof', ...named(context, name), ...bodyOf(context), fields, groups: [], options: [] };
}

const TYPES: readonly string[] = [
  ...[
    'double',
    'float',
    'int64',
    'uint64',
    'int32',
    'fixed64',
    'fixed32',
    'bool',
    'string',
    'group',
    'message',
    'bytes',
  ],
  ...['uint32', 'enum', 'sfixed32', 'sfixed64', 'sint32', 'sint64'],
];

function toField(context: Context, field: WireMessage, member: boolean): FieldNode {
  const tag = field.number(3) ?? 0;
  const { start, end } = context.place;
  return {
    node: 'field',
    ...named(context, nameOf(field)),
    label: member ? NO_LABEL : labelOf(context, field),
    labelStart: start,
    labelEnd: end,
    type: field.text(6) ?? TYPES[(field.number(5) ?? 1) - 1] ?? 'double',
    typeStart: start,
    typeEnd: end,
    map: undefined,
    tag,
    registryTag: tag,
    tagStart: start,
    tagEnd: end,
    options: [],
    group: undefined,
  };
}

function labelOf({ proto3 }: Context, field: WireMessage): Label {
  const label = field.number(4) ?? 1;
  if (field.number(17) === 1) return OPTIONAL;
  if (label === 3) return REPEATED;
  if (proto3) return NO_LABEL;
  return label === 2 ? REQUIRED : OPTIONAL;
}

function toEnum(context: Context, node: WireMessage): EnumNode {
  const allowed = inside(node, 3).some((options) => options.number(2) === 1);
  return {
    node: 'enum',
    ...named(context, nameOf(node)),
    ...bodyOf(context),
    values: inside(node, 2).map((value) => toValue(context, value)),
    reserved: toReserved(context, inside(node, 4), 0),
    options: allowed ? [allowAlias(context)] : [],
  };
}

function toValue(context: Context, value: WireMessage): EnumValueNode {
  const number = value.number(2) ?? 0;
  const { start, end } = context.place;
  return {
    ...named(context, nameOf(value)),
    number,
    registryNumber: number,
    numberStart: start,
    numberEnd: end,
    options: [],
  };
}

function allowAlias({ place }: Context): OptionNode {
  const value = { ...place, value: 'identifier', text: 'true', negative: false } as const;
  return { ...place, parts: [{ ...place, name: 'allow_alias', extension: false }], value };
}

/** Reserved names are left out: how they are quoted is a matter of the language. */
function toReserved(context: Context, ranges: readonly WireMessage[], behind: number): readonly ReservedNode[] {
  if (ranges.length === 0) return [];
  return [{ ...context.place, ranges: ranges.map((range) => toRange(context, range, behind)), names: [] }];
}

/** The end of a message's range lies `behind` its last number, that of an enum's is the last number. */
function toRange({ place }: Context, range: WireMessage, behind: number): RangeNode {
  return { ...place, from: range.number(1) ?? 0, to: (range.number(2) ?? 0) - behind };
}

function toService(context: Context, service: WireMessage): ServiceNode {
  const type = (name = ''): TypeNode => ({ ...context.place, name, map: undefined });
  return {
    ...named(context, nameOf(service)),
    methods: inside(service, 2).map((method) => ({
      ...named(context, nameOf(method)),
      request: type(method.text(2)),
      response: type(method.text(3)),
      requestStream: method.number(5) === 1,
      responseStream: method.number(6) === 1,
      options: [],
    })),
    options: [],
  };
}

function named({ place: { start, end } }: Context, name: string): NamedNode {
  return { start, end, name, nameStart: start, nameEnd: end };
}

function bodyOf({ place }: Context): { readonly bodyStart: number; readonly bodyEnd: number } {
  return { bodyStart: place.start, bodyEnd: place.end };
}

function nameOf(message: WireMessage): string {
  return message.text(1) ?? '';
}

function inside(message: WireMessage, field: number): readonly WireMessage[] {
  const messages = message.messages(field);
  if (messages === undefined) throw new Malformed();
  return messages;
}
