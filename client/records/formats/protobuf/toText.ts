import protobuf from 'protobufjs';
import { bytesText, floatText } from '../jsonText.js';
import { wellKnownText } from './wellKnown.js';

/** Messages within messages; deeper ones are not worth a stack overflow. */
const MAX_DEPTH = 100;

/**
 * A decoded message as JSON text. Fields without presence show their default, as their reader gets it; others that were
 * not written are left out.
 *
 * @throws Error where it is nested too deeply
 */
export function messageToText(type: protobuf.Type, message: object, depth = 0): string {
  if (depth > MAX_DEPTH) throw new Error(`Messages are nested more than ${MAX_DEPTH} deep`);
  const known = wellKnownText(type, message, (inner, value) => messageToText(inner, value, depth + 1));
  if (known !== undefined) return known;
  const parts: string[] = [];
  for (const field of type.fieldsArray) {
    const value: unknown = Object.hasOwn(message, field.name) ? Reflect.get(message, field.name) : undefined;
    const text = fieldText(field, value, depth);
    if (text !== undefined) parts.push(`${JSON.stringify(field.name)}:${text}`);
  }
  return `{${parts.join(',')}}`;
}

function fieldText(field: protobuf.Field, value: unknown, depth: number): string | undefined {
  if (field instanceof protobuf.MapField) {
    const entries = Object.entries((value ?? {}) as Readonly<Record<string, unknown>>);
    if (entries.length === 0) return undefined;
    const texts = entries.map(
      ([key, item]) => `${JSON.stringify(mapKey(field, key))}:${singleText(field, item, depth)}`,
    );
    return `{${texts.join(',')}}`;
  }
  if (field.repeated) {
    const items = (value ?? []) as readonly unknown[];
    return items.length === 0 ? undefined : `[${items.map((item) => singleText(field, item, depth)).join(',')}]`;
  }
  if (value === undefined || value === null) {
    const optional = field.hasPresence || field.partOf !== null || field.resolvedType instanceof protobuf.Type;
    return optional ? undefined : singleText(field, field.typeDefault, depth);
  }
  return singleText(field, value, depth);
}

/** protobufjs keys maps of 64-bit integers by eight characters, one per byte. */
function mapKey(field: protobuf.MapField, key: string): string {
  if (!/64/.test(field.keyType) || key.length !== 8 || /^-?\d+$/.test(key)) return key;
  const hash = Buffer.from(key, 'latin1');
  return String(
    field.keyType.startsWith('u') || field.keyType === 'fixed64' ? hash.readBigUInt64LE() : hash.readBigInt64LE(),
  );
}

function singleText(field: protobuf.Field, value: unknown, depth: number): string {
  const { resolvedType } = field;
  if (resolvedType instanceof protobuf.Enum) {
    const name = resolvedType.valuesById[value as number];
    return name === undefined ? String(value) : JSON.stringify(name);
  }
  if (resolvedType instanceof protobuf.Type) return messageToText(resolvedType, value as object, depth + 1);
  switch (field.type) {
    case 'string':
      return JSON.stringify(value);
    case 'bytes':
      return bytesText(Uint8Array.from(value as Uint8Array));
    case 'float':
      // The shortest decimal that is the same 32-bit number: 0.1 rather than 0.10000000149011612.
      return floatText(shortestFloat(value as number));
    case 'double':
      return floatText(value as number);
    default:
      return String(value);
  }
}

function shortestFloat(value: number): number {
  for (let digits = 1; digits <= 9; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return shorter;
  }
  return value;
}
