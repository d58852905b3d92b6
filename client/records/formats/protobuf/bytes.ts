import { BytesError } from '../bytesError.js';

/** Messages within messages; deeper ones are not worth a stack overflow, and other readers of Protobuf stop there too. */
const MAX_DEPTH = 100;
/** Bytes up to which looking at each costs less than a call into the platform. */
const SHORT = 48;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** How a field's value is written: the last three bits of its tag. */
export const WIRE = { varint: 0, fixed64: 1, length: 2, startGroup: 3, endGroup: 4, fixed32: 5 } as const;

/** A message in Protobuf's binary encoding, read from its start to its end. */
export class ProtobufBytes {
  /** The next byte. */
  at = 0;
  /** Where the message that is being read ends. */
  end: number;
  /** All bytes as one text, a character for each: short strings are cut out of it. */
  private characters: string | undefined;

  constructor(
    private readonly bytes: Buffer,
    public depth = 0,
  ) {
    this.end = bytes.length;
  }

  fail(reason: string): never {
    throw new BytesError(reason, this.at, this.bytes.length);
  }

  enter(): void {
    if (++this.depth > MAX_DEPTH + 1) this.fail(`Messages are nested more than ${MAX_DEPTH} deep`);
  }

  /** Number of a field, times eight, and the way that its value is written. */
  tag(): number {
    // One byte for the first fifteen fields of a message.
    const byte = this.bytes[this.at];
    if (byte !== undefined && byte < 0x80 && byte > 7 && this.at < this.end) {
      this.at++;
      return byte;
    }
    const start = this.at;
    const tag = this.varint();
    if (this.at - start > 5 || tag > 0xffffffff) this.fail('The number of a field has too many bits');
    return tag > 7 ? Number(tag) : this.fail('A field has the number 0');
  }

  /** A length in bytes. @returns where that ends */
  until(): number {
    const length = this.varint();
    const end = this.at + Number(length);
    return end > this.end ? this.fail(ENDS) : end;
  }

  take(): Buffer {
    const end = this.until();
    const start = this.at;
    this.at = end;
    return this.bytes.subarray(start, end);
  }

  range(start: number, end: number): Buffer {
    return this.bytes.subarray(start, end);
  }

  /** 64 bits without a sign; a bigint only where a number would lose digits. */
  varint(): number | bigint {
    const { bytes } = this;
    let at = this.at;
    let value = 0;
    // Seven groups of seven bits are exact as a number.
    for (let factor = 1; factor < 2 ** 49; factor *= 128) {
      const byte = at < this.end ? (bytes[at++] ?? 0) : this.fail(ENDS);
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) {
        this.at = at;
        return value;
      }
    }
    return this.largeVarint();
  }

  private largeVarint(): number | bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      // Bits beyond the 64th are nobody's.
      if (byte < 0x80) return exact(BigInt.asUintN(64, value));
    }
    return this.fail('A number has too many bits');
  }

  private byte(): number {
    const byte = this.at < this.end ? this.bytes[this.at] : undefined;
    if (byte === undefined) this.fail(ENDS);
    this.at++;
    return byte;
  }

  signed64(): number | bigint {
    const value = this.varint();
    return typeof value === 'bigint' ? exact(BigInt.asIntN(64, value)) : value;
  }

  zigzag64(): number | bigint {
    const value = this.varint();
    if (typeof value === 'number') return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    return exact((value & 1n) === 0n ? value >> 1n : -(value >> 1n) - 1n);
  }

  /** The low 32 bits of a number; a negative one is written with all 64. */
  signed32(): number {
    const byte = this.bytes[this.at] ?? 0x80;
    if (byte < 0x80 && this.at < this.end) {
      this.at++;
      return byte;
    }
    const value = this.varint();
    return typeof value === 'bigint' ? Number(BigInt.asIntN(32, value)) : value | 0;
  }

  /** A view of so many bytes, for numbers of a fixed size. @returns their offset in `bytes` */
  fixed(size: 4 | 8): number {
    const start = this.at;
    if (start + size > this.end) this.fail(ENDS);
    this.at = start + size;
    return start;
  }

  get buffer(): Buffer {
    return this.bytes;
  }

  /** A string as JSON text. @param strict whether bytes that are no UTF-8 are refused; else they become U+FFFD */
  string(strict: boolean): string {
    const end = this.until();
    const start = this.at;
    this.at = end;
    if (end - start <= SHORT && this.isPlain(start, end)) {
      this.characters ??= this.bytes.toString('latin1');
      return `"${this.characters.slice(start, end)}"`;
    }
    if (!strict) return JSON.stringify(this.bytes.toString('utf8', start, end));
    try {
      return JSON.stringify(UTF8.decode(this.bytes.subarray(start, end)));
    } catch {
      // What the decoder says of it is no more than this.
      this.at = start;
      return this.fail('A string is not UTF-8');
    }
  }

  private isPlain(start: number, end: number): boolean {
    for (let i = start; i < end; i++) {
      const byte = this.bytes[i] ?? 0;
      if (byte < 0x20 || byte > 0x7e || byte === 0x22 || byte === 0x5c) return false;
    }
    return true;
  }

  /** Goes past the value of a field that nobody asks for. */
  skip(tag: number, depth = 0): void {
    switch (tag & 7) {
      case WIRE.varint:
        this.varint();
        return;
      case WIRE.fixed64:
        this.fixed(8);
        return;
      case WIRE.length:
        this.at = this.until();
        return;
      case WIRE.startGroup:
        this.skipGroup(tag, depth);
        return;
      case WIRE.fixed32:
        this.fixed(4);
        return;
      default:
        this.fail((tag & 7) === WIRE.endGroup ? 'A group ends that did not begin' : `Nothing is written as ${tag & 7}`);
    }
  }

  /** Goes past a group, to after the tag that ends it. @returns where its fields end */
  skipGroup(tag: number, depth = 0): number {
    if (depth > MAX_DEPTH) this.fail(`Groups are nested more than ${MAX_DEPTH} deep`);
    const wanted = tag - WIRE.startGroup + WIRE.endGroup;
    for (;;) {
      const end = this.at;
      const next = this.tag();
      if (next === wanted) return end;
      this.skip(next, depth + 1);
    }
  }
}

const ENDS = 'The event ends too early';

function exact(value: bigint): number | bigint {
  return value >= -MAX_EXACT && value <= MAX_EXACT ? Number(value) : value;
}

const MAX_EXACT = BigInt(Number.MAX_SAFE_INTEGER);
