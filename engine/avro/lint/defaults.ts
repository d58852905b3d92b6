import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonValue } from '../../json/jsonText.js';
import { isJavaNumber } from '../buildFields.js';
import type { Issue } from '../issues.js';
import { describeType, resolved, shortName } from '../model.js';
import type { RecordField, TypeUse } from '../model.js';
import { warning } from './names.js';

const INT_MAX = 2_147_483_647;
const LONG_MAX = 9_223_372_036_854_775_807n;

/**
 * Defaults that are no value of their type. The registry accepts them unless its validation of new schemas is on; a
 * reader that needs the default fails.
 */
export function lintDefaults(types: readonly TypeUse[]): readonly Issue[] {
  return types.flatMap((use) =>
    use.kind === 'record' ? use.fields.flatMap((field) => lintDefault(use.document, field)) : [],
  );
}

function lintDefault(document: TypeUse['document'], field: RecordField): readonly Issue[] {
  const value = field.defaultValue;
  if (value === undefined) return [];
  const type = resolved(field.type);
  if (type === undefined || type.kind === 'unknown') return [];
  if ((type.kind === 'float' || type.kind === 'double') && typeof value === 'string') {
    // What is no number at all has been refused already.
    if (!isJavaNumber(value)) return [];
    const message = `The default of ${field.name} is a number in quotes, which only Java reads. Take the quotes off.`;
    return [warning('avro-default-quoted', message, document, field.json, 'default')];
  }
  if (type.kind === 'union') return lintUnionDefault(document, field, type.branches, value);
  if (isValueOf(type, value, [])) return [];
  return [invalid(document, field, `a value of ${describeType(type)}`)];
}

/** The specification wants a value of the first branch; Avro 1.12 for Java takes any. */
function lintUnionDefault(
  document: TypeUse['document'],
  field: RecordField,
  branches: readonly TypeUse[],
  value: JsonValue,
): readonly Issue[] {
  const [first] = branches;
  if (first === undefined || isValueOf(first, value, [])) return [];
  const other = branches.find((branch) => isValueOf(branch, value, []));
  if (other === undefined)
    return [invalid(document, field, `a value of the union's first branch, ${shortName(first)}`)];
  const message = `The default of ${field.name} is a value of ${shortName(other)}, but only Java takes defaults of other branches than the first. Put ${shortName(other)} first in the union.`;
  return [warning('avro-default-not-first-branch', message, document, field.json, 'default')];
}

function invalid(document: TypeUse['document'], field: RecordField, expected: string): Issue {
  const message = `The default of ${field.name} is not ${expected}, so that a reader that needs it fails. Correct it.`;
  return { ...warning('avro-invalid-default', message, document, field.json, 'default'), severity: 'error' };
}

/** As the reference's validation of defaults; `inside` holds the records being filled, whose recursion never ends. */
function isValueOf(use: TypeUse, value: JsonValue | undefined, inside: readonly TypeUse[]): boolean {
  const type = resolved(use);
  if (value === undefined || type === undefined) return false;
  switch (type.kind) {
    case 'string':
    case 'bytes':
    case 'enum':
    case 'fixed':
      return typeof value === 'string' && (type.kind !== 'enum' || type.symbols.includes(value));
    case 'int':
      return typeof value === 'number' && Number.isInteger(value) && value >= -INT_MAX - 1 && value <= INT_MAX;
    case 'long':
      return typeof value === 'number' && Number.isInteger(value) && BigInt(value) <= LONG_MAX + 1n;
    case 'float':
    case 'double':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'null':
      return value === null;
    case 'array':
      return isJsonArray(value) && value.every((element) => isValueOf(type.of, element, inside));
    case 'map':
      return isJsonObject(value) && Object.values(value).every((member) => isValueOf(type.of, member, inside));
    case 'union':
      return type.branches.some((branch) => isValueOf(branch, value, inside));
    case 'record':
      if (!isJsonObject(value) || inside.includes(type)) return false;
      return type.fields.every((field) =>
        field.name in value
          ? isValueOf(field.type, value[field.name], inside)
          : isValueOf(field.type, field.defaultValue, [...inside, type]),
      );
    case 'unknown':
      return true;
  }
}
