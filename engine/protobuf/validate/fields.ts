import { isKeyType, isScalar } from '../resolve/scalars.js';
import type { Scope } from '../resolve/registryScope.js';
import { NO_LABEL, OPTIONAL, REQUIRED } from '../syntax/nodes.js';
import type { FieldNode, Syntax, TypeNode } from '../syntax/nodes.js';
import { reportError } from './checker.js';
import type { Checker } from './checker.js';
import { isClosedEnum } from './closedEnums.js';
import { isType, lookup } from './lookup.js';
import { checkMessage } from './messages.js';
import type { NamedSymbol } from './symbols.js';

/** Where a field stands. */
export interface FieldPlace {
  readonly scope: Scope;
  /** The full name of the message (or package) whose names are nearest. */
  readonly fullName: string;
  readonly member: boolean;
  readonly extension: boolean;
  /**
   * Whether the registry looks the types of the field up: it does so only for what it writes out in its normal form,
   * and that has neither extensions nor groups nor messages that stand for the entries of a map.
   */
  readonly looked: boolean;
}

export function checkField(checker: Checker, field: FieldNode, place: FieldPlace): void {
  checkLabel(checker, field, place);
  if (field.group !== undefined || field.type === 'group') {
    checkGroup(checker, field, place);
    return;
  }
  if (field.map !== undefined) {
    checkMap(checker, field.map.key, field.map.value, place);
    return;
  }
  const type: TypeNode = { start: field.typeStart, end: field.typeEnd, name: field.type, map: undefined };
  checkType(checker, type, place, place.looked);
  if (place.looked) checkEntry(checker, type, place);
}

/** The symbol that a type name means, with a problem where it means none. Undefined for scalar types too. */
export function checkType(
  checker: Checker,
  type: TypeNode,
  place: FieldPlace,
  registryLooks: boolean,
): NamedSymbol | undefined {
  if (isScalar(type.name)) return undefined;
  const symbol = lookup(checker, type.name, place.fullName, isType);
  if (symbol !== undefined && isType(symbol)) {
    checkOpenness(checker, type, symbol);
    return symbol;
  }
  const refused = registryLooks && checker.registry.find(type.name, place.scope) === undefined;
  if (symbol !== undefined) {
    const message = `"${type.name}" is a ${symbol.kind}, not a type.`;
    reportError(checker, 'protobuf-not-a-type', type, message, refused);
    return undefined;
  }
  const known = checker.registry.find(type.name, place.scope);
  const message =
    known === undefined
      ? `No type "${type.name}" is known here. Declare it, or import the file that does.`
      : `"${type.name}" is declared in "${known.document.name ?? 'this file'}", but cannot be seen from here. Import that file, or write the full name.`;
  reportError(checker, 'protobuf-unknown-type', type, message, refused);
  return undefined;
}

function checkOpenness(checker: Checker, type: TypeNode, symbol: NamedSymbol): void {
  if (symbol.kind !== 'enum' || checker.schema.file.syntax !== 'proto3' || !isClosedEnum(symbol)) return;
  const message = `proto3 cannot use "${type.name}": that enum knows only the values it lists (proto2).`;
  reportError(checker, 'protobuf-closed-enum', type, message);
}

function checkMap(checker: Checker, key: TypeNode, value: TypeNode, place: FieldPlace): void {
  if (!isKeyType(key.name)) {
    const message = `"${key.name}" cannot be the key of a map. Use string, bool or a whole number.`;
    reportError(checker, 'protobuf-map-key', key, message, place.looked);
  }
  if (value.map !== undefined) {
    if (!isKeyType(value.map.key.name)) checkMap(checker, value.map.key, value.map.value, place);
    const message = 'The values of a map cannot be maps. Put the inner map into a message.';
    reportError(checker, 'protobuf-map-value', value, message);
    return;
  }
  checkType(checker, value, place, false);
}

/** A field whose type is a message with the option `map_entry` is a map, which the registry makes of its fields. */
function checkEntry(checker: Checker, type: TypeNode, place: FieldPlace): void {
  const found = checker.registry.find(type.name, place.scope)?.type;
  if (found?.node !== 'message' || !found.mapEntry) return;
  const key = found.fields.find(({ name }) => name === 'key');
  const value = found.fields.find(({ name }) => name === 'value');
  if (key !== undefined && value !== undefined && isKeyType(key.type)) return;
  const message = `The registry reads "${type.name}" as a map and finds no usable key and value in it. Write map<…, …> instead.`;
  checker.problems.push({
    id: 'protobuf-registry-syntax',
    severity: 'warning',
    span: { start: type.start, end: type.end },
    message,
    refused: true,
  });
}

/** What the registry's parser has against the label of a field. */
export function refusedLabel(
  syntax: Syntax,
  field: FieldNode,
  member: boolean,
): 'map' | 'missing' | 'required' | undefined {
  if (field.map !== undefined) return field.label === NO_LABEL ? undefined : 'map';
  if (syntax === 'proto2' && field.label === NO_LABEL && !member) return 'missing';
  return syntax === 'proto3' && field.label === REQUIRED ? 'required' : undefined;
}

function checkLabel(checker: Checker, field: FieldNode, place: FieldPlace): void {
  const { syntax } = checker.schema.file;
  const label = { start: field.labelStart, end: field.labelEnd };
  const refused = refusedLabel(syntax, field, place.member);
  if (refused === 'map') {
    const message = 'A map has no label: it is repeated by nature. Remove the label.';
    reportError(checker, 'protobuf-map-label', label, message, true);
    return;
  }
  if (refused === 'missing') {
    const message = 'In proto2 every field has a label. Write optional, repeated or required before the type.';
    reportError(checker, 'protobuf-missing-label', { start: field.typeStart, end: field.typeEnd }, message, true);
  } else if (refused === 'required') {
    const message = 'proto3 has no required fields. Remove the label.';
    reportError(checker, 'protobuf-proto3-required', label, message, true);
  } else if (syntax === 'editions' && (field.label === OPTIONAL || field.label === REQUIRED) && !place.member) {
    const feature = field.label === OPTIONAL ? 'EXPLICIT' : 'LEGACY_REQUIRED';
    const message = `Editions have no such label. Use the option features.field_presence = ${feature} instead.`;
    reportError(checker, 'protobuf-edition-label', label, message);
  } else if (place.extension && field.label === REQUIRED) {
    reportError(checker, 'protobuf-extension-required', label, 'An extension cannot be required.');
  }
}

function checkGroup(checker: Checker, field: FieldNode, place: FieldPlace): void {
  const type = { start: field.typeStart, end: field.typeEnd };
  if (field.group === undefined) {
    reportError(checker, 'protobuf-group-body', type, 'A group needs a body in braces.', true);
    return;
  }
  if (checker.schema.file.syntax !== 'proto2') {
    reportError(checker, 'protobuf-group', type, 'Groups exist in proto2 only. Use a message as type instead.');
  }
  if (!/^[A-Z]/.test(field.name)) {
    const message = 'The name of a group starts with a capital letter, because it is the name of a message too.';
    reportError(checker, 'protobuf-group-name', { start: field.nameStart, end: field.nameEnd }, message);
  }
  checkMessage(checker, field.group, place.scope, place.fullName, false);
}
