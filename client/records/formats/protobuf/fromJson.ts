import Long from 'long';
import protobuf from 'protobufjs';
import {
  elementsOf,
  kindOf,
  numberText,
  problemAt,
  refuse,
  propertiesOf,
  type JsonInput,
  type Report,
} from '../jsonInput.js';
import { wellKnownFromJson } from './wellKnownFromJson.js';

export type Fields = Record<string, unknown>;

/** A JSON value in Protobuf's JSON mapping as the fields of a message. Names may be as in the file or in camel case. */
export function messageFromJson(type: protobuf.Type, input: JsonInput, report: Report): Fields | null {
  const known = wellKnownFromJson(type, input, report, messageFromJson);
  if (known !== undefined) return known.fields;
  if (input.node.type !== 'object') {
    return refuse(input, report, `must be an object (${type.name}), not ${kindOf(input)}`);
  }
  const fields: Fields = {};
  const written = new Map<protobuf.OneOf, string>();
  for (const { key, keyNode, value } of propertiesOf(input)) {
    const field = fieldNamed(type, key);
    if (field === undefined) {
      report({
        path: value.path,
        message: `is no field of ${type.name}`,
        offset: keyNode.offset,
        length: keyNode.length,
      });
      continue;
    }
    if (value.node.type === 'null' && !holdsNull(field)) continue;
    const { partOf } = field;
    const other = partOf === null ? undefined : written.get(partOf);
    if (other !== undefined && partOf !== null) {
      report(problemAt(value, `cannot be set beside "${other}": they are one of "${partOf.name}"`));
    }
    if (partOf !== null) written.set(partOf, key);
    fields[field.name] = fieldValue(field, value, report);
  }
  for (const field of type.fieldsArray) {
    if (field.required && !(field.name in fields)) report(problemAt(input, `lacks the required field "${field.name}"`));
  }
  return fields;
}

function fieldNamed(type: protobuf.Type, key: string): protobuf.Field | undefined {
  return type.fields[key] ?? type.fieldsArray.find(({ name }) => protobuf.util.jsonName(name) === key);
}

function holdsNull({ resolvedType }: protobuf.Field): boolean {
  return resolvedType?.fullName === '.google.protobuf.Value' || resolvedType?.fullName === '.google.protobuf.NullValue';
}

function fieldValue(field: protobuf.Field, input: JsonInput, report: Report): unknown {
  if (field instanceof protobuf.MapField) {
    if (input.node.type !== 'object') return refuse(input, report, `must be an object, not ${kindOf(input)}`);
    return Object.fromEntries(
      propertiesOf(input).map(({ key, value }) => [mapKey(field, key, value, report), single(field, value, report)]),
    );
  }
  if (!field.repeated) return single(field, input, report);
  if (input.node.type !== 'array') return refuse(input, report, `must be an array, not ${kindOf(input)}`);
  return elementsOf(input).map((element) => single(field, element, report));
}

function mapKey(field: protobuf.MapField, key: string, input: JsonInput, report: Report): string {
  if (field.keyType === 'string') return key;
  if (field.keyType === 'bool') {
    if (key !== 'true' && key !== 'false') report(problemAt(input, 'must have "true" or "false" as its key'));
    return key;
  }
  if (!fits(field.keyType, key)) report(problemAt(input, `must have a key that is an ${field.keyType}`));
  else if (/64/.test(field.keyType)) {
    return protobuf.util.longToHash(Long.fromString(key, field.keyType.startsWith('u')));
  }
  return key;
}

function single(field: protobuf.Field, input: JsonInput, report: Report): unknown {
  const { resolvedType } = field;
  if (resolvedType instanceof protobuf.Type) return messageFromJson(resolvedType, input, report);
  if (resolvedType instanceof protobuf.Enum) return enumValue(resolvedType, input, report);
  return scalarFromJson(field.type, input, report);
}

function enumValue(type: protobuf.Enum, input: JsonInput, report: Report): unknown {
  const value: unknown = input.node.value;
  if (type.fullName === '.google.protobuf.NullValue') return 0;
  if (typeof value === 'string' && Object.hasOwn(type.values, value)) return type.values[value];
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  const names = Object.keys(type.values).map((name) => JSON.stringify(name));
  return refuse(input, report, `must be one of ${names.join(', ')}`);
}

/** A value of one of the scalar types as protobufjs writes it. */
export function scalarFromJson(type: string, input: JsonInput, report: Report): unknown {
  const { node } = input;
  const value: unknown = node.value;
  switch (type) {
    case 'string':
      return typeof value === 'string' ? value : refuse(input, report, `must be a string, not ${kindOf(input)}`);
    case 'bool':
      if (typeof value === 'boolean') return value;
      return refuse(input, report, `must be true or false, not ${kindOf(input)}`);
    case 'bytes':
      if (typeof value === 'string' && /^[A-Za-z0-9+/_-]*={0,2}$/.test(value)) return Buffer.from(value, 'base64');
      return refuse(input, report, 'must be a string in base64');
    case 'float':
    case 'double':
      if (typeof value === 'number') return value;
      if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value);
      return refuse(input, report, `must be a number, not ${kindOf(input)}`);
    default: {
      const text = node.type === 'number' ? numberText(input) : typeof value === 'string' ? value : '';
      if (!fits(type, text)) return refuse(input, report, `must be a whole number that fits an ${type}`);
      return /64/.test(type) ? Long.fromString(text, isUnsigned(type)) : Number(text);
    }
  }
}

function isUnsigned(type: string): boolean {
  return type.startsWith('u') || type.startsWith('fixed');
}

function fits(type: string, text: string): boolean {
  if (!/^-?\d{1,20}$/.test(text)) return false;
  const bits = /64/.test(type) ? 64 : 32;
  const value = BigInt(text);
  return (isUnsigned(type) ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value)) === value;
}
