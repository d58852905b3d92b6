import { BytesError } from '../bytesError.js';

/** Nothing that a person would look at; a text that is larger would only fill the memory. */
const MAX_TEXT = 2 ** 26;
/** Items that take no bytes, such as nulls: a few bytes could announce billions of them. */
const MAX_EMPTY_ITEMS = 1_000_000;
/** A recursive schema lets a few kilobytes nest deeper than the call stack; the reference's JSON reader stops here, too. */
const MAX_DEPTH = 1000;
/** Bytes up to which looking at each costs less than a call into the platform. */
const SHORT = 48;

/** An event in Avro's binary encoding, read from its start to its end. */
export class AvroBytes {
  /** The next byte. */
  at = 0;
  depth = 0;
  private emptyItems = 0;
  /** All bytes as one text, a character for each: the strings of an event are cut out of it. */
  private characters: string | undefined;

  constructor(private readonly bytes: Buffer) {}

  fail(reason: string): never {
    throw new BytesError(reason, this.at, this.bytes.length);
  }

  enter(): void {
    if (++this.depth > MAX_DEPTH) this.fail(`The event nests more than ${MAX_DEPTH} records`);
  }

  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) this.fail(ENDS);
    this.at++;
    return byte;
  }

  /** @returns `length` bytes, as a view */
  take(length: number): Buffer {
    const start = this.at;
    if (length < 0) this.fail(`A length is negative: ${length}`);
    if (length > this.bytes.length - start) this.fail(ENDS);
    this.at = start + length;
    return this.bytes.subarray(start, this.at);
  }

  float(): number {
    if (this.at + 4 > this.bytes.length) this.fail(ENDS);
    this.at += 4;
    return this.bytes.readFloatLE(this.at - 4);
  }

  double(): number {
    if (this.at + 8 > this.bytes.length) this.fail(ENDS);
    this.at += 8;
    return this.bytes.readDoubleLE(this.at - 8);
  }

  int(): number {
    const value = this.long();
    if (typeof value === 'bigint' || value < -0x80000000 || value > 0x7fffffff) this.fail('A number has too many bits');
    return value;
  }

  /** A whole number of 64 bits; a bigint only where a number would lose digits. */
  long(): number | bigint {
    const { bytes } = this;
    let at = this.at;
    let byte = bytes[at++];
    if (byte === undefined) this.fail(ENDS);
    let zigzag = byte & 0x7f;
    // Seven groups of seven bits are exact as a number.
    for (let factor = 128; byte >= 0x80; factor *= 128) {
      if (factor === 2 ** 49) return this.largeLong();
      byte = bytes[at++];
      if (byte === undefined) this.fail(ENDS);
      zigzag += (byte & 0x7f) * factor;
    }
    this.at = at;
    return (zigzag & 1) === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
  }

  private largeLong(): number | bigint {
    let zigzag = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      zigzag |= BigInt(byte & 0x7f) << shift;
      if (byte >= 0x80) continue;
      if (zigzag >= 2n ** 64n) break;
      const value = (zigzag & 1n) === 0n ? zigzag >> 1n : -(zigzag >> 1n) - 1n;
      return value >= -MAX_EXACT && value <= MAX_EXACT ? Number(value) : value;
    }
    return this.fail('A number has too many bits');
  }

  /** A length or a count, which is never so large that it is no exact number. */
  count(): number {
    const value = this.long();
    return typeof value === 'bigint' ? this.fail(`A length is too large: ${value}`) : value;
  }

  /** A string as JSON text. Bytes that are no UTF-8 become U+FFFD, as everywhere where text is shown. */
  string(): string {
    const length = this.count();
    const start = this.at;
    if (length < 0 || length > SHORT || length > this.bytes.length - start) {
      return JSON.stringify(this.take(length).toString());
    }
    const end = start + length;
    for (let i = start; i < end; i++) {
      const byte = this.bytes[i] ?? 0;
      if (byte < 0x20 || byte > 0x7e || byte === 0x22 || byte === 0x5c)
        return JSON.stringify(this.take(length).toString());
    }
    this.at = end;
    this.characters ??= this.bytes.toString('latin1');
    return `"${this.characters.slice(start, end)}"`;
  }

  /**
   * The items of an array or map, which come in blocks.
   * @param item reads one; its text
   */
  items(item: (bytes: AvroBytes) => string): string {
    let text = '';
    let index = 0;
    try {
      for (let left = this.blockLength(); left > 0; left = this.blockLength()) {
        for (; left > 0; left--, index++) {
          const start = this.at;
          text += index === 0 ? item(this) : `,${item(this)}`;
          if (this.at === start && ++this.emptyItems > MAX_EMPTY_ITEMS) this.fail(TOO_LARGE);
          if (text.length > MAX_TEXT) this.fail(TOO_LARGE);
        }
      }
    } catch (error) {
      throw error instanceof BytesError ? error.inside(`[${index}]`) : error;
    }
    return text;
  }

  private blockLength(): number {
    const count = this.count();
    if (count >= 0) return count;
    // The size of the block in bytes follows, for readers that skip it.
    this.count();
    return -count;
  }

  end(): void {
    const left = this.bytes.length - this.at;
    if (left > 0) this.fail(`${left} ${left === 1 ? 'byte is' : 'bytes are'} left after the end of the event`);
  }
}

const ENDS = 'The event ends too early';
const TOO_LARGE = 'The event would be too large to show';
const MAX_EXACT = BigInt(Number.MAX_SAFE_INTEGER);
