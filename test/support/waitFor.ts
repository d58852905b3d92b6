import { setTimeout as delay } from 'node:timers/promises';

export interface WaitOptions {
  /** Milliseconds until it gives up; 10,000 where it is absent. */
  readonly timeout?: number;
  /** Milliseconds between two looks; 25 where it is absent. */
  readonly interval?: number;
}

/**
 * Waits until a condition holds: the only way a test may wait. Resolves with the first value of `look` that is neither
 * undefined, null nor false. Rejects after the timeout, naming what it waited for, with the last error of `look` as the cause.
 */
export async function waitFor<Value>(
  what: string,
  look: () => Value | Promise<Value>,
  options: WaitOptions = {},
): Promise<NonNullable<Exclude<Value, false>>> {
  const timeout = options.timeout ?? 10_000;
  const deadline = Date.now() + timeout;
  for (;;) {
    const seen = await attempt(look);
    if ('value' in seen && isThere(seen.value)) return seen.value;
    if (Date.now() >= deadline) {
      const cause = 'error' in seen ? { cause: seen.error } : undefined;
      throw new Error(`Waited ${timeout} ms in vain for ${what}.`, cause);
    }
    await delay(options.interval ?? 25);
  }
}

/** One look; it may fail as long as what it looks at is not there yet. */
async function attempt<Value>(look: () => Value | Promise<Value>): Promise<{ value: Value } | { error: unknown }> {
  try {
    return { value: await look() };
  } catch (error) {
    return { error };
  }
}

function isThere<Value>(value: Value): value is NonNullable<Exclude<Value, false>> {
  return value !== undefined && value !== null && value !== false;
}
