import { qualify } from '../schema.js';
import type { FieldNode, MessageNode, OptionNode } from '../syntax/nodes.js';
import type { Checker } from './checker.js';
import { checkFieldOptions } from './fieldOptions.js';
import { checkOptionList } from './options.js';
import { allFields } from './messages.js';

/** Every option of the file, wherever one may stand. The registry keeps options without understanding them. */
export function checkOptions(checker: Checker): void {
  const { file } = checker.schema;
  const scope = file.packageName;
  const check = (options: readonly OptionNode[], kind: string, at: string): void => {
    if (options.length > 0) checkOptionList(checker, options, `google.protobuf.${kind}Options`, at);
  };
  const checkFields = (fields: readonly FieldNode[], at: string, extension: boolean): void => {
    for (const field of fields) {
      if (field.options.length > 0) checkFieldOptions(checker, field, at, extension);
      if (field.group !== undefined) checkMessage(field.group, at);
    }
  };
  const checkMessage = (message: MessageNode, outer: string): void => {
    const at = qualify(outer, message.name);
    check(message.options, 'Message', at);
    checkFields(allFields(message), at, false);
    for (const range of message.extensionRanges) check(range.options ?? [], 'ExtensionRange', at);
    for (const oneof of message.oneofs) check(oneof.options, 'Oneof', at);
    checkScope(message, at);
  };
  const checkScope = (
    { messages, enums, extends: blocks }: Pick<MessageNode, 'messages' | 'enums' | 'extends'>,
    at: string,
  ): void => {
    for (const message of messages) checkMessage(message, at);
    for (const node of enums) {
      check(node.options, 'Enum', qualify(at, node.name));
      for (const value of node.values) check(value.options, 'EnumValue', qualify(at, node.name));
    }
    for (const block of blocks) checkFields(block.fields, at, true);
  };
  check(file.options, 'File', scope);
  checkScope(file, scope);
  for (const service of file.services) {
    check(service.options, 'Service', qualify(scope, service.name));
    for (const method of service.methods) check(method.options, 'Method', qualify(scope, service.name));
  }
}
