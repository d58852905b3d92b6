/** The registry's wire format: a zero byte, the schema id as int32 big-endian, then the event as the schema says. */
const MAGIC = 0;
const PREFIX_BYTES = 5;

export interface Frame {
  readonly schemaId: number;
  /** What follows the id; for Protobuf it begins with the message indexes. */
  readonly payload: Uint8Array;
}

/** @returns undefined for bytes that cannot be framed: too short, another first byte, or an id that no registry gives. */
export function readFrame(bytes: Uint8Array): Frame | undefined {
  const schemaId = framedId(bytes);
  return schemaId === undefined ? undefined : { schemaId, payload: bytes.subarray(PREFIX_BYTES) };
}

/** The schema id in front of an event; undefined as for `readFrame`. */
export function framedId(bytes: Uint8Array): number | undefined {
  if (bytes.length < PREFIX_BYTES || bytes[0] !== MAGIC) return undefined;
  // Not through a DataView: this is asked for each event that a filter looks at.
  const schemaId = ((bytes[1] ?? 0) << 24) | ((bytes[2] ?? 0) << 16) | ((bytes[3] ?? 0) << 8) | (bytes[4] ?? 0);
  return schemaId > 0 ? schemaId : undefined;
}

/** @param indexes the path to the message in a Protobuf schema, see `writeMessageIndexes`; absent for other formats */
export function writeFrame(schemaId: number, payload: Uint8Array, indexes?: readonly number[]): Uint8Array {
  const middle = indexes === undefined ? [] : writeMessageIndexes(indexes);
  const bytes = new Uint8Array(PREFIX_BYTES + middle.length + payload.length);
  viewOf(bytes).setInt32(1, schemaId);
  bytes.set(middle, PREFIX_BYTES);
  bytes.set(payload, PREFIX_BYTES + middle.length);
  return bytes;
}

export interface MessageIndexes {
  /** Index of the message among the file's, then of the nested one in it, and so on; never empty. */
  readonly indexes: readonly number[];
  /** How many bytes they took. */
  readonly length: number;
}

/** Nobody nests messages deeper; a larger count means that these are not message indexes. */
const MAX_DEPTH = 100;

/** @returns undefined where the bytes do not begin with message indexes. */
export function readMessageIndexes(bytes: Uint8Array): MessageIndexes | undefined {
  const count = readZigzag(bytes, 0);
  if (count === undefined || count.value < 0 || count.value > MAX_DEPTH) return undefined;
  // The first message of a file is by far the most frequent: it has a short form, a lone zero.
  if (count.value === 0) return { indexes: [0], length: count.end };
  const indexes: number[] = [];
  let at = count.end;
  for (let i = 0; i < count.value; i++) {
    const index = readZigzag(bytes, at);
    if (index === undefined || index.value < 0) return undefined;
    indexes.push(index.value);
    at = index.end;
  }
  return { indexes, length: at };
}

/** A count and the indexes as zigzag varints; `[0]` is a single zero. */
export function writeMessageIndexes(indexes: readonly number[]): readonly number[] {
  if (indexes.length === 1 && indexes[0] === 0) return [0];
  return [indexes.length, ...indexes].flatMap(zigzag);
}

function readZigzag(bytes: Uint8Array, start: number): { readonly value: number; readonly end: number } | undefined {
  let value = 0;
  for (let at = start, factor = 1; at < Math.min(bytes.length, start + 5); at++, factor *= 128) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return { value: value % 2 === 0 ? value / 2 : -(value + 1) / 2, end: at + 1 };
  }
  return undefined;
}

function zigzag(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = value >= 0 ? value * 2 : -value * 2 - 1;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
