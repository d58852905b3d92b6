import type { Logical } from './model.js';

/** Days, milliseconds, microseconds or nanoseconds as people write a date and time; undefined where there is no such date. */
export function timeText(logical: Logical, value: number | bigint): string | undefined {
  switch (logical.kind) {
    case 'date': {
      const date = isoDate(Number(value) * 86_400_000);
      return date?.slice(0, date.indexOf('T'));
    }
    case 'time': {
      const [seconds, fraction] = split(value, logical.digits);
      if (seconds < 0 || seconds >= 86_400) return undefined;
      return isoDate(seconds * 1000)
        ?.slice(11, 19)
        .concat(fraction);
    }
    case 'timestamp':
    case 'local-timestamp': {
      const [seconds, fraction] = split(value, logical.digits);
      const date = isoDate(seconds * 1000);
      return date?.slice(0, -'.000Z'.length).concat(fraction, logical.kind === 'timestamp' ? 'Z' : '');
    }
    case 'decimal':
    case 'uuid':
    case 'duration':
      return undefined;
  }
}

/** The reverse of `timeText`; undefined for a text in another form. */
export function timeFromText(logical: Logical, text: string): bigint | undefined {
  switch (logical.kind) {
    case 'date': {
      const ms = /^[+-]?\d{4,6}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
      return Number.isNaN(ms) ? undefined : BigInt(Math.floor(ms / 86_400_000));
    }
    case 'time': {
      const match = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?$/.exec(text);
      if (match === null) return undefined;
      const seconds = BigInt(match[1] ?? 0) * 3600n + BigInt(match[2] ?? 0) * 60n + BigInt(match[3] ?? 0);
      return joined(seconds, match[4] ?? '', logical.digits);
    }
    case 'timestamp':
    case 'local-timestamp': {
      const zone = logical.kind === 'timestamp' ? '(Z|[+-]\\d\\d:\\d\\d)' : '()';
      const match = new RegExp(`^([+-]?\\d{4,6}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(?:\\.(\\d{1,9}))?${zone}$`).exec(
        text,
      );
      if (match === null) return undefined;
      const ms = Date.parse(`${match[1] ?? ''}${match[3] === '' ? 'Z' : (match[3] ?? '')}`);
      return Number.isNaN(ms) ? undefined : joined(BigInt(ms) / 1000n, match[2] ?? '', logical.digits);
    }
    case 'decimal':
    case 'uuid':
    case 'duration':
      return undefined;
  }
}

/** An unscaled two's complement number, big-endian, as a decimal number. */
export function decimalText(bytes: Uint8Array, scale: number): string {
  const unscaled =
    bytes.length === 0 ? 0n : BigInt.asIntN(bytes.length * 8, BigInt(`0x${Buffer.from(bytes).toString('hex')}`));
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${unscaled < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(digits.length - scale)}` : ''}`;
}

/** @returns undefined where the text is no decimal number, has more places than the scale, or does not fit the size. */
export function decimalFromText(text: string, scale: number, size?: number): Uint8Array | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  const fraction = (match?.[3] ?? '').replace(/0+$/, '');
  if (match === null || fraction.length > scale) return undefined;
  const digits = BigInt(`${match[2] ?? '0'}${fraction.padEnd(scale, '0')}`);
  const value = match[1] === '-' ? -digits : digits;
  let length = 1;
  while (BigInt.asIntN(length * 8, value) !== value) length++;
  if (size !== undefined && length > size) return undefined;
  const bytes = size ?? length;
  return Buffer.from(
    BigInt.asUintN(bytes * 8, value)
      .toString(16)
      .padStart(bytes * 2, '0'),
    'hex',
  );
}

/** Months, days and milliseconds, each an unsigned little-endian int32, as an ISO 8601 duration. */
export function durationText(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const seconds = (view.getUint32(8, true) / 1000).toString();
  return `P${view.getUint32(0, true)}M${view.getUint32(4, true)}DT${seconds}S`;
}

export function durationFromText(text: string): Uint8Array | undefined {
  const match = /^P(\d+)M(\d+)DT(\d+(?:\.\d{1,3})?)S$/.exec(text);
  if (match === null) return undefined;
  const parts = [Number(match[1]), Number(match[2]), Math.round(Number(match[3]) * 1000)];
  if (parts.some((part) => part > 0xffffffff)) return undefined;
  const bytes = Buffer.alloc(12);
  parts.forEach((part, i) => bytes.writeUInt32LE(part, i * 4));
  return bytes;
}

export function uuidText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function uuidFromText(text: string): Uint8Array | undefined {
  const match = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
  return match ? Buffer.from(text.replaceAll('-', ''), 'hex') : undefined;
}

/** Whole seconds, rounded down, and the rest as `.123`; empty where there is none. */
function split(value: number | bigint, digits: number): readonly [number, string] {
  const unit = 10 ** digits;
  const [seconds, rest] = typeof value === 'bigint' ? splitLarge(value, BigInt(unit)) : splitNumber(value, unit);
  return [seconds, rest === 0 ? '' : `.${rest.toString().padStart(digits, '0')}`];
}

function splitNumber(value: number, unit: number): readonly [number, number] {
  const rest = ((value % unit) + unit) % unit;
  return [(value - rest) / unit, rest];
}

function splitLarge(value: bigint, unit: bigint): readonly [number, number] {
  const rest = ((value % unit) + unit) % unit;
  return [Number((value - rest) / unit), Number(rest)];
}

function joined(seconds: bigint, fraction: string, digits: number): bigint | undefined {
  if (fraction.replace(/0+$/, '').length > digits) return undefined;
  return seconds * 10n ** BigInt(digits) + BigInt(fraction.slice(0, digits).padEnd(digits, '0') || '0');
}

function isoDate(ms: number): string | undefined {
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : undefined;
}
