import { qualify } from '../schema.js';
import { enterMessage, fileScope } from '../resolve/registryScope.js';
import type { Scope } from '../resolve/registryScope.js';
import type { FieldNode, MessageNode, Node } from '../syntax/nodes.js';
import { isBroken, nameOf, reportError } from './checker.js';
import type { Checker } from './checker.js';
import { checkField } from './fields.js';
import { checkJsonNames } from './names.js';
import { checkReserved, checkTags } from './tags.js';

/** Every message of the file, from the outside to the inside. */
export function checkMessages(checker: Checker): void {
  const { file, document } = checker.schema;
  for (const message of file.messages) checkMessage(checker, message, fileScope(document), file.packageName, true);
}

/** All fields of a message, whether in a oneof or not, in text order. */
export function allFields(message: MessageNode): readonly FieldNode[] {
  if (message.oneofs.length === 0 && message.groups.length === 0) return message.fields;
  const fields = [...message.fields, ...message.groups];
  for (const oneof of message.oneofs) fields.push(...oneof.fields, ...oneof.groups);
  return fields.sort((a, b) => a.start - b.start);
}

export function checkMessage(
  checker: Checker,
  message: MessageNode,
  outer: Scope,
  outerName: string,
  looked: boolean,
): void {
  const scope = enterMessage(outer, message);
  const fullName = qualify(outerName, message.name);
  const fields = allFields(message);
  checkReserved(checker, message.reserved, message.extensionRanges);
  checkTags(checker, message, fields);
  checkJsonNames(checker, fields);
  const members = new Set(message.oneofs.flatMap((oneof) => [...oneof.fields, ...oneof.groups]));
  const inside = looked && !message.mapEntry;
  for (const field of fields)
    checkField(checker, field, { scope, fullName, member: members.has(field), extension: false, looked: inside });
  checkOneofs(checker, message);
  checkKinds(checker, message);
  for (const inner of message.messages) checkMessage(checker, inner, scope, fullName, inside);
}

function checkOneofs(checker: Checker, message: MessageNode): void {
  for (const oneof of message.oneofs) {
    if (oneof.fields.length + oneof.groups.length > 0 || isBroken(checker, oneof)) continue;
    const text = `The oneof "${oneof.name}" has no member. Add a field, or remove it.`;
    reportError(checker, 'protobuf-empty-oneof', nameOf(oneof), text);
  }
}

function checkKinds(checker: Checker, message: MessageNode): void {
  if (checker.schema.file.syntax === 'proto3') {
    for (const range of message.extensionRanges) {
      const text = 'proto3 has no extension ranges. Use google.protobuf.Any, or proto2.';
      reportError(checker, 'protobuf-proto3-extensions', range, text);
    }
  }
  for (const option of message.options) {
    const part = option.parts[0];
    if (option.parts.length !== 1 || part?.extension !== false) continue;
    if (part.name === 'map_entry') {
      const text = 'map_entry cannot be set by hand. Declare the field as map<…> instead.';
      reportError(checker, 'protobuf-map-entry', option, text);
    } else if (part.name === 'message_set_wire_format') {
      checkMessageSet(checker, message, option);
    }
  }
}

function checkMessageSet(checker: Checker, message: MessageNode, option: Node): void {
  if (checker.schema.file.syntax === 'proto3') {
    reportError(checker, 'protobuf-message-set', option, 'proto3 has no message sets. Remove the option.');
    return;
  }
  if (message.extensionRanges.length === 0) {
    const text = 'A message set needs extension ranges.';
    reportError(checker, 'protobuf-message-set', option, text);
  }
  for (const field of allFields(message)) {
    reportError(checker, 'protobuf-message-set', nameOf(field), 'A message set cannot have fields of its own.');
  }
}
