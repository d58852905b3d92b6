import type { JsonObject, JsonValue } from '../json/jsonText.js';
import { seededRandom } from '../sample/random.js';
import type { Random } from '../sample/random.js';
import { dayNumber, fractionFor, instant, textFor, uuid, wholeNumberFor } from '../sample/realistic.js';
import { heightsOf } from './heights.js';
import type { Heights } from './heights.js';
import { isNamed, resolved } from './model.js';
import type { AvroSchema, AvroType, PrimitiveType, TypeUse } from './model.js';

/** How deep records nest before optional parts are left out, so that a recursive schema gives a small event. */
const DEEP = 4;
/** Values in one event; a schema can ask for more than anybody could look at. */
const MAX_VALUES = 20_000;

interface Sampling {
  readonly random: Random;
  readonly height: Heights;
  values: number;
}

/**
 * An event in Avro's JSON encoding, as the specification, avsc and the console tools write it: the value of a union
 * other than null stands in an object under the name of its branch; bytes are text, one character per byte.
 */
export function sampleAvro(schema: AvroSchema, seed: number): string {
  const sampling: Sampling = { random: seededRandom(seed), height: heightsOf(schema), values: 0 };
  const value = schema.root === undefined ? null : valueOf(schema.root, 'value', 0, sampling);
  return JSON.stringify(value, null, 2);
}

function valueOf(use: TypeUse, name: string, depth: number, sampling: Sampling): JsonValue {
  const { random, height } = sampling;
  const type = resolved(use);
  if (type === undefined || type.kind === 'unknown' || height(use) === Infinity) return null;
  if (++sampling.values > MAX_VALUES) return null;
  switch (type.kind) {
    case 'record': {
      const value: Record<string, JsonValue> = {};
      for (const field of type.fields) value[field.name] = valueOf(field.type, field.name, depth + 1, sampling);
      return value;
    }
    case 'enum':
      return type.symbols[random.int(0, type.symbols.length - 1)] ?? '';
    case 'fixed':
      return fixedValue(type.size, type.json, random);
    case 'array':
      return repeat(depth >= DEEP ? 0 : random.int(1, 3), () => valueOf(type.of, singular(name), depth + 1, sampling));
    case 'map': {
      const keys = repeat(depth >= DEEP ? 0 : random.int(1, 2), (i) => `key${i + 1}`);
      return Object.fromEntries(keys.map((key) => [key, valueOf(type.of, name, depth + 1, sampling)]));
    }
    case 'union':
      return unionValue(type.branches, name, depth, sampling);
    default:
      return primitiveValue(type, name, random);
  }
}

function unionValue(branches: readonly TypeUse[], name: string, depth: number, sampling: Sampling): JsonValue {
  const choices = branches.filter((branch) => resolved(branch)?.kind !== 'null');
  const { random, height } = sampling;
  const nullable = choices.length < branches.length;
  const finite = choices.filter((branch) => height(branch) < Infinity);
  const lowest = Math.min(...finite.map(height));
  const branch =
    depth >= DEEP ? finite.find((choice) => height(choice) === lowest) : finite[random.int(0, finite.length - 1)];
  if (nullable && (branch === undefined || depth >= DEEP + 2 || random.chance(20))) return null;
  const type = branch === undefined ? undefined : resolved(branch);
  if (branch === undefined || type === undefined) return null;
  return { [isNamed(type) ? type.fullName : type.kind]: valueOf(branch, name, depth + 1, sampling) };
}

function primitiveValue(type: Exclude<AvroType, { kind: 'union' }>, name: string, random: Random): JsonValue {
  const json = 'json' in type && type.json !== undefined ? type.json : {};
  switch (type.kind as PrimitiveType['kind']) {
    case 'null':
      return null;
    case 'boolean':
      return random.chance(50);
    case 'int':
      return intValue(json['logicalType'], name, random);
    case 'long':
      return longValue(json['logicalType'], name, random);
    case 'float':
      return Math.fround(fractionFor(name, random));
    case 'double':
      return fractionFor(name, random);
    case 'bytes':
      return json['logicalType'] === 'decimal'
        ? decimalBytes(json, 8, random)
        : textFor(name, random)
            .normalize('NFD')
            .replace(/[^\x20-\x7e]/g, '');
    case 'string':
      return json['logicalType'] === 'uuid' ? uuid(random) : textFor(name, random);
  }
}

function intValue(logicalType: JsonValue | undefined, name: string, random: Random): number {
  if (logicalType === 'date') return dayNumber(random);
  if (logicalType === 'time-millis') return random.int(0, 86_399_999);
  const value = wholeNumberFor(name, random);
  return value > 2_147_483_647 ? Math.floor(value / 1000) : value;
}

function longValue(logicalType: JsonValue | undefined, name: string, random: Random): number {
  switch (logicalType) {
    case 'timestamp-millis':
    case 'local-timestamp-millis':
      return instant(random);
    case 'timestamp-micros':
    case 'local-timestamp-micros':
      return instant(random) * 1000;
    case 'time-micros':
      return random.int(0, 86_399_999) * 1000;
    default:
      return wholeNumberFor(name, random);
  }
}

function fixedValue(size: number, json: JsonObject, random: Random): string {
  // A huge fixed type is legal; an example of it must not fill the memory.
  const length = Math.min(size, 65_536);
  if (json['logicalType'] === 'decimal') return decimalBytes(json, length, random).padStart(length, '\0');
  return repeat(length, () => String.fromCharCode(random.int(32, 126))).join('');
}

/** A positive number of at most the decimal's precision, big-endian, one character per byte. */
function decimalBytes(json: JsonObject, maxBytes: number, random: Random): string {
  const precision = typeof json['precision'] === 'number' ? json['precision'] : 4;
  const digits = Math.min(precision, 9);
  let rest = random.int(1, 10 ** digits - 1);
  let bytes = '';
  while (rest > 0 && bytes.length < maxBytes) {
    bytes = String.fromCharCode(rest % 256) + bytes;
    rest = Math.floor(rest / 256);
  }
  // The first bit is the sign.
  return bytes.charCodeAt(0) > 127 && bytes.length < maxBytes ? `\0${bytes}` : bytes;
}

function singular(name: string): string {
  return name.endsWith('s') ? name.slice(0, -1) : name;
}

function repeat<T>(times: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: times }, (_, index) => make(index));
}
