/** A largest possible pairing: for each left index its right partner, if it has one. */
export interface Matching {
  readonly size: number;
  readonly partners: readonly (number | undefined)[];
}

/**
 * The maximum bipartite matching (Kuhn's augmenting paths). Earlier left branches are served first, as in the
 * reference. Each tries the branch at its own place first, because that says most plainly what changed.
 */
export function maximumMatching(left: number, right: number, fits: (i: number, j: number) => boolean): Matching {
  const partners: (number | undefined)[] = Array.from({ length: left }, () => undefined);
  const taken: (number | undefined)[] = Array.from({ length: right }, () => undefined);
  let size = 0;
  for (let i = 0; i < left && size < Math.min(left, right); i++) {
    const own = i < right && taken[i] === undefined && fits(i, i);
    if (own) {
      partners[i] = i;
      taken[i] = i;
    }
    if (own || augment(i, right, fits, partners, taken)) size++;
  }
  return { size, partners };
}

/** Looks for a chain of changes, breadth first, at whose end a free right index is. */
function augment(
  start: number,
  right: number,
  fits: (i: number, j: number) => boolean,
  partners: (number | undefined)[],
  taken: (number | undefined)[],
): boolean {
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (const i of queue) {
    for (let j = 0; j < right; j++) {
      if (cameFrom.has(j) || !fits(i, j)) continue;
      cameFrom.set(j, i);
      const next = taken[j];
      if (next === undefined) {
        flip(j, cameFrom, partners, taken);
        return true;
      }
      queue.push(next);
    }
  }
  return false;
}

function flip(
  end: number,
  cameFrom: ReadonlyMap<number, number>,
  partners: (number | undefined)[],
  taken: (number | undefined)[],
): void {
  let j: number | undefined = end;
  while (j !== undefined) {
    const i = cameFrom.get(j);
    if (i === undefined) return;
    const before: number | undefined = partners[i];
    partners[i] = j;
    taken[j] = i;
    j = before;
  }
}
