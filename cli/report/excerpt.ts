import { windowAround } from '../../engine/text/window.js';
import type { Place } from './findings.js';
import { columnsOf, printable, printableSource } from './printable.js';

/** Lines longer than this are cut around the place, so that a minified schema does not flood the terminal. */
const WIDTH = 100;

/**
 * The source line of a place with carets under it:
 *
 *     orders.avsc:4:14
 *       4 |     {"name": "total", "type": "long"}
 *         |              ^^^^^^^
 */
export function excerpt(place: Place, indent: string): string {
  const { start, end } = place.range;
  const number = String(start.line + 1);
  const { line, from, length } = visiblePart(
    place,
    start.character,
    end.line === start.line ? end.character : undefined,
  );
  const gutter = ' '.repeat(number.length);
  return [
    `${indent}${printable(place.source.name)}:${number}:${start.character + 1}`,
    `${indent}  ${number} | ${line}`,
    `${indent}  ${gutter} | ${' '.repeat(from)}${'^'.repeat(length)}`,
    '',
  ].join('\n');
}

function visiblePart(place: Place, start: number, end: number | undefined) {
  const { source } = place;
  const lineSpan = source.lines.lineSpan(place.range.start.line);
  const whole = source.text.slice(lineSpan.start, lineSpan.end);
  const stop = Math.max(start, Math.min(end ?? whole.length, whole.length));
  const { start: cut, end: last } = windowAround(whole, start, WIDTH);
  const shown = (from: number, to: number) => printableSource(whole.slice(from, Math.min(to, last)));
  const line = (cut > 0 ? '…' : '') + shown(cut, last) + (last < whole.length ? '…' : '');
  const from = (cut > 0 ? 1 : 0) + columnsOf(shown(cut, start));
  return { line, from, length: Math.max(1, columnsOf(shown(start, stop))) };
}
