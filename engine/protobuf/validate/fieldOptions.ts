import { isScalar } from '../resolve/scalars.js';
import { REPEATED } from '../syntax/nodes.js';
import type { FieldNode, OptionNode } from '../syntax/nodes.js';
import { reportError } from './checker.js';
import type { Checker } from './checker.js';
import { checkOptionList } from './options.js';
import { findEnum, scalarMismatch } from './optionValues.js';

/** The options of a field: `default` and `json_name`, which only look like options, and those that suit some types only. */
export function checkFieldOptions(checker: Checker, field: FieldNode, scope: string, extension: boolean): void {
  const plain: OptionNode[] = [];
  for (const option of field.options) {
    const part = option.parts[0];
    const name = part?.extension === false ? option.parts.map((each) => each.name).join('.') : '';
    if (name === 'default') checkDefault(checker, field, option, scope);
    else if (name === 'json_name') checkJsonName(checker, option, extension);
    else plain.push(option);
    checkFit(checker, field, option, name, scope);
  }
  checkOptionList(checker, plain, 'google.protobuf.FieldOptions', scope);
}

function checkDefault(checker: Checker, field: FieldNode, option: OptionNode, scope: string): void {
  const report = (message: string): void => {
    reportError(checker, 'protobuf-default', option, message);
  };
  if (checker.schema.file.syntax === 'proto3') {
    report('proto3 has no default values. Remove it.');
    return;
  }
  if (field.label === REPEATED || field.map !== undefined || field.group !== undefined) {
    report('Only a single value can have a default.');
    return;
  }
  if (isScalar(field.type)) {
    const wrong = scalarMismatch(field.type, option.value);
    if (wrong !== undefined) report(`The default of "${field.name}" must be ${wrong}.`);
    return;
  }
  const node = findEnum(checker, field.type, scope);
  const { value } = option;
  if (node === undefined) report('A message cannot have a default.');
  else if (value.value !== 'identifier' || !node.values.some(({ name }) => name === value.text)) {
    report(`The default of "${field.name}" must be a value of ${node.name}.`);
  }
}

function checkJsonName(checker: Checker, option: OptionNode, extension: boolean): void {
  if (extension) {
    reportError(checker, 'protobuf-json-name', option, 'An extension cannot have a json_name.');
  } else if (option.value.value !== 'string') {
    reportError(checker, 'protobuf-json-name', option.value, 'A json_name is a text in quotation marks.');
  }
}

function checkFit(checker: Checker, field: FieldNode, option: OptionNode, name: string, scope: string): void {
  const wrong = misfit(checker, field, option, name, scope);
  if (wrong !== undefined) reportError(checker, 'protobuf-option-fit', option, wrong);
}

function misfit(
  checker: Checker,
  field: FieldNode,
  option: OptionNode,
  name: string,
  scope: string,
): string | undefined {
  const text = field.type === 'string' || field.type === 'bytes';
  const message =
    field.map !== undefined || (!isScalar(field.type) && findEnum(checker, field.type, scope) === undefined);
  switch (name) {
    case 'packed':
      if (checker.schema.file.syntax === 'editions') {
        return 'Editions say this with features.repeated_field_encoding.';
      }
      if (field.label !== REPEATED) return 'Only a repeated field can be packed.';
      return text ? 'Only numbers, booleans and enums can be packed.' : undefined;
    case 'lazy':
    case 'unverified_lazy':
      return message ? undefined : 'Only a message can be read later.';
    case 'features.message_encoding':
      return message && field.map === undefined ? undefined : 'Only a message can be encoded in one of two ways.';
    case 'jstype':
      return /64$/.test(field.type) || isNormal(option) ? undefined : 'jstype is for whole numbers of 64 bits only.';
    default:
      return undefined;
  }
}

function isNormal(option: OptionNode): boolean {
  return option.value.value === 'identifier' && option.value.text === 'JS_NORMAL';
}
