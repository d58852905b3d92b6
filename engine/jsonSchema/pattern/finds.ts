import { searchFor } from './java/match.js';
import type { JavaPattern } from './java/nodes.js';
import { readPattern } from './java/syntax.js';

/** Whether a pattern is found anywhere in a text. */
export type Finder = (pattern: string, text: string) => boolean;

/** So many steps of our matcher for all patterns and texts that one finder is asked about: a fraction of a second. */
const PATIENCE = 1_000_000;

/**
 * Finds patterns as the reference (with Java's regular expressions) looks for patternProperties. A pattern that is none of
 * Java's is found nowhere. `giveUp` is called where a search takes too long; it has found nothing then.
 */
export function newFinder(giveUp: () => void): Finder {
  const known = new Map<string, JavaPattern | string>();
  let left = PATIENCE;
  return (pattern, text) => {
    const plain = isSameInBoth(pattern, text) ? ours(pattern) : undefined;
    if (plain !== undefined) return plain.test(text);
    const read = known.get(pattern) ?? readPattern(pattern);
    known.set(pattern, read);
    if (typeof read === 'string') return false;
    const search = searchFor(read, text, left);
    left -= search.steps;
    if (search.found === undefined) giveUp();
    return search.found === true;
  };
}

/** As a finder that is asked once, and finds nothing where that takes too long. */
export const finds: Finder = (pattern, text) => newFinder(() => undefined)(pattern, text);

/** What only Java reads as it means it, or what takes our own matcher long. */
const JAVA_ONLY = /\\[^\\^$.*+?()[\]{}|/dwDWtrnf-]|\(\?(?!:)|[*+?}]\+|&&|\[[^\]]*\[|\[\^?\]/;

function isSameInBoth(pattern: string, text: string): boolean {
  return !JAVA_ONLY.test(pattern) && !/[\n\r\u0085\u2028\u2029]/.test(text) && isQuick(pattern, text.length);
}

/** Our own regular expressions try every way: so many at most. */
const MAX_WAYS = 100_000;

/** Each open-ended repetition tries every length, each optional part both ways, and all that from every start. */
function isQuick(pattern: string, length: number): boolean {
  if (length <= SHORT_TEXT && !/[?{|]/.test(pattern)) return true;
  if (isRisky(pattern)) return false;
  const open = (pattern.match(/[*+]|,\}/g)?.length ?? 0) + (pattern.startsWith('^') ? 0 : 1);
  const optional = pattern.match(/[?|]|,\d+\}/g)?.length ?? 0;
  return Math.max(length, 1) ** open * 2 ** Math.min(optional, length) <= MAX_WAYS;
}

/** Short enough for any pattern that has neither choices nor counts. */
const SHORT_TEXT = 12;

function ours(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    // Java may read it all the same.
    return undefined;
  }
}

/** Repetition inside repetition, or many open-ended repetitions in a row: what takes backtracking matchers long. */
export function isRisky(pattern: string): boolean {
  const plain = pattern.replace(/\\./gs, 'x').replace(/\[(?:\^?\]?[^\]]*)\]/g, 'x');
  if (/[*+}]\)*\)[*+{]/.test(plain) || /\([^)]*[*+|{][^)]*\)[*+{]/.test(plain)) return true;
  return (plain.match(/[*+]|\{\d*,\}/g)?.length ?? 0) > 2;
}
