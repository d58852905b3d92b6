import { builtIn } from '../resolve/builtIn.js';
import type { FieldNode, MessageNode, OptionNamePart, OptionNode } from '../syntax/nodes.js';
import { REPEATED } from '../syntax/nodes.js';
import { reportError } from './checker.js';
import type { Checker } from './checker.js';
import { lookup } from './lookup.js';
import { checkValue } from './optionValues.js';

/** A field together with the full name of the message that it belongs to, from where its type is looked up. */
export interface OptionField {
  readonly field: FieldNode;
  readonly owner: string;
}

/** Options that belong together: each must exist, have a fitting value, and be set once. */
export function checkOptionList(
  checker: Checker,
  options: readonly OptionNode[],
  optionsType: string,
  scope: string,
): void {
  const set = new Set<string>();
  for (const option of options) {
    const name = option.parts.map((part) => (part.extension ? `(${part.name})` : part.name)).join('.');
    const field = findOption(checker, option.parts, optionsType, scope);
    if (field === undefined) continue;
    if (set.has(name) && field.field.label !== REPEATED) {
      reportError(
        checker,
        'protobuf-option-twice',
        option,
        `The option ${name} is set already. Remove one of the two.`,
      );
    }
    set.add(name);
    if (option.parts[0]?.name === 'features' && checker.schema.file.syntax !== 'editions') {
      reportError(checker, 'protobuf-features', option, 'Features exist in editions only. Remove the option.');
      continue;
    }
    checkValue(checker, option.value, field, scope);
  }
}

/** The field that the name of an option leads to, part by part. */
function findOption(
  checker: Checker,
  parts: readonly OptionNamePart[],
  optionsType: string,
  scope: string,
): OptionField | undefined {
  let owner = optionsType;
  let found: OptionField | undefined;
  for (const part of parts) {
    found = part.extension ? findExtension(checker, part, owner, scope) : findPlain(checker, part, owner);
    if (found === undefined) return undefined;
    const next = messageOf(checker, found);
    if (part !== parts[parts.length - 1]) {
      if (next === undefined) {
        reportError(checker, 'protobuf-option-unknown', part, `"${part.name}" has no parts: it is no message.`);
        return undefined;
      }
      owner = next;
    }
  }
  return found;
}

function findPlain(checker: Checker, part: OptionNamePart, owner: string): OptionField | undefined {
  const field = fieldOf(messageByName(checker, owner), part.name);
  if (field !== undefined) return { field, owner };
  const message = `There is no option "${part.name}" here. Options of your own stand in parentheses, e.g. (acme.owner).`;
  reportError(checker, 'protobuf-option-unknown', part, message);
  return undefined;
}

function findExtension(checker: Checker, part: OptionNamePart, owner: string, scope: string): OptionField | undefined {
  const symbol = lookup(checker, part.name, scope, ({ kind }) => kind === 'extension');
  if (symbol?.kind !== 'extension' || symbol.field === undefined || symbol.extend === undefined) {
    const message = `No extension "${part.name}" is known here. Import the file that declares it.`;
    reportError(checker, 'protobuf-option-unknown', part, message);
    return undefined;
  }
  const home = symbol.fullName.slice(0, Math.max(0, symbol.fullName.lastIndexOf('.')));
  const target = lookup(checker, symbol.extend.type.name, home, ({ kind }) => kind === 'message');
  if (target !== undefined && target.fullName !== owner) {
    const message = `"${part.name}" extends ${target.fullName} and cannot be used here.`;
    reportError(checker, 'protobuf-option-unknown', part, message);
    return undefined;
  }
  return { field: symbol.field, owner: home };
}

/** The full name of the message type of a field. */
export function messageOf(checker: Checker, { field, owner }: OptionField): string | undefined {
  if (field.group !== undefined) return `${owner}.${field.name}`;
  const own = lookup(checker, field.type, owner, ({ kind }) => kind === 'message');
  if (own?.kind === 'message') return own.fullName;
  return builtInName(field.type, owner, 'message');
}

/** The file of descriptors is known without an import, as far as options need it. */
export function builtInName(type: string, owner: string, node: 'message' | 'enum'): string | undefined {
  const { types } = builtIn();
  for (let scope = owner; ; scope = scope.slice(0, Math.max(0, scope.lastIndexOf('.')))) {
    const name = scope === '' ? type : `${scope}.${type}`;
    if (types.get(name)?.type.node === node) return name;
    if (scope === '') return undefined;
  }
}

export function messageByName(checker: Checker, fullName: string): MessageNode | undefined {
  const symbol = checker.symbols.visible.get(fullName);
  if (symbol?.message !== undefined) return symbol.message;
  const type = builtIn().types.get(fullName)?.type;
  return type?.node === 'message' ? type : undefined;
}

export function fieldOf(message: MessageNode | undefined, name: string): FieldNode | undefined {
  if (message === undefined) return undefined;
  const plain = message.fields.find((field) => field.name === name);
  if (plain !== undefined) return plain;
  for (const oneof of message.oneofs) {
    const member = oneof.fields.find((field) => field.name === name);
    if (member !== undefined) return member;
  }
  return message.groups.find((field) => field.name === name || field.name.toLowerCase() === name);
}
