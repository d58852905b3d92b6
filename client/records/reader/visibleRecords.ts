import type { BatchRecord, FetchedPartition, RecordBatch } from '../../kafka/worker/port.js';
import type { EventRecord } from '../record.js';

/** More of a key or value than this is not kept: a preview is for looking at. */
export const MAX_PART_BYTES = 1024 * 1024;

const LOG_APPEND_TIME = 0x08;
const TRANSACTIONAL = 0x10;
const CONTROL = 0x20;
/** The key of a control record: int16 version, then int16 type. */
const ABORT_MARKER = 0;

export interface Visible {
  readonly records: EventRecord[];
  /** The offset to ask for next; it moves on also where every record was dropped. */
  readonly next: bigint;
}

/**
 * What a consumer would be given of fetched batches: without markers of transactions, events of aborted transactions, and
 * events below the asked offset, which a broker sends along because it stores whole batches.
 *
 * @param to events at and above it are left out, where it is given
 */
export function visibleRecords(fetched: FetchedPartition, from: bigint, to?: bigint): Visible {
  const records: EventRecord[] = [];
  const aborts = [...fetched.aborted].sort((a, b) => (a.firstOffset < b.firstOffset ? -1 : 1));
  const abortedProducers = new Set<bigint>();
  let nextAbort = 0;
  let next = from;
  for (const batch of fetched.batches) {
    const last = batch.firstOffset + BigInt(batch.lastOffsetDelta);
    for (let abort = aborts[nextAbort]; abort !== undefined && abort.firstOffset <= last; abort = aborts[nextAbort]) {
      abortedProducers.add(abort.producerId);
      nextAbort++;
    }
    if (last >= next) next = last + 1n;
    if ((batch.attributes & CONTROL) !== 0) {
      if (isAbortMarker(batch.records[0])) abortedProducers.delete(batch.producerId);
      continue;
    }
    if ((batch.attributes & TRANSACTIONAL) !== 0 && abortedProducers.has(batch.producerId)) continue;
    const whole = batch.firstOffset >= from && (to === undefined || last < to);
    for (const record of batch.records) {
      const offset = batch.firstOffset + BigInt(record.offsetDelta);
      if (!whole && (offset < from || (to !== undefined && offset >= to))) continue;
      records.push(eventOf(fetched.partition, offset, batch, record));
    }
  }
  return { records, next };
}

function isAbortMarker(record: BatchRecord | undefined): boolean {
  return record?.key?.length === 4 && record.key.readInt16BE(2) === ABORT_MARKER;
}

function eventOf(partition: number, offset: bigint, batch: RecordBatch, record: BatchRecord): EventRecord {
  const appended = (batch.attributes & LOG_APPEND_TIME) !== 0;
  // Milliseconds are exact as numbers, and summed so without a bigint for each event.
  const timestamp = appended
    ? Number(batch.maxTimestamp)
    : Number(batch.firstTimestamp) + Number(record.timestampDelta);
  return {
    partition,
    offset,
    timestamp,
    key: cut(record.key),
    value: cut(record.value),
    headers:
      record.headers.length === 0
        ? NO_HEADERS
        : record.headers.map(([key, value]) => ({ key: key?.toString('utf8') ?? '', value: cut(value) })),
    keySize: record.key?.length ?? 0,
    valueSize: record.value?.length ?? 0,
  };
}

const NO_HEADERS: readonly never[] = [];

function cut(bytes: Buffer | null): Buffer | null {
  return bytes !== null && bytes.length > MAX_PART_BYTES ? bytes.subarray(0, MAX_PART_BYTES) : bytes;
}
