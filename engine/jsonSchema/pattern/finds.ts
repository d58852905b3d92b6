import { compilePattern } from './compile.js';

/** Whether a pattern is found anywhere in a name, as the reference looks for patternProperties. */
export function finds(pattern: string, name: string): boolean {
  return mayRun(pattern, name) && (compilePattern(pattern)?.test(name) ?? false);
}

/** Names longer than this are matched only against patterns that cannot take long. */
const SHORT_NAME = 24;

/** So many steps of the matcher at most: far below a millisecond per name that anybody has. */
const MAX_STEPS = 2_000_000;

/**
 * Our matcher backtracks, so some patterns would take ages on some names. Those are not run: the name counts as not
 * matched, and the parse says so where it can be seen from the pattern alone.
 */
function mayRun(pattern: string, name: string): boolean {
  if (name.length <= SHORT_NAME && !pattern.includes('?') && !pattern.includes('{')) return true;
  if (name.length > SHORT_NAME && isRisky(pattern)) return false;
  return stepsFor(pattern, name.length) <= MAX_STEPS;
}

/** Each open-ended repetition tries every length, each optional part both ways, and all that from every start. */
function stepsFor(pattern: string, length: number): number {
  const plain = withoutEscapes(pattern).replace(/\(\?[:=!<]+/g, '(');
  const open = (plain.match(OPEN)?.length ?? 0) + (plain.startsWith('^') ? 0 : 1);
  const optional = plain.match(/\?|\{\d+,\d+\}/g)?.length ?? 0;
  return Math.max(length, 1) ** open * 2 ** Math.min(optional, length);
}

const OPEN = /[*+]|\{\d*,\}/g;

/** Repetition inside repetition, or many open-ended repetitions in a row. */
export function isRisky(pattern: string): boolean {
  const plain = withoutEscapes(pattern);
  if (/[*+}]\)*\)[*+{]/.test(plain) || /\([^)]*[*+|{][^)]*\)[*+{]/.test(plain)) return true;
  return (plain.match(OPEN)?.length ?? 0) > 2;
}

function withoutEscapes(pattern: string): string {
  return pattern.replace(/\\./gs, 'x').replace(/\[(?:\^?\]?[^\]]*)\]/g, 'x');
}
