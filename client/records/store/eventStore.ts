import type { EventRecord } from '../record.js';

export interface StoreLimits {
  readonly maxEvents: number;
  readonly maxBytes: number;
}

/** An event with its number in order of arrival, by which the panel asks for it. */
export interface StoredEvent extends EventRecord {
  readonly id: number;
}

/** Keeps the last events within two bounds. Ids grow by one; the oldest go first. */
export interface EventStore {
  /** @returns what was stored, and how many old events had to go for it */
  add(records: readonly EventRecord[]): { readonly added: readonly StoredEvent[]; readonly dropped: number };
  get(id: number): StoredEvent | undefined;
  /** True when the next events would drive out old ones. */
  isFull(): boolean;
  readonly firstId: number;
  readonly size: number;
  readonly bytes: number;
}

/** What an event costs beside its bytes, roughly: objects, numbers, arrays. */
const OVERHEAD_BYTES = 250;
const SLAB_BYTES = 256 * 1024;

export function eventStore(limits: StoreLimits): EventStore {
  let events: StoredEvent[] = [];
  /** Where the oldest event lies in the array; what is before it is gone. */
  let head = 0;
  let firstId = 0;
  let bytes = 0;
  const copy = slabs();

  const dropOldest = () => {
    const oldest = events[head];
    if (oldest === undefined) return;
    bytes -= costOf(oldest);
    head++;
    firstId++;
    // Moving the rest down now and then keeps both the array and the work bounded.
    if (head >= 1024 && head * 2 >= events.length) {
      events = events.slice(head);
      head = 0;
    }
  };

  return {
    add: (records) => {
      const added: StoredEvent[] = [];
      let dropped = 0;
      for (const record of records) {
        // A copy: the fetched bytes belong to a whole answer of the broker, which one kept event would keep alive.
        const event = {
          ...record,
          id: firstId + events.length - head,
          key: copy(record.key),
          value: copy(record.value),
          headers: record.headers.map(({ key, value }) => ({ key, value: copy(value) })),
        };
        events.push(event);
        added.push(event);
        bytes += costOf(event);
        while (events.length - head > limits.maxEvents || (bytes > limits.maxBytes && events.length - head > 1)) {
          dropOldest();
          dropped++;
        }
      }
      return { added, dropped };
    },
    get: (id) => (id < firstId ? undefined : events[head + id - firstId]),
    isFull: () => events.length - head >= limits.maxEvents || bytes >= limits.maxBytes,
    get firstId() {
      return firstId;
    },
    get size() {
      return events.length - head;
    },
    get bytes() {
      return bytes;
    },
  };
}

function costOf({ key, value, headers }: EventRecord): number {
  let cost = OVERHEAD_BYTES + (key?.length ?? 0) + (value?.length ?? 0);
  for (const header of headers) cost += header.key.length * 2 + (header.value?.length ?? 0) + 50;
  return cost;
}

/** Copies small pieces side by side into larger blocks: one allocation for many events. */
function slabs(): (bytes: Uint8Array | null) => Uint8Array | null {
  let slab = new Uint8Array(0);
  let used = 0;
  return (bytes) => {
    if (bytes === null) return null;
    if (bytes.length > SLAB_BYTES / 4) return Uint8Array.from(bytes);
    if (used + bytes.length > slab.length) {
      slab = new Uint8Array(SLAB_BYTES);
      used = 0;
    }
    const place = slab.subarray(used, used + bytes.length);
    place.set(bytes);
    used += bytes.length;
    return place;
  };
}
