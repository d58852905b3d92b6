import type { PreviewView } from '../../../common/panels/preview.js';
import type { EventStore, IdRange } from './eventStore.js';

export const FIRST_VIEW: PreviewView = { filter: '', partition: null, order: 'time', descending: true };

/** The ids of the events that are shown, in order. */
export interface EventView {
  readonly choice: PreviewView;
  /** Takes events that came together, those of the chosen partition. */
  addRange(range: IdRange): void;
  /** Takes one event that passed the filter. */
  add(id: number): void;
  window(from: number, count: number): readonly number[];
  size(): number;
  /** Forgets all ids, for a new choice. */
  reset(choice: PreviewView): void;
}

export function eventView(store: EventStore): EventView {
  let choice = FIRST_VIEW;
  /** Ascending as far as `settled`, then as they came; read from its end where the newest come first. */
  let ids: number[] = [];
  let settled = 0;
  /** The store's first id when `ids` was last cleaned of those that it dropped. */
  let settledFirst = 0;

  const dropGone = () => {
    if (settledFirst === store.firstId) return;
    settledFirst = store.firstId;
    const sorted = ids.slice(0, settled).filter((id) => id >= settledFirst);
    const rest = ids.slice(settled).filter((id) => id >= settledFirst);
    settled = sorted.length;
    ids = sorted.concat(rest);
  };

  /** Only when somebody looks, and only what is new: the rest is in order already. */
  const settle = () => {
    dropGone();
    if (settled === ids.length) return;
    const compare = comparisonOf(choice, store);
    const fresh = ids.slice(settled).sort(compare);
    const keep = placeOf(ids, settled, fresh[0] ?? 0, compare);
    const overlap = ids.slice(keep, settled);
    ids.length = keep;
    mergeInto(ids, overlap, fresh, compare);
    settled = ids.length;
  };

  return {
    get choice() {
      return choice;
    },
    addRange: ({ first, count }) => {
      const { partition } = choice;
      for (let id = Math.max(first, store.firstId); id < first + count; id++) {
        if (partition === null || store.partition(id) === partition) ids.push(id);
      }
    },
    add: (id) => {
      ids.push(id);
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
      settled = 0;
    },
  };
}

type Compare = (a: number, b: number) => number;

function comparisonOf({ order }: PreviewView, store: EventStore): Compare {
  if (order === 'arrival') return (a, b) => a - b;
  return (a, b) => {
    const difference =
      order === 'time' ? store.timestamp(a) - store.timestamp(b) : store.partition(a) - store.partition(b);
    if (difference !== 0) return difference;
    if (store.partition(a) !== store.partition(b)) return a - b;
    const left = store.offset(a);
    const right = store.offset(b);
    return left < right ? -1 : left > right ? 1 : a - b;
  };
}

/** Where in the sorted ids before `end` the id belongs. */
function placeOf(ids: readonly number[], end: number, id: number, compare: Compare): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(ids[middle] ?? 0, id) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function mergeInto(target: number[], left: readonly number[], right: readonly number[], compare: Compare): void {
  let l = 0;
  let r = 0;
  while (l < left.length || r < right.length) {
    const a = left[l];
    const b = right[r];
    if (b === undefined || (a !== undefined && compare(a, b) <= 0)) {
      target.push(a ?? 0);
      l++;
    } else {
      target.push(b);
      r++;
    }
  }
}
