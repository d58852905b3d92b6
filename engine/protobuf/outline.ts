import type { OutlineNode } from '../schemaFormat.js';
import { labelName } from './compare/fields.js';
import type { ProtobufSchema } from './schema.js';
import type {
  EnumNode,
  ExtendNode,
  FieldNode,
  MessageNode,
  NamedNode,
  OneofNode,
  ServiceNode,
} from './syntax/nodes.js';

/** Messages, enums, extensions and services with what is in them, in text order. */
export function outlineSchema(schema: ProtobufSchema): readonly OutlineNode[] {
  const { messages, enums, extends: blocks, services } = schema.file;
  return inOrder([
    ...messages.map(messageNode),
    ...enums.map(enumNode),
    ...blocks.map(extendNode),
    ...services.map(serviceNode),
  ]);
}

function messageNode(message: MessageNode): OutlineNode {
  const children = [
    ...message.fields.map(fieldNode),
    ...message.groups.map(fieldNode),
    ...message.oneofs.map(oneofNode),
    ...message.messages.map(messageNode),
    ...message.enums.map(enumNode),
    ...message.extends.map(extendNode),
  ];
  return named(message, 'record', 'message', inOrder(children));
}

function fieldNode(field: FieldNode): OutlineNode {
  const label = labelName(field.label);
  const detail = `${label === '' ? '' : `${label} `}${field.type} = ${field.tag}`;
  return named(field, 'field', detail, field.group === undefined ? [] : messageNode(field.group).children);
}

function oneofNode(oneof: OneofNode): OutlineNode {
  return named(oneof, 'union', 'oneof', inOrder([...oneof.fields, ...oneof.groups].map(fieldNode)));
}

function enumNode(node: EnumNode): OutlineNode {
  const values = node.values.map((value) => named(value, 'symbol', `= ${value.number}`, []));
  return named(node, 'enum', 'enum', values);
}

function extendNode(block: ExtendNode): OutlineNode {
  return {
    name: block.type.name,
    detail: 'extend',
    kind: 'record',
    span: { start: block.start, end: block.end },
    nameSpan: { start: block.type.start, end: block.type.end },
    children: block.fields.map(fieldNode),
  };
}

function serviceNode(service: ServiceNode): OutlineNode {
  const methods = service.methods.map((method) => {
    const stream = (on: boolean): string => (on ? 'stream ' : '');
    const detail = `${stream(method.requestStream)}${method.request.name} → ${stream(method.responseStream)}${method.response.name}`;
    return named(method, 'method', detail, []);
  });
  return named(service, 'service', 'service', methods);
}

function named(
  node: NamedNode,
  kind: OutlineNode['kind'],
  detail: string,
  children: readonly OutlineNode[],
): OutlineNode {
  return {
    name: node.name,
    detail,
    kind,
    span: { start: node.start, end: node.end },
    nameSpan: { start: node.nameStart, end: node.nameEnd },
    children,
  };
}

function inOrder(nodes: readonly OutlineNode[]): readonly OutlineNode[] {
  return [...nodes].sort((a, b) => a.span.start - b.span.start);
}
