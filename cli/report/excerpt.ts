import type { Place } from './findings.js';

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
    `${indent}${place.source.name}:${number}:${start.character + 1}`,
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
  const cut = Math.max(0, whole.length <= WIDTH ? 0 : start - 30);
  const shown = whole.slice(cut, cut + WIDTH);
  const line = (cut > 0 ? '…' : '') + columns(shown) + (cut + WIDTH < whole.length ? '…' : '');
  const from = (cut > 0 ? 1 : 0) + columns(whole.slice(cut, start)).length;
  const length = Math.max(1, Math.min(columns(whole.slice(start, stop)).length, WIDTH - (start - cut)));
  return { line, from, length };
}

/** Tabs as two spaces and control characters as dots, so that carets stand where they should and terminals stay calm. */
function columns(text: string): string {
  return text.replaceAll('\t', '  ').replace(/\p{Cc}/gu, '·');
}
