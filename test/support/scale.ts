/**
 * How much of its full count a generated test tries. The part `properties` of `npm test` runs them at 1, which is what
 * counts; the unit tests stay quick with a small part of it, and a long night can take more.
 */
export const scale = Number(process.env['EVENT_STREAMS_TEST_SCALE'] ?? '0.03');

/** The number of tries for a test whose full count is `full`; at least one. */
export function scaled(full: number): number {
  return Math.ceil(full * scale);
}
