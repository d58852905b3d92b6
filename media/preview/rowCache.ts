import type { PreviewRow } from '../../common/panels/preview.js';

/** Rows around those in sight; older ones stay visible until newer ones have come, so that nothing flickers. */
export interface RowCache {
  get(index: number): PreviewRow | undefined;
  /** Asks for rows that are missing or outdated, one request at a time. */
  want(first: number, end: number): void;
  /** Takes an answer. What is still missing is asked for by the next `want`, which comes with the next frame. */
  put(request: number, from: number, revision: number, rows: readonly PreviewRow[]): void;
  outdated(revision: number): void;
  /** So many rows were added in front. */
  shift(count: number): void;
}

const AROUND = 60;
const MAX_ROWS = 1_500;

export function rowCache(ask: (request: number, from: number, count: number) => void): RowCache {
  let rows = new Map<number, { readonly row: PreviewRow; readonly revision: number }>();
  let revision = 0;
  let request = 0;
  let pending: number | undefined;
  let wanted: { readonly first: number; readonly end: number } | undefined;

  const isFresh = (index: number) => rows.get(index)?.revision === revision;
  const send = () => {
    if (pending !== undefined || wanted === undefined) return;
    const { first, end } = wanted;
    let missing = first;
    while (missing < end && isFresh(missing)) missing++;
    if (missing >= end) return;
    pending = ++request;
    const from = Math.max(0, first - AROUND);
    ask(pending, from, end + AROUND - from);
  };

  return {
    get: (index) => rows.get(index)?.row,
    want: (first, end) => {
      wanted = { first, end };
      send();
    },
    put: (answered, from, ofRevision, found) => {
      if (answered === pending) pending = undefined;
      if (rows.size > MAX_ROWS) rows = new Map();
      found.forEach((row, i) => rows.set(from + i, { row, revision: ofRevision }));
    },
    outdated: (next) => {
      revision = next;
    },
    shift: (count) => {
      rows = new Map([...rows].map(([index, kept]) => [index + count, kept]));
    },
  };
}
