import type { FoundHistory, LastKnown } from './history.js';

/** Histories held; a workspace maps far fewer subjects. */
const MAX_ENTRIES = 500;

/** The last known histories of this session; the one that was set longest ago goes first. */
export function lastKnownInMemory(): LastKnown {
  const entries = new Map<string, { readonly at: string; readonly found: FoundHistory }>();
  return {
    get: (key) => entries.get(key),
    set(key, at, found) {
      entries.delete(key);
      entries.set(key, { at, found });
      for (const oldest of entries.keys()) {
        if (entries.size <= MAX_ENTRIES) break;
        entries.delete(oldest);
      }
    },
  };
}
