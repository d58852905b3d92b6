import type { EnumNode, MessageNode, OptionNode } from '../syntax/nodes.js';
import { MAX_ENUM_NUMBER } from '../syntax/ranges.js';
import { isBroken, nameOf, reportError } from './checker.js';
import type { Checker } from './checker.js';
import { isClosed } from './closedEnums.js';
import { checkReserved } from './tags.js';

const MIN_ENUM_NUMBER = -2_147_483_648;

/** Every enum of the file. The registry checks none of it. */
export function checkEnums(checker: Checker): void {
  const visit = ({ enums, messages, groups }: Pick<MessageNode, 'enums' | 'messages' | 'groups'>): void => {
    for (const node of enums) checkEnum(checker, node);
    for (const message of messages) visit(message);
    for (const { group } of groups) if (group !== undefined) visit(group);
  };
  visit({ ...checker.schema.file, groups: [] });
}

function checkEnum(checker: Checker, node: EnumNode): void {
  const first = node.values[0];
  if (first === undefined) {
    if (!isBroken(checker, node))
      reportError(checker, 'protobuf-empty-enum', nameOf(node), `The enum "${node.name}" has no value. Add one.`);
  } else if (first.number !== 0 && !isClosed(checker.schema.file, node)) {
    const message = `The first value of the enum must be 0: it is what a field without a value means.`;
    reportError(checker, 'protobuf-enum-zero', { start: first.numberStart, end: first.numberEnd }, message);
  }
  checkReserved(checker, node.reserved, [], [MIN_ENUM_NUMBER, MAX_ENUM_NUMBER]);
  checkNumbers(checker, node);
  checkReservedValues(checker, node);
  checkValueNames(checker, node);
}

function checkNumbers(checker: Checker, node: EnumNode): void {
  const alias = node.options.find(isAllowAlias);
  const seen = new Set<number>();
  let shared = false;
  for (const value of node.values) {
    if (seen.has(value.number)) {
      shared = true;
      if (alias === undefined) {
        const message = `The number ${value.number} is used already. Choose another one, or allow it with option allow_alias = true;`;
        reportError(checker, 'protobuf-enum-alias', { start: value.numberStart, end: value.numberEnd }, message);
      }
    }
    seen.add(value.number);
  }
  if (alias !== undefined && !shared) {
    reportError(checker, 'protobuf-enum-alias', alias, 'allow_alias is set, but no number is used twice. Remove it.');
  }
}

function checkReservedValues(checker: Checker, node: EnumNode): void {
  const ranges = node.reserved.flatMap((reserved) => reserved.ranges);
  const names = new Set(node.reserved.flatMap((reserved) => reserved.names.map(({ name }) => name)));
  for (const value of node.values) {
    if (ranges.some(({ from, to }) => from <= value.number && value.number <= to)) {
      const place = { start: value.numberStart, end: value.numberEnd };
      reportError(
        checker,
        'protobuf-reserved-tag',
        place,
        `The number ${value.number} is reserved. Choose another one.`,
      );
    }
    if (names.has(value.name)) {
      reportError(
        checker,
        'protobuf-reserved-name',
        nameOf(value),
        `The name "${value.name}" is reserved. Choose another one.`,
      );
    }
  }
}

/** Generated code drops the name of the enum from its values: they must still differ. Not so in proto2. */
function checkValueNames(checker: Checker, node: EnumNode): void {
  if (checker.schema.file.syntax === 'proto2') return;
  const seen = new Map<string, number>();
  for (const value of node.values) {
    const short = shortName(node.name, value.name);
    const before = seen.get(short);
    if (before !== undefined && before !== value.number) {
      const message = `Without the name of the enum "${value.name}" is the same as another value. Rename one of them.`;
      reportError(checker, 'protobuf-enum-short-name', nameOf(value), message);
    }
    if (before === undefined) seen.set(short, value.number);
  }
}

function shortName(enumName: string, valueName: string): string {
  const prefix = enumName.replaceAll('_', '').toLowerCase();
  let matched = 0;
  let at = 0;
  while (at < valueName.length && matched < prefix.length) {
    const letter = valueName.charAt(at).toLowerCase();
    if (letter === '_') at++;
    else if (letter === prefix.charAt(matched)) {
      matched++;
      at++;
    } else break;
  }
  while (valueName.charAt(at) === '_') at++;
  const rest = matched === prefix.length && at < valueName.length ? valueName.slice(at) : valueName;
  return rest.toLowerCase().replace(/(?:^|_+)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function isAllowAlias({ parts, value }: OptionNode): boolean {
  return (
    parts.length === 1 && parts[0]?.name === 'allow_alias' && value.value === 'identifier' && value.text === 'true'
  );
}
