import Long from 'long';
import protobuf from 'protobufjs';
import { bytesText, floatText } from '../jsonText.js';

type Inner = (type: protobuf.Type, message: object) => string;
type Fields = Readonly<Record<string, unknown>>;

/** The types of Google's library in the form that Protobuf's JSON mapping gives them; undefined for all others. */
export function wellKnownText(type: protobuf.Type, message: object, inner: Inner): string | undefined {
  if (!type.fullName.startsWith('.google.protobuf.')) return undefined;
  const fields = message as Fields;
  switch (type.name) {
    case 'Timestamp': {
      const seconds = secondsOf(fields);
      const ms = Number(seconds) * 1000;
      if (Math.abs(ms) > 8.64e15) return undefined;
      return JSON.stringify(new Date(ms).toISOString().replace(/\.000Z$/, `${nanosText(fields)}Z`));
    }
    case 'Duration': {
      const seconds = secondsOf(fields);
      const nanos = Number(fields['nanos'] ?? 0);
      const sign = seconds < 0n || nanos < 0 ? '-' : '';
      return JSON.stringify(`${sign}${seconds < 0n ? -seconds : seconds}${nanosText(fields)}s`);
    }
    case 'FieldMask':
      return JSON.stringify(((fields['paths'] ?? []) as readonly string[]).join(','));
    case 'Struct':
      return structText(fields, inner);
    case 'ListValue':
      return `[${((fields['values'] ?? []) as readonly object[]).map((value) => inner(valueType(type), value)).join(',')}]`;
    case 'Value':
      return valueText(type, fields, inner);
    case 'Any':
      return anyText(type, fields, inner);
    default:
      return /Value$/.test(type.name) ? wrapperText(type, fields) : undefined;
  }
}

function wrapperText(type: protobuf.Type, fields: Fields): string {
  const field = type.fields['value'];
  const value: unknown = fields['value'] ?? field?.typeDefault;
  switch (field?.type) {
    case 'string':
      return JSON.stringify(value);
    case 'bytes':
      return bytesText(Uint8Array.from(value as Uint8Array));
    case 'float':
    case 'double':
      return floatText(value as number);
    default:
      return String(value);
  }
}

function structText(fields: Fields, inner: Inner): string {
  const entries = Object.entries((fields['fields'] ?? {}) as Readonly<Record<string, object>>);
  const texts = entries.map(
    ([key, value]) =>
      `${JSON.stringify(key)}:${value instanceof protobuf.Message ? inner(value.$type, value) : 'null'}`,
  );
  return `{${texts.join(',')}}`;
}

function valueText(type: protobuf.Type, fields: Fields, inner: Inner): string {
  // Its prototype has a default for each kind of value: only the one that was written is the message's own.
  const field = type.fieldsArray.find(({ name }) => Object.hasOwn(fields, name));
  const value = field === undefined ? null : fields[field.name];
  if (typeof value === 'number') return field?.type === 'double' ? floatText(value) : 'null';
  if (typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'object' && value !== null && field?.resolvedType instanceof protobuf.Type) {
    return inner(field.resolvedType, value);
  }
  return 'null';
}

function valueType(listValue: protobuf.Type): protobuf.Type {
  return listValue.lookupType('google.protobuf.Value');
}

/** The packed message where its type is among the files, else its bytes. */
function anyText(type: protobuf.Type, fields: Fields, inner: Inner): string {
  const url = typeof fields['type_url'] === 'string' ? fields['type_url'] : '';
  const bytes = Uint8Array.from((fields['value'] ?? []) as Uint8Array);
  const packed = type.root.lookup(url.slice(url.lastIndexOf('/') + 1));
  if (!(packed instanceof protobuf.Type)) return `{"@type":${JSON.stringify(url)},"value":${bytesText(bytes)}}`;
  const text = inner(packed, packed.decode(bytes));
  const own = text.startsWith('{') ? text.slice(1, -1) : `"value":${text}`;
  return `{"@type":${JSON.stringify(url)}${own === '' ? '' : `,${own}`}}`;
}

/** A 64-bit integer of protobufjs. */
function secondsOf({ seconds }: Fields): bigint {
  return Long.isLong(seconds) ? BigInt(seconds.toString()) : BigInt(Number(seconds ?? 0));
}

function nanosText(fields: Fields): string {
  const nanos = Math.abs(Number(fields['nanos'] ?? 0));
  return nanos === 0
    ? ''
    : `.${String(nanos)
        .padStart(9, '0')
        .replace(/(000){1,2}$/, '')}`;
}
