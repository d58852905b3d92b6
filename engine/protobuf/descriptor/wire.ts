/** The fields of one message in Protobuf's wire format, by number, in the order of the bytes. */
export class WireMessage {
  private readonly numbers = new Map<number, number[]>();
  private readonly ranges = new Map<number, (readonly [start: number, end: number])[]>();

  private constructor(private readonly bytes: Uint8Array) {}

  /** Undefined where the bytes are no message. Fields of 32 and 64 bits and groups are read over: no descriptor has any. */
  static read(bytes: Uint8Array, start = 0, end = bytes.length): WireMessage | undefined {
    const message = new WireMessage(bytes);
    const cursor: WireCursor = { bytes, at: start, end };
    while (cursor.at < end) {
      const key = readVarint(cursor);
      if (key === undefined || key >>> 3 === 0) return undefined;
      if (!message.readField(cursor, key >>> 3, key & 7)) return undefined;
    }
    return message;
  }

  /** The value of a singular number, as 32 bits with sign. The last one counts. */
  number(field: number): number | undefined {
    return this.numbers.get(field)?.at(-1);
  }

  /** A repeated number, whether it is written packed or one by one. */
  allNumbers(field: number): readonly number[] {
    const numbers = [...(this.numbers.get(field) ?? [])];
    for (const [start, end] of this.ranges.get(field) ?? []) {
      const cursor: WireCursor = { bytes: this.bytes, at: start, end };
      for (let value = readVarint(cursor); value !== undefined; value = readVarint(cursor)) numbers.push(value);
    }
    return numbers;
  }

  text(field: number): string | undefined {
    return this.texts(field).at(-1);
  }

  texts(field: number): readonly string[] {
    return (this.ranges.get(field) ?? []).map(([start, end]) => decodeUtf8(this.bytes, start, end));
  }

  /** The messages of a field; undefined where one of them cannot be read. */
  messages(field: number): readonly WireMessage[] | undefined {
    const messages: WireMessage[] = [];
    for (const [start, end] of this.ranges.get(field) ?? []) {
      const message = WireMessage.read(this.bytes, start, end);
      if (message === undefined) return undefined;
      messages.push(message);
    }
    return messages;
  }

  private readField(cursor: WireCursor, field: number, type: number): boolean {
    if (type === 0) {
      const value = readVarint(cursor);
      if (value !== undefined) append(this.numbers, field, value);
      return value !== undefined;
    }
    if (type === 1 || type === 5) {
      cursor.at += type === 1 ? 8 : 4;
      return cursor.at <= cursor.end;
    }
    if (type !== 2) return false;
    const length = readVarint(cursor);
    if (length === undefined || length < 0 || cursor.at + length > cursor.end) return false;
    append(this.ranges, field, [cursor.at, cursor.at + length] as const);
    cursor.at += length;
    return true;
  }
}

interface WireCursor {
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;
}

/** A number of at most ten bytes, of which the lower 32 bits count; undefined at the end of the message. */
function readVarint(cursor: WireCursor): number | undefined {
  let value = 0;
  for (let shift = 0; shift < 70; shift += 7) {
    const byte = cursor.at < cursor.end ? cursor.bytes[cursor.at] : undefined;
    if (byte === undefined) return undefined;
    cursor.at++;
    if (shift < 32) value |= (byte & 127) << shift;
    if (byte < 128) return value;
  }
  return undefined;
}

function append<T>(lists: Map<number, T[]>, field: number, value: T): void {
  const list = lists.get(field);
  if (list === undefined) lists.set(field, [value]);
  else list.push(value);
}

/** Bytes that are no UTF-8 become U+FFFD. */
function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end;) {
    const first = bytes[at++] ?? 0;
    const more = first < 0x80 ? 0 : first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
    let code = more === 0 ? first : first & (0x3f >> more);
    let valid = first < 0x80 || (first >= 0xc2 && first < 0xf5);
    for (let i = 0; i < more && valid; i++) {
      const next = at < end ? (bytes[at] ?? 0) : 0;
      valid = (next & 0xc0) === 0x80;
      if (valid) at++;
      code = (code << 6) | (next & 0x3f);
    }
    text += String.fromCodePoint(valid && code <= 0x10ffff ? code : 0xfffd);
  }
  return text;
}
