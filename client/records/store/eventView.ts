import type { PreviewView } from '../../../common/panels/preview.js';
import type { EventStore, StoredEvent } from './eventStore.js';

export const FIRST_VIEW: PreviewView = { filter: '', partition: null, order: 'time', descending: true };

/** The ids of the events that are shown, in order. */
export interface EventView {
  readonly choice: PreviewView;
  /** Takes events that passed the filter. */
  add(events: readonly StoredEvent[]): void;
  window(from: number, count: number): readonly number[];
  size(): number;
  /** Forgets all ids, for a new choice. */
  reset(choice: PreviewView): void;
}

export function eventView(store: EventStore): EventView {
  let choice = FIRST_VIEW;
  /** Ascending; read from its end where the newest come first. */
  let ids: number[] = [];
  let sorted = true;

  /** Sorting what is nearly sorted is cheap, and happens only when somebody looks. */
  const settle = () => {
    dropGone();
    if (!sorted) ids.sort(comparisonOf(choice, store));
    sorted = true;
  };
  /** The store's first id when `ids` was last cleaned of those that it dropped. */
  let settledFirst = 0;
  const dropGone = () => {
    if (settledFirst === store.firstId) return;
    settledFirst = store.firstId;
    ids = ids.filter((id) => id >= settledFirst);
  };

  return {
    get choice() {
      return choice;
    },
    add: (events) => {
      if (events.length === 0) return;
      const last = ids.at(-1) ?? -1;
      for (const { id } of events) ids.push(id);
      sorted &&= choice.order === 'arrival' && (events[0]?.id ?? 0) > last;
    },
    size: () => {
      dropGone();
      return ids.length;
    },
    window: (from, count) => {
      settle();
      if (!choice.descending) return ids.slice(from, from + count);
      const end = Math.max(0, ids.length - from);
      return ids.slice(Math.max(0, end - count), end).reverse();
    },
    reset: (next) => {
      choice = next;
      ids = [];
      sorted = true;
    },
  };
}

function comparisonOf({ order }: PreviewView, store: EventStore): (a: number, b: number) => number {
  if (order === 'arrival') return (a, b) => a - b;
  return (a, b) => {
    const left = store.get(a);
    const right = store.get(b);
    if (left === undefined || right === undefined) return a - b;
    const difference = order === 'time' ? left.timestamp - right.timestamp : left.partition - right.partition;
    if (difference !== 0) return difference;
    if (left.partition !== right.partition) return a - b;
    return left.offset < right.offset ? -1 : left.offset > right.offset ? 1 : 0;
  };
}
