import { compilePattern } from './compile.js';

/** Whether a pattern is found anywhere in a name, as the reference looks for patternProperties. */
export function finds(pattern: string, name: string): boolean {
  return mayRun(pattern, name) && (compilePattern(pattern)?.test(name) ?? false);
}

/** Names longer than this are matched only against patterns that cannot take long. */
const SHORT_NAME = 24;

/**
 * Our matcher backtracks, so some patterns would take ages on some names. Those are not run: the name counts as not
 * matched, and the parse says so.
 */
function mayRun(pattern: string, name: string): boolean {
  return !isRisky(pattern) || name.length <= SHORT_NAME;
}

/** Repetition inside repetition, or many open-ended repetitions in a row. */
export function isRisky(pattern: string): boolean {
  const plain = pattern.replace(/\\./gs, 'x').replace(/\[(?:\^?\]?[^\]]*)\]/g, 'x');
  if (/[*+}]\)*\)[*+{]/.test(plain) || /\([^)]*[*+|{][^)]*\)[*+{]/.test(plain)) return true;
  return (plain.match(/[*+]|\{\d*,\}/g)?.length ?? 0) > 2;
}
