import { bytesText, floatText } from '../jsonText.js';
import { WIRE, type ProtobufBytes } from './bytes.js';

/** Reads a value that is no message, and gives it as JSON text. */
export type ScalarReader = (bytes: ProtobufBytes) => string;

export interface Scalar {
  readonly wire: number;
  readonly read: ScalarReader;
  /** The text of a value that was not written. */
  readonly absent: string;
}

const { varint, fixed32, fixed64, length } = WIRE;
const number = (wire: number, read: ScalarReader): Scalar => ({ wire, read, absent: '0' });

const NUMBERS: Readonly<Record<string, Scalar>> = {
  int32: number(varint, (bytes) => `${bytes.signed32()}`),
  uint32: number(varint, (bytes) => `${bytes.signed32() >>> 0}`),
  sint32: number(varint, (bytes) => {
    const value = bytes.signed32() >>> 0;
    return `${(value >>> 1) ^ -(value & 1)}`;
  }),
  int64: number(varint, (bytes) => `${bytes.signed64()}`),
  uint64: number(varint, (bytes) => `${bytes.varint()}`),
  sint64: number(varint, (bytes) => `${bytes.zigzag64()}`),
  fixed32: number(fixed32, (bytes) => `${bytes.buffer.readUInt32LE(bytes.fixed(4))}`),
  sfixed32: number(fixed32, (bytes) => `${bytes.buffer.readInt32LE(bytes.fixed(4))}`),
  fixed64: number(fixed64, (bytes) => `${bytes.buffer.readBigUInt64LE(bytes.fixed(8))}`),
  sfixed64: number(fixed64, (bytes) => `${bytes.buffer.readBigInt64LE(bytes.fixed(8))}`),
  // The shortest decimal that is the same 32-bit number: 0.1 rather than 0.10000000149011612.
  float: number(fixed32, (bytes) => floatText(shortestFloat(bytes.buffer.readFloatLE(bytes.fixed(4))))),
  double: number(fixed64, (bytes) => floatText(bytes.buffer.readDoubleLE(bytes.fixed(8)))),
};

const BOOL: Scalar = {
  wire: varint,
  absent: 'false',
  read: (bytes) => (Number(bytes.varint()) === 0 ? 'false' : 'true'),
};
const BYTES: Scalar = { wire: length, absent: '""', read: (bytes) => bytesText(bytes.take()) };
const STRICT: Scalar = { wire: length, absent: '""', read: (bytes) => bytes.string(true) };
const LOOSE: Scalar = { wire: length, absent: '""', read: (bytes) => bytes.string(false) };

/**
 * @param type as in the schema; undefined for the name of a message or enum
 * @param strict whether a string must be UTF-8
 */
export function scalarOf(type: string, strict: boolean): Scalar | undefined {
  switch (type) {
    case 'string':
      return strict ? STRICT : LOOSE;
    case 'bytes':
      return BYTES;
    case 'bool':
      return BOOL;
    default:
      return Object.hasOwn(NUMBERS, type) ? NUMBERS[type] : undefined;
  }
}

/** Stands for a value that a closed enum does not know, and that is therefore no value of the field. No JSON text is empty. */
export const UNKNOWN = '';

/** @param valuesById names of the values; of an open enum, others are shown as numbers */
export function enumOf(valuesById: Readonly<Record<number, string>>, closed: boolean, first: number): Scalar {
  const texts = new Map(Object.entries(valuesById).map(([id, name]) => [Number(id), JSON.stringify(name)]));
  return {
    wire: varint,
    absent: texts.get(first) ?? `${first}`,
    read: (bytes) => {
      const value = bytes.signed32();
      return texts.get(value) ?? (closed ? UNKNOWN : `${value}`);
    },
  };
}

function shortestFloat(value: number): number {
  for (let digits = 1; digits <= 9; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Object.is(Math.fround(shorter), value)) return shorter;
  }
  return value;
}
