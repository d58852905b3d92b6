import type { PointSet, SamePoint } from './nodes.js';
import type { Modes } from './text.js';

/** Case counts, or it does not for A to Z, or for any letter. */
type Folding = Pick<Modes, 'ignoreCase' | 'unicodeCase'>;

export function single(point: number, folding: Folding): PointSet {
  const same = samePoint(folding);
  // `ß` stands for itself, though the large one would have it as its small letter.
  const alone = same === isEqual || (folding.unicodeCase && folded(point) === upper(point));
  return alone ? (other) => other === point : (other) => same(other, point);
}

export function samePoint({ ignoreCase, unicodeCase }: Folding): SamePoint {
  if (!ignoreCase) return isEqual;
  return unicodeCase
    ? (a, b) => a === b || folded(a) === folded(b)
    : (a, b) => a === b || lowerAscii(a) === lowerAscii(b);
}

const isEqual: SamePoint = (a, b) => a === b;

export function range(low: number, high: number, { ignoreCase, unicodeCase }: Folding): PointSet {
  const within = (point: number) => point >= low && point <= high;
  if (!ignoreCase) return within;
  if (unicodeCase) return (point) => within(point) || within(upper(point)) || within(folded(point));
  return (point) => within(point) || (isAsciiLetter(point) && (within(point | 32) || within(point & ~32)));
}

export function union(a: PointSet | undefined, b: PointSet): PointSet {
  return a === undefined ? b : (point) => a(point) || b(point);
}

export function both(a: PointSet, b: PointSet): PointSet {
  return (point) => a(point) && b(point);
}

export function not(set: PointSet): PointSet {
  return (point) => !set(point);
}

/** The characters of a regular expression of ours for one character, which is made when it is first asked. */
export function setOf(expression: string): PointSet {
  let one: RegExp | undefined;
  return (point) => (one ??= new RegExp(`^${expression}$`, 'v')).test(String.fromCodePoint(point));
}

/** Java looks at the small letter of the large one, and at letters that are one in the other case too. */
function folded(point: number): number {
  return String.fromCodePoint(upper(point)).toLowerCase().codePointAt(0) ?? point;
}

function upper(point: number): number {
  const text = String.fromCodePoint(point).toUpperCase();
  const large = text.codePointAt(0) ?? point;
  if (text.length === (large > 0xffff ? 2 : 1)) return large;
  // `ᾳ` has a large letter of its own, though it is written with two.
  return (
    [point + 8, point + 9].find((other) => String.fromCodePoint(other).toLowerCase() === String.fromCodePoint(point)) ??
    point
  );
}

function lowerAscii(point: number): number {
  return point >= 65 && point <= 90 ? point + 32 : point;
}

function isAsciiLetter(point: number): boolean {
  return point < 128 && /[A-Za-z]/.test(String.fromCharCode(point));
}

const ASCII_SETS: Readonly<Record<string, string>> = {
  d: '[0-9]',
  w: '[a-zA-Z_0-9]',
  s: '[ \\t\\n\\v\\f\\r]',
};

const UNICODE_SETS: Readonly<Record<string, string>> = {
  d: '\\p{Nd}',
  w: '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}]',
  s: '\\p{White_Space}',
};

const SPACES: Readonly<Record<string, string>> = {
  h: '[ \\t\\u{a0}\\u{1680}\\u{180e}\\u{2000}-\\u{200a}\\u{202f}\\u{205f}\\u{3000}]',
  v: '[\\n\\v\\f\\r\\u{85}\\u{2028}\\u{2029}]',
};

/** `\d`, `\D` and so on. */
export function namedSet(letter: string, unicode: boolean): PointSet {
  const name = letter.toLowerCase();
  const set = setOf(SPACES[name] ?? (unicode ? UNICODE_SETS : ASCII_SETS)[name] ?? '[]');
  return name === letter ? set : not(set);
}

/** `.` */
export function anyPoint({ dotAll, unixLines }: Pick<Modes, 'dotAll' | 'unixLines'>): PointSet {
  if (dotAll) return () => true;
  if (unixLines) return (point) => point !== 10;
  return setOf('[^\\n\\r\\u{85}\\u{2028}\\u{2029}]');
}
