/** The word of a list that somebody meant who wrote `word`; undefined where none is near: at most a third of the letters differ. */
export function nearestWord(word: string, words: readonly string[]): string | undefined {
  const wanted = word.toLowerCase();
  let best: { readonly word: string; readonly edits: number } | undefined;
  for (const candidate of words) {
    const edits = editDistance(wanted, candidate.toLowerCase());
    if (edits <= Math.max(wanted.length, candidate.length) / 3 && (best === undefined || edits < best.edits)) {
      best = { word: candidate, edits };
    }
  }
  return best?.word;
}

/** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(isSwap ? Math.min(least, at(beforeLast, j - 2) + 1) : least);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
