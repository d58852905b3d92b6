/** A map that forgets what was not used for longest. */
export interface LruCache<V> {
  get(key: string): V | undefined;
  /** `weight` is what the value costs against the capacity; 1 where it is absent. */
  set(key: string, value: V, weight?: number): void;
  values(): readonly V[];
}

/** Holds values of at most `capacity` together; the newest one always, however heavy it is. */
export function lruCache<V extends object>(capacity: number): LruCache<V> {
  // A Map keeps the order of insertion: the first key is the one unused for longest.
  const entries = new Map<string, { readonly value: V; readonly weight: number }>();
  let total = 0;
  const forget = (key: string) => {
    total -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  };
  return {
    get: (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set: (key, value, weight = 1) => {
      forget(key);
      entries.set(key, { value, weight });
      total += weight;
      for (const oldest of entries.keys()) {
        if (total <= capacity || entries.size === 1) break;
        forget(oldest);
      }
    },
    values: () => [...entries.values()].map(({ value }) => value),
  };
}
