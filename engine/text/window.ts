import type { Span } from './span.js';

/** How many units before the place are shown, so that it is seen in its surroundings. */
const BEFORE = 30;

/**
 * The part of a line to show around an offset: the whole line where it has at most `width` UTF-16 units, else that many from
 * a little before the offset. Ends never part a pair of units that are one character.
 */
export function windowAround(line: string, offset: number, width: number): Span {
  if (line.length <= width) return { start: 0, end: line.length };
  const start = wholeCharacter(line, Math.max(0, offset - BEFORE));
  return { start, end: wholeCharacter(line, Math.min(start + width, line.length)) };
}

/** The same offset, or the one before where it would part a pair of UTF-16 units. */
function wholeCharacter(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}
