import { is, isDigit, isLatinLetter, PatternError, take } from './text.js';
import type { PatternText } from './text.js';

/** The name of a group, of which the first code point is taken already, with the `>` after it. */
export function readGroupName(text: PatternText, first: number): string {
  if (!isLatinLetter(first)) throw new PatternError('the name of a group begins with a letter from a to z');
  let name = '';
  let point = first;
  for (; isLatinLetter(point) || isDigit(point); point = take(text)) name += String.fromCharCode(point);
  if (!is(point, '>')) throw new PatternError('the name of a group has letters and digits only, and ends with >');
  return name;
}
