import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonObject, JsonValue } from '../../json/jsonText.js';
import type { SchemaDocument } from '../model.js';

/**
 * A text that is equal for values that the reference holds equal. It compares Java objects, so `1` and `1.0` differ:
 * where a document has such numbers, they are read from the text.
 */
export function valueKey(document: SchemaDocument, holder: object, key: string | number): string {
  const value = (holder as Readonly<Record<string | number, JsonValue>>)[key];
  if (typeof value === 'number') return numberKey(document, holder, key, value);
  if (isJsonArray(value)) return `[${value.map((_, index) => valueKey(document, value, index)).join()}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${valueKey(document, value, name)}`).join()}}`;
}

/**
 * Integers by their digits. All others are decimals that keep the zeros they are written with: `1.50` is not `1.5`. The
 * mark tells them from integers, because Java has another type for them.
 */
function numberKey(document: SchemaDocument, holder: object, key: string | number, value: number): string {
  if (!document.exactNumbers) return String(value);
  const raw = document.json.places().rawText(holder, key) ?? String(value);
  if (/^-?\d+$/.test(raw)) return BigInt(raw).toString();
  const decimal = decimalOf(raw);
  return decimal === undefined ? `${value}f` : `${decimal.digits}e${-decimal.scale}f`;
}

/** An exact decimal: `digits` times ten to the power of `-scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Exponents beyond this are no sensible bound, and would make integers of as many digits. */
const MAX_EXPONENT = 400;

/** The number under `key` as it is written; undefined where there is none. */
export function decimalAt(document: SchemaDocument, json: JsonObject, key: string): Decimal | undefined {
  const value = json[key];
  if (typeof value !== 'number') return undefined;
  const places = document.exactNumbers ? document.json.places() : undefined;
  return decimalOf(places?.rawText(json, key) ?? String(value));
}

export function decimalOf(raw: string): Decimal | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(raw);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const power = Number(exponent);
  if (Math.abs(power) > MAX_EXPONENT) return undefined;
  return { digits: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length - power };
}

/** Equal as Java's BigDecimal holds them equal: 2 and 2.0 are not. */
export function sameDecimal(a: Decimal | undefined, b: Decimal | undefined): boolean {
  return a?.digits === b?.digits && a?.scale === b?.scale;
}

/** Truncated towards zero. */
export function integerPart({ digits, scale }: Decimal): bigint {
  return scale < 0 ? digits * 10n ** BigInt(-scale) : digits / 10n ** BigInt(scale);
}

/** Whether `a` is a multiple of `b`; never of zero. */
export function isMultiple(a: Decimal, b: Decimal): boolean {
  const scale = Math.max(a.scale, b.scale);
  const divisor = b.digits * 10n ** BigInt(scale - b.scale);
  return divisor !== 0n && (a.digits * 10n ** BigInt(scale - a.scale)) % divisor === 0n;
}
