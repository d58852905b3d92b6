/**
 * How many UTF-16 units two texts have in common at their beginning. By halves, because the platform compares long pieces
 * hundreds of times faster than a loop compares single characters.
 */
export function commonStart(a: string, b: string): number {
  let same = 0;
  let limit = Math.min(a.length, b.length);
  while (same < limit) {
    const half = (same + limit + 1) >> 1;
    if (a.slice(same, half) === b.slice(same, half)) same = half;
    else limit = half - 1;
  }
  return same;
}

/** How many units they have in common at their end, of at most `limit`. */
export function commonEnd(a: string, b: string, limit: number): number {
  let same = 0;
  let most = limit;
  while (same < most) {
    const half = (same + most + 1) >> 1;
    const equal = a.slice(a.length - half, a.length - same) === b.slice(b.length - half, b.length - same);
    if (equal) same = half;
    else most = half - 1;
  }
  return same;
}
