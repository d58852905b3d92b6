/** What is asked of a partition at first, in bytes. */
export const FIRST_SHARE = 128 * 1024;
const LARGEST_SHARE = 1024 * 1024;
/** Milliseconds of waiting for an answer that count as none: it was on its way already. */
const NO_WAIT_MS = 10;

/**
 * How much to ask of each partition the next time. Answers wait in memory until they are kept and filtered, and the
 * garbage collector copies what waits: so they are small where this side is the slow one. Where it has to wait for the
 * broker, as on a long way to it, they grow until the way is full.
 *
 * @param share what was asked of each partition, in bytes
 * @param waitedMs how long the answer was waited for, in milliseconds
 */
export function nextShare(share: number, waitedMs: number): number {
  return waitedMs > NO_WAIT_MS ? Math.min(share * 2, LARGEST_SHARE) : Math.max(share / 2, FIRST_SHARE);
}
