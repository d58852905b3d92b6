import { builtIn } from '../resolve/builtIn.js';
import { isScalar } from '../resolve/scalars.js';
import { REPEATED } from '../syntax/nodes.js';
import type { EnumNode, ValueNode } from '../syntax/nodes.js';
import { reportError } from './checker.js';
import type { Checker } from './checker.js';
import { lookup } from './lookup.js';
import { builtInName, fieldOf, messageByName, messageOf } from './options.js';
import type { OptionField } from './options.js';

/** Whether a value fits the field it is given to; lists are for repeated fields inside `{ … }`. */
export function checkValue(checker: Checker, value: ValueNode, target: OptionField, scope: string): void {
  const { field } = target;
  if (value.value === 'list') {
    if (field.label !== REPEATED && field.map === undefined) {
      reportMismatch(checker, value, `"${field.name}" takes one value, not a list.`);
      return;
    }
    for (const item of value.items) checkValue(checker, item, target, scope);
    return;
  }
  if (field.map !== undefined) {
    if (value.value !== 'message') reportMismatch(checker, value, `"${field.name}" takes { key: … value: … }.`);
    return;
  }
  if (isScalar(field.type)) {
    const wrong = scalarMismatch(field.type, value);
    if (wrong !== undefined) reportMismatch(checker, value, `"${field.name}" takes ${wrong}.`);
    return;
  }
  const message = messageOf(checker, target);
  if (message !== undefined) checkMessageValue(checker, value, target, message, scope);
  else checkEnumValue(checker, value, target);
}

/** What a scalar type takes instead of this value; undefined where it fits. */
export function scalarMismatch(type: string, value: ValueNode): string | undefined {
  switch (type) {
    case 'string':
    case 'bytes':
      return value.value === 'string' ? undefined : 'a text in quotation marks';
    case 'bool':
      return value.value === 'identifier' && /^(?:true|false)$/.test(value.text) ? undefined : 'true or false';
    case 'float':
    case 'double':
      return value.value === 'number' || (value.value === 'identifier' && /^(?:inf|nan)$/i.test(value.text))
        ? undefined
        : 'a number';
    default:
      return integerMismatch(type, value);
  }
}

function integerMismatch(type: string, value: ValueNode): string | undefined {
  if (value.value !== 'number' || !value.integer) return 'a whole number';
  const bits = type.endsWith('64') ? 64 : 32;
  const unsigned = type.startsWith('u') || type.startsWith('f');
  const lowest = unsigned ? 0 : -(2 ** (bits - 1));
  const highest = 2 ** (unsigned ? bits : bits - 1);
  const text = `a whole number of ${bits} bits${unsigned ? ' without sign' : ''}`;
  // Numbers of 64 bits are rounded here: the very highest ones pass, which are 1 too high at most.
  if (value.number < lowest || (bits === 32 ? value.number >= highest : value.number > highest)) return text;
  return undefined;
}

function checkMessageValue(
  checker: Checker,
  value: ValueNode,
  { field }: OptionField,
  message: string,
  scope: string,
): void {
  if (value.value !== 'message') {
    reportMismatch(checker, value, `"${field.name}" takes a message in braces.`);
    return;
  }
  const node = messageByName(checker, message);
  for (const entry of value.fields) {
    if (entry.extension) {
      if (!entry.name.includes('/')) checkExtension(checker, entry.name, entry.start, entry.end, scope);
      continue;
    }
    const inner = fieldOf(node, entry.name);
    if (inner === undefined) {
      const text = `${message} has no field "${entry.name}".`;
      const place = { start: entry.start, end: entry.start + entry.name.length };
      reportError(checker, 'protobuf-option-unknown', place, text);
    } else {
      checkValue(checker, entry.field, { field: inner, owner: message }, scope);
    }
  }
}

function checkExtension(checker: Checker, name: string, start: number, end: number, scope: string): void {
  const symbol = lookup(checker, name, scope, ({ kind }) => kind === 'extension');
  if (symbol?.kind === 'extension') return;
  reportError(checker, 'protobuf-option-unknown', { start, end }, `No extension "${name}" is known here.`);
}

function checkEnumValue(checker: Checker, value: ValueNode, { field, owner }: OptionField): void {
  const node = findEnum(checker, field.type, owner);
  if (node === undefined) return;
  const fits = value.value === 'identifier' && node.values.some(({ name }) => name === value.text);
  // Inside { … } a number stands for a value as well.
  if (fits || (value.value === 'number' && value.integer && node.values.some(({ number }) => number === value.number)))
    return;
  const names = node.values.slice(0, 8).map(({ name }) => name);
  reportMismatch(checker, value, `"${field.name}" takes a value of ${node.name}: ${names.join(', ')}.`);
}

/** The enum that a type name means for a field of `owner`. */
export function findEnum(checker: Checker, type: string, owner: string): EnumNode | undefined {
  const symbol = lookup(checker, type, owner, ({ kind }) => kind === 'enum');
  if (symbol?.kind === 'enum') {
    const { file } = symbol.document;
    const localName = file.packageName === '' ? symbol.fullName : symbol.fullName.slice(file.packageName.length + 1);
    const found = symbol.document.types().get(localName)?.type;
    if (found?.node === 'enum') return found;
  }
  const name = builtInName(type, owner, 'enum');
  const found = name === undefined ? undefined : builtIn().types.get(name)?.type;
  return found?.node === 'enum' ? found : undefined;
}

function reportMismatch(checker: Checker, value: ValueNode, message: string): void {
  reportError(checker, 'protobuf-option-value', value, message);
}
