import type { EnumNode, EnumValueNode, ExtendNode, FieldNode, FileNode, MessageNode } from '../syntax/nodes.js';
import { allFields } from '../validate/messages.js';

/** What is declared at a place of a file, and the message around it. */
export interface Declared {
  readonly message?: MessageNode;
  readonly field?: FieldNode;
  readonly enum?: EnumNode;
  readonly value?: EnumValueNode;
}

/** The innermost declaration that starts at an offset, or whose name or type does; where warnings point. */
export function declaredAt(file: FileNode, offset: number): Declared | undefined {
  return inside(file, undefined, offset);
}

type Body = Pick<MessageNode, 'messages' | 'enums' | 'extends'>;

function inside(body: Body, message: MessageNode | undefined, offset: number): Declared | undefined {
  const around = message === undefined ? {} : { message };
  const extensions = body.extends.flatMap((block: ExtendNode) => block.fields);
  for (const field of [...(message === undefined ? [] : allFields(message)), ...extensions]) {
    if (field.start === offset || field.nameStart === offset || field.typeStart === offset) return { ...around, field };
    const grouped = field.group?.fields.find((inner) => inner.typeStart === offset || inner.nameStart === offset);
    if (grouped !== undefined) return { ...around, field: grouped };
  }
  for (const node of body.enums) {
    if (node.nameStart === offset) return { ...around, enum: node };
    const value = node.values.find(({ nameStart }) => nameStart === offset);
    if (value !== undefined) return { ...around, enum: node, value };
  }
  for (const inner of body.messages) {
    if (inner.nameStart === offset) return { message: inner };
    if (inner.start <= offset && offset < inner.end) return inside(inner, inner, offset) ?? { message: inner };
  }
  return undefined;
}
