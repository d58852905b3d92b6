import type { EventRecord } from '../record.js';
import { newChunk, packInto, rowBytes, UnpackedEvent, CHUNK_ROWS, type Chunk } from './chunk.js';
import { slabs } from './slabs.js';

export interface StoreLimits {
  readonly maxEvents: number;
  readonly maxBytes: number;
}

/** An event with its number in order of arrival, by which the panel asks for it. */
export interface StoredEvent extends EventRecord {
  readonly id: number;
}

/** Ids of events that came together: `first`, and so many after it. */
export interface IdRange {
  readonly first: number;
  readonly count: number;
}

/**
 * Keeps the last events within two bounds. Ids grow by one; the oldest go first. What is kept is bytes and numbers, not
 * objects: the objects are made when somebody looks, so that a hundred thousand events cost the garbage collector nothing.
 */
export interface EventStore {
  /** @returns what was stored (the first of them may already be gone), and how many old events had to go for it */
  add(records: readonly EventRecord[]): IdRange & { readonly dropped: number };
  get(id: number): StoredEvent | undefined;
  /** What sorting and filtering ask of an event that is kept; 0 for others. */
  timestamp(id: number): number;
  partition(id: number): number;
  offset(id: number): bigint;
  /** True when the next events would drive out old ones. */
  isFull(): boolean;
  readonly firstId: number;
  readonly size: number;
  readonly bytes: number;
}

/** What an event costs beside its bytes: a row of numbers here, its id in the view. */
const OVERHEAD_BYTES = 80;

export function eventStore(limits: StoreLimits): EventStore {
  /** The first one holds the oldest event; event `id` is in row `id % CHUNK_ROWS` of its chunk. */
  const chunks: Chunk[] = [];
  let firstChunk = 0;
  let firstId = 0;
  let nextId = 0;
  let bytes = 0;
  const slab = slabs();

  const chunkOf = (id: number): Chunk | undefined =>
    id < firstId || id >= nextId ? undefined : chunks[Math.floor(id / CHUNK_ROWS) - firstChunk];

  const append = (record: EventRecord) => {
    const row = nextId % CHUNK_ROWS;
    if (row === 0) chunks.push(newChunk());
    const chunk = chunks.at(-1);
    if (chunk === undefined) return;
    packInto(chunk, row, record, slab);
    bytes += rowBytes(chunk, row) + OVERHEAD_BYTES;
    nextId++;
  };

  const dropOldest = () => {
    const chunk = chunks[0];
    const row = firstId % CHUNK_ROWS;
    if (chunk === undefined) return;
    bytes -= rowBytes(chunk, row) + OVERHEAD_BYTES;
    // The bytes go with the last event that lies in them, not with the whole chunk.
    chunk.slabs[row] = undefined;
    firstId++;
    if (row === CHUNK_ROWS - 1) {
      chunks.shift();
      firstChunk++;
    }
  };

  return {
    add: (records) => {
      const first = nextId;
      const before = firstId;
      for (const record of records) {
        append(record);
        while (nextId - firstId > limits.maxEvents || (bytes > limits.maxBytes && nextId - firstId > 1)) dropOldest();
      }
      return { first, count: nextId - first, dropped: firstId - before };
    },
    get: (id) => {
      const chunk = chunkOf(id);
      return chunk === undefined ? undefined : new UnpackedEvent(id, chunk, id % CHUNK_ROWS);
    },
    timestamp: (id) => chunkOf(id)?.timestamps[id % CHUNK_ROWS] ?? 0,
    partition: (id) => chunkOf(id)?.partitions[id % CHUNK_ROWS] ?? 0,
    offset: (id) => chunkOf(id)?.offsets[id % CHUNK_ROWS] ?? 0n,
    isFull: () => nextId - firstId >= limits.maxEvents || bytes >= limits.maxBytes,
    get firstId() {
      return firstId;
    },
    get size() {
      return nextId - firstId;
    },
    get bytes() {
      return bytes;
    },
  };
}
