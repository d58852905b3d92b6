import type { RecordHeader } from '../kafka/cluster.js';

/** An event as it is kept for the preview: its bytes, cut where they are very many. */
export interface EventRecord {
  readonly partition: number;
  readonly offset: bigint;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly headers: readonly RecordHeader[];
  /** Bytes in the topic; more than `key` and `value` hold where they were cut. */
  readonly keySize: number;
  readonly valueSize: number;
}

/** Where reading begins. */
export type ReadStart =
  /** So many events from the end, over all partitions the newest ones. */
  | { readonly kind: 'latest'; readonly count: number }
  | { readonly kind: 'beginning' }
  /** The same offset in every partition; an older one than there is means the oldest. */
  | { readonly kind: 'offset'; readonly offset: bigint }
  /** Milliseconds since 1970. */
  | { readonly kind: 'time'; readonly timestamp: number };

export interface ReadOptions {
  readonly topic: string;
  readonly start: ReadStart;
}
