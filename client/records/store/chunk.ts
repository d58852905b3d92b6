import type { RecordHeader } from '../../kafka/cluster.js';
import type { EventRecord } from '../record.js';
import type { Place } from './slabs.js';

export const CHUNK_ROWS = 1024;

/** Events in columns. The bytes of a row lie together in a slab: key, value, headers; a length of -1 stands for null. */
export interface Chunk {
  readonly timestamps: Float64Array;
  readonly offsets: BigInt64Array;
  readonly partitions: Int32Array;
  readonly slabs: (Buffer | undefined)[];
  readonly starts: Int32Array;
  readonly keyLengths: Int32Array;
  readonly valueLengths: Int32Array;
  readonly headerLengths: Int32Array;
  readonly keySizes: Int32Array;
  readonly valueSizes: Int32Array;
}

export function newChunk(): Chunk {
  const numbers = () => new Int32Array(CHUNK_ROWS);
  return {
    timestamps: new Float64Array(CHUNK_ROWS),
    offsets: new BigInt64Array(CHUNK_ROWS),
    partitions: numbers(),
    slabs: [],
    starts: numbers(),
    keyLengths: numbers(),
    valueLengths: numbers(),
    headerLengths: numbers(),
    keySizes: numbers(),
    valueSizes: numbers(),
  };
}

/** Copies an event into a row: its own bytes belong to a whole answer of the broker, which it would keep alive. */
export function packInto(chunk: Chunk, row: number, record: EventRecord, place: (length: number) => Place): void {
  const { key, value, headers } = record;
  const keyLength = key?.length ?? 0;
  const valueLength = value?.length ?? 0;
  const headerLength = headers.length === 0 ? 0 : lengthOfHeaders(headers);
  const { slab, start } = place(keyLength + valueLength + headerLength);
  if (key !== null) slab.set(key, start);
  if (value !== null) slab.set(value, start + keyLength);
  if (headerLength > 0) writeHeaders(slab, start + keyLength + valueLength, headers);
  chunk.timestamps[row] = record.timestamp;
  chunk.offsets[row] = record.offset;
  chunk.partitions[row] = record.partition;
  chunk.slabs[row] = slab;
  chunk.starts[row] = start;
  chunk.keyLengths[row] = key === null ? -1 : keyLength;
  chunk.valueLengths[row] = value === null ? -1 : valueLength;
  chunk.headerLengths[row] = headerLength;
  chunk.keySizes[row] = record.keySize;
  chunk.valueSizes[row] = record.valueSize;
}

/**
 * The event of a row. Its bytes are views into the slab, made when they are asked for: a filter looks at each event, and
 * mostly at its value alone.
 */
export class UnpackedEvent implements EventRecord {
  private readonly slab: Buffer;
  private keyView: Buffer | null | undefined;
  private valueView: Buffer | null | undefined;

  constructor(
    readonly id: number,
    private readonly chunk: Chunk,
    private readonly row: number,
  ) {
    // Taken now: a row that is dropped lets go of its slab, and its event may still be shown.
    this.slab = chunk.slabs[row] ?? NOTHING;
  }

  get partition(): number {
    return this.chunk.partitions[this.row] ?? 0;
  }

  get offset(): bigint {
    return this.chunk.offsets[this.row] ?? 0n;
  }

  get timestamp(): number {
    return this.chunk.timestamps[this.row] ?? 0;
  }

  get key(): Buffer | null {
    return (this.keyView ??= this.view(this.start, this.chunk.keyLengths[this.row] ?? 0));
  }

  get value(): Buffer | null {
    return (this.valueView ??= this.view(this.valueStart, this.chunk.valueLengths[this.row] ?? 0));
  }

  get headers(): readonly RecordHeader[] {
    const length = this.chunk.headerLengths[this.row] ?? 0;
    if (length === 0) return NO_HEADERS;
    const start = this.valueStart + Math.max(0, this.chunk.valueLengths[this.row] ?? 0);
    return readHeaders(this.slab, start, start + length);
  }

  get keySize(): number {
    return this.chunk.keySizes[this.row] ?? 0;
  }

  get valueSize(): number {
    return this.chunk.valueSizes[this.row] ?? 0;
  }

  private get start(): number {
    return this.chunk.starts[this.row] ?? 0;
  }

  private get valueStart(): number {
    return this.start + Math.max(0, this.chunk.keyLengths[this.row] ?? 0);
  }

  private view(start: number, length: number): Buffer | null {
    return length < 0 ? null : this.slab.subarray(start, start + length);
  }
}

const NO_HEADERS: readonly RecordHeader[] = [];

/** Bytes that a row takes in its slab. */
export function rowBytes(chunk: Chunk, row: number): number {
  const key = Math.max(0, chunk.keyLengths[row] ?? 0);
  return key + Math.max(0, chunk.valueLengths[row] ?? 0) + (chunk.headerLengths[row] ?? 0);
}

const NOTHING = Buffer.alloc(0);
const LENGTH_BYTES = 4;

function lengthOfHeaders(headers: readonly RecordHeader[]): number {
  let length = 0;
  for (const { key, value } of headers) length += 2 * LENGTH_BYTES + Buffer.byteLength(key) + (value?.length ?? 0);
  return length;
}

function writeHeaders(slab: Buffer, start: number, headers: readonly RecordHeader[]): void {
  let at = start;
  for (const { key, value } of headers) {
    const keyLength = slab.write(key, at + LENGTH_BYTES);
    at = slab.writeInt32BE(keyLength, at) + keyLength;
    at = slab.writeInt32BE(value?.length ?? -1, at);
    if (value === null) continue;
    slab.set(value, at);
    at += value.length;
  }
}

function readHeaders(slab: Buffer, start: number, end: number): readonly RecordHeader[] {
  const headers: RecordHeader[] = [];
  let at = start;
  while (at < end) {
    const keyEnd = at + LENGTH_BYTES + slab.readInt32BE(at);
    const key = slab.toString('utf8', at + LENGTH_BYTES, keyEnd);
    const length = slab.readInt32BE(keyEnd);
    const valueStart = keyEnd + LENGTH_BYTES;
    at = valueStart + Math.max(0, length);
    headers.push({ key, value: length < 0 ? null : slab.subarray(valueStart, at) });
  }
  return headers;
}
