import { enterMessage, fileScope } from '../resolve/registryScope.js';
import type { Scope } from '../resolve/registryScope.js';
import { isScalar } from '../resolve/scalars.js';
import { qualify } from '../schema.js';
import type { ExtendNode, FieldNode, MessageNode } from '../syntax/nodes.js';
import { isBroken, reportError } from './checker.js';
import type { Checker } from './checker.js';
import { checkField } from './fields.js';
import { isType, lookup } from './lookup.js';
import type { NamedSymbol } from './symbols.js';
import { checkTagRange } from './tags.js';

/** Every `extend` of the file; the registry looks at none of them. */
export function checkExtends(checker: Checker): void {
  const { file, document } = checker.schema;
  const used = new Map<string, FieldNode>();
  const visit = (
    blocks: readonly ExtendNode[],
    messages: readonly MessageNode[],
    scope: Scope,
    fullName: string,
  ): void => {
    for (const block of blocks) checkExtend(checker, block, scope, fullName, used);
    for (const message of messages) {
      visit(message.extends, message.messages, enterMessage(scope, message), qualify(fullName, message.name));
    }
  };
  visit(file.extends, file.messages, fileScope(document), file.packageName);
}

function checkExtend(
  checker: Checker,
  block: ExtendNode,
  scope: Scope,
  fullName: string,
  used: Map<string, FieldNode>,
): void {
  const target = findTarget(checker, block, fullName);
  if (block.fields.length === 0 && !isBroken(checker, block)) {
    reportError(checker, 'protobuf-empty-extend', block, 'This block extends nothing. Add a field, or remove it.');
  }
  for (const field of block.fields) {
    checkField(checker, field, { scope, fullName, member: false, extension: true, looked: false });
    if (field.map !== undefined) {
      const place = { start: field.typeStart, end: field.typeEnd };
      reportError(
        checker,
        'protobuf-extension-map',
        place,
        'An extension cannot be a map. Put the map into a message.',
      );
    }
    checkTagRange(checker, field);
    if (target !== undefined) checkTag(checker, field, target, used);
  }
}

function findTarget(checker: Checker, block: ExtendNode, fullName: string): NamedSymbol | undefined {
  const { type } = block;
  if (isScalar(type.name) || type.map !== undefined) {
    reportError(checker, 'protobuf-extend-type', type, `"${type.name}" cannot be extended: it is no message.`);
    return undefined;
  }
  const symbol = lookup(checker, type.name, fullName, isType);
  if (symbol === undefined || symbol.kind !== 'message') {
    const message = symbol === undefined ? 'is not known here. Import the file that declares it' : 'is no message';
    reportError(checker, 'protobuf-extend-type', type, `"${type.name}" ${message}.`);
    return undefined;
  }
  if (checker.schema.file.syntax === 'proto3' && !/^google\.protobuf\.[A-Za-z]+Options$/.test(symbol.fullName)) {
    const message = 'proto3 extends nothing but the options of google/protobuf/descriptor.proto.';
    reportError(checker, 'protobuf-proto3-extend', type, message);
  }
  return symbol;
}

function checkTag(checker: Checker, field: FieldNode, target: NamedSymbol, used: Map<string, FieldNode>): void {
  const place = { start: field.tagStart, end: field.tagEnd };
  const ranges = target.message?.extensionRanges ?? [];
  // The options of the descriptor file can be extended from 1000 on; its ranges are no part of what is built in.
  const open = target.document.builtIn
    ? field.tag >= 1000
    : ranges.some(({ from, to }) => from <= field.tag && field.tag <= to);
  if (!open) {
    const message = `"${target.fullName}" has not set the tag ${field.tag} aside for extensions.`;
    reportError(checker, 'protobuf-extension-tag', place, message);
  }
  const key = `${target.fullName} ${field.tag}`;
  const before = used.get(key);
  if (before !== undefined) {
    const message = `The extension "${before.name}" has the tag ${field.tag} already.`;
    reportError(checker, 'protobuf-duplicate-tag', place, message);
  }
  used.set(key, before ?? field);
}
