import type { FixContext } from '../../schemaFormat.js';
import type { ProtobufSchema } from '../schema.js';
import type { FieldNode, FileNode, MessageNode, OneofNode } from '../syntax/nodes.js';
import { allFields } from '../validate/messages.js';

/** What a difference's path means in one of the schemas. */
export interface Target {
  /** The innermost message that the path names; undefined for the file itself. */
  readonly message: MessageNode | undefined;
  /** The parts of the path behind it: a oneof or enum, a tag or number. */
  readonly rest: readonly string[];
}

export function findTarget({ difference }: FixContext<ProtobufSchema>, file: FileNode): Target {
  const parts = difference.path.split('/').slice(1);
  let messages = file.messages;
  let message: MessageNode | undefined;
  let i = 0;
  for (; i < parts.length; i++) {
    const next: MessageNode | undefined = messages.findLast(({ name }) => name === parts[i]);
    if (next === undefined) break;
    message = next;
    messages = next.messages;
  }
  return { message, rest: parts.slice(i) };
}

/** The field with the tag that the path ends with. */
export function findField(context: FixContext<ProtobufSchema>, file: FileNode): FieldNode | undefined {
  const { message, rest } = findTarget(context, file);
  const tag = Number(rest[rest.length - 1]);
  return message === undefined ? undefined : fieldByTag(message, tag);
}

export function fieldByTag(message: MessageNode, tag: number): FieldNode | undefined {
  return allFields(message).findLast((field) => field.registryTag === tag && field.group === undefined);
}

export function oneofByName(message: MessageNode, name: string): OneofNode | undefined {
  return message.oneofs.find((oneof) => oneof.name === name);
}
