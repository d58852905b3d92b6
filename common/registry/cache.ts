/** A cache with a bound on both entries and weight; what was not used for longest goes first. */
export interface BoundedCache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T, weight: number, lifetimeMs: number): void;
  /** Forgets the entries that were given a finite lifetime. */
  forgetShortLived(): void;
  readonly size: number;
  readonly weight: number;
}

interface Entry<T> {
  readonly value: T;
  readonly weight: number;
  /** On the clock of `now`; infinite for what never changes. */
  readonly expires: number;
}

/**
 * @param maxWeight in the caller's unit; an entry that alone is heavier is not kept.
 * @param now milliseconds, for lifetimes.
 */
export function boundedCache<T>(maxEntries: number, maxWeight: number, now: () => number): BoundedCache<T> {
  // A Map keeps insertion order: re-inserting at each use makes its first key the least recently used one.
  const entries = new Map<string, Entry<T>>();
  let total = 0;

  const remove = (key: string) => {
    const entry = entries.get(key);
    if (entry === undefined) return;
    entries.delete(key);
    total -= entry.weight;
  };

  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      if (entry.expires <= now()) {
        remove(key);
        return undefined;
      }
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value, weight, lifetimeMs) {
      remove(key);
      if (weight > maxWeight || lifetimeMs <= 0) return;
      entries.set(key, { value, weight, expires: now() + lifetimeMs });
      total += weight;
      for (const oldest of entries.keys()) {
        if (entries.size <= maxEntries && total <= maxWeight) break;
        remove(oldest);
      }
    },
    forgetShortLived() {
      for (const [key, entry] of [...entries]) if (entry.expires !== Infinity) remove(key);
    },
    get size() {
      return entries.size;
    },
    get weight() {
      return total;
    },
  };
}
