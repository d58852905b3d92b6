import type { Document } from '../schema.js';
import type { FieldNode, MessageNode, Syntax } from '../syntax/nodes.js';
import { refusedLabel } from './fields.js';
import { repeated } from './names.js';

/**
 * Whether the registry's parser takes a file that a schema refers to. It asks of one what it asks of the schema itself,
 * but does not look up what the types of its fields are.
 */
export function isReadable({ file, syntaxProblems }: Document): boolean {
  if (syntaxProblems.some(({ refused }) => refused)) return false;
  if (repeated([...file.messages, ...file.enums]).length + repeated(file.services).length > 0) return false;
  return (
    file.messages.every((message) => isReadableMessage(file.syntax, message)) &&
    file.extends.every(({ fields }) => areReadable(file.syntax, fields, false))
  );
}

function isReadableMessage(syntax: Syntax, message: MessageNode): boolean {
  return (
    areReadable(syntax, message.fields, false) &&
    areReadable(syntax, message.groups, false) &&
    message.oneofs.every(
      ({ fields, groups }) => areReadable(syntax, fields, true) && areReadable(syntax, groups, true),
    ) &&
    message.extends.every(({ fields }) => areReadable(syntax, fields, false)) &&
    message.messages.every((inner) => isReadableMessage(syntax, inner))
  );
}

function areReadable(syntax: Syntax, fields: readonly FieldNode[], member: boolean): boolean {
  return fields.every(
    (field) =>
      refusedLabel(syntax, field, member) === undefined &&
      (field.group === undefined ? field.type !== 'group' : isReadableMessage(syntax, field.group)),
  );
}
