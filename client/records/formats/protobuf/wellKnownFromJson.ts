import Long from 'long';
import protobuf from 'protobufjs';
import { elementsOf, kindOf, propertiesOf, refuse, type JsonInput, type Report } from '../jsonInput.js';
import { scalarFromJson, type Fields } from './fromJson.js';

type Inner = (type: protobuf.Type, input: JsonInput, report: Report) => Fields | null;

/** The special forms of Google's library types in Protobuf's JSON mapping; undefined for types without one. */
export function wellKnownFromJson(
  type: protobuf.Type,
  input: JsonInput,
  report: Report,
  inner: Inner,
): { readonly fields: Fields | null } | undefined {
  if (!type.fullName.startsWith('.google.protobuf.')) return undefined;
  switch (type.name) {
    case 'Timestamp':
      return { fields: secondsOf(input, report, timestamp, 'a time as in "2026-11-24T14:05:00.250Z"') };
    case 'Duration':
      return { fields: secondsOf(input, report, duration, 'a duration in seconds as in "3.5s"') };
    case 'FieldMask':
      return { fields: { paths: String(input.node.value).split(',') } };
    case 'Struct':
      return { fields: struct(type, input, report, inner) };
    case 'ListValue':
      return { fields: { values: elementsOf(input).map((item) => inner(valueType(type), item, report)) } };
    case 'Value':
      return { fields: valueFields(type, input, report, inner) };
    case 'Any':
      return { fields: any(type, input, report, inner) };
    default: {
      const scalar = /Value$/.test(type.name) ? type.fields['value']?.type : undefined;
      return scalar === undefined ? undefined : { fields: { value: scalarFromJson(scalar, input, report) } };
    }
  }
}

function secondsOf(
  input: JsonInput,
  report: Report,
  read: (text: string) => Fields | null,
  expected: string,
): Fields | null {
  const fields = typeof input.node.value === 'string' ? read(input.node.value) : undefined;
  return fields ?? refuse(input, report, `must be ${expected}`);
}

function timestamp(text: string): Fields | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/.exec(text);
  const ms = match === null ? NaN : Date.parse(`${match[1] ?? ''}${match[3] ?? ''}`);
  if (Number.isNaN(ms)) return null;
  return { seconds: Long.fromNumber(ms / 1000), nanos: Number((match?.[2] ?? '').padEnd(9, '0')) };
}

function duration(text: string): Fields | null {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,9}))?s$/.exec(text);
  if (match === null) return null;
  const sign = match[1] === '-' ? -1 : 1;
  const nanos = Number((match[3] ?? '').padEnd(9, '0'));
  return { seconds: Long.fromNumber(sign * Number(match[2])), nanos: nanos === 0 ? 0 : sign * nanos };
}

function struct(type: protobuf.Type, input: JsonInput, report: Report, inner: Inner): Fields | null {
  if (input.node.type !== 'object') return refuse(input, report, `must be an object, not ${kindOf(input)}`);
  return {
    fields: Object.fromEntries(
      propertiesOf(input).map(({ key, value }) => [key, inner(valueType(type), value, report)]),
    ),
  };
}

function valueFields(type: protobuf.Type, input: JsonInput, report: Report, inner: Inner): Fields {
  const field = (camel: string, snake: string) => (type.fields[snake] === undefined ? camel : snake);
  switch (input.node.type) {
    case 'number':
      return { [field('numberValue', 'number_value')]: input.node.value as unknown };
    case 'string':
      return { [field('stringValue', 'string_value')]: input.node.value as unknown };
    case 'boolean':
      return { [field('boolValue', 'bool_value')]: input.node.value as unknown };
    case 'object':
      return {
        [field('structValue', 'struct_value')]: inner(type.lookupType('google.protobuf.Struct'), input, report),
      };
    case 'array':
      return { [field('listValue', 'list_value')]: inner(type.lookupType('google.protobuf.ListValue'), input, report) };
    case 'null':
    case 'property':
      return { [field('nullValue', 'null_value')]: 0 };
  }
}

/** `{"@type": "…/shop.Order", …}` with the fields of that message beside it. */
function any(type: protobuf.Type, input: JsonInput, report: Report, inner: Inner): Fields | null {
  const url: unknown = propertiesOf(input).find(({ key }) => key === '@type')?.value.node.value;
  const name = typeof url === 'string' ? url.slice(url.lastIndexOf('/') + 1) : '';
  const packed = name === '' ? null : type.root.lookup(name);
  if (!(packed instanceof protobuf.Type)) {
    return refuse(input, report, 'must have "@type" with the name of a message that the schema knows');
  }
  const { node } = input;
  const children = (node.children ?? []).filter((child) => child.children?.[0]?.value !== '@type');
  const fields = inner(packed, { ...input, node: { ...node, children } }, report);
  return {
    type_url: url,
    value: fields === null ? Buffer.alloc(0) : packed.encode(packed.create(fields)).finish(),
  };
}

function valueType(type: protobuf.Type): protobuf.Type {
  return type.lookupType('google.protobuf.Value');
}
