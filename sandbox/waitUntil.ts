import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again every `everyMs` milliseconds until `condition` gives something other than undefined or false. The text
 * of `what` completes "… did not happen within N s".
 *
 * @throws Error when `timeoutMs` milliseconds are over, or what `condition` throws.
 */
export async function waitUntil<T>(
  what: string,
  condition: () => Promise<T | undefined | false> | T | undefined | false,
  { timeoutMs = 30_000, everyMs = 50 }: { readonly timeoutMs?: number; readonly everyMs?: number } = {},
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== false) return value;
    if (performance.now() > deadline) throw new Error(`${what} did not happen within ${timeoutMs / 1000} s`);
    await pause(everyMs);
  }
}
