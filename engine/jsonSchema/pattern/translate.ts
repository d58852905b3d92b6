import { readEscape } from './java/escapes.js';
import { withoutQuotes } from './java/quotes.js';
import { openPattern, pointAt } from './java/text.js';
import type { PatternText } from './java/text.js';
import { propertySet } from './propertySets.js';

/** What makes a pattern one that only Java reads as it means it. */
const JAVA_ONLY = /\\[AGHNQRVXZachehpPvxz0uEsS]|\(\?(?:>|[a-zA-Z-]+[:)])|[*+?}]\+|&&|\[[^\]]*\[|\[\^?\]/;

export function needsTranslation(pattern: string): boolean {
  return JAVA_ONLY.test(pattern);
}

/** A pattern being translated, part by part. */
interface Translation {
  readonly text: PatternText;
  readonly parts: string[];
  /** The groups that are open: the part that each begins with, and what closes it. */
  readonly open: (readonly [part: number, close: string])[];
  /** The part that the last atom begins with: what a repetition repeats. */
  atom: number;
  /** How many groups we added; they have names, so that they can be told from the pattern's own. */
  added: number;
  /** With references to groups by number no group may be added. */
  readonly numbered: boolean;
  /** `$` stands at the end of each line. */
  readonly lines: boolean;
}

/**
 * A regular expression of Java's, which is known to be one, as one of ours. `(?i)` and the like count only at the
 * beginning; beside `\1`, possessive repetition gives back like any other. Undefined where something has no counterpart.
 */
export function translatePattern(pattern: string): RegExp | undefined {
  const [, flags = '', rest = ''] = /^(?:\(\?([a-zA-Z]+)\))?([\s\S]*)$/.exec(withoutQuotes(pattern)) ?? [];
  const text = openPattern(flags.includes('x') ? withoutComments(rest) : rest);
  const translation: Translation = {
    text,
    parts: [],
    open: [],
    atom: 0,
    added: 0,
    numbered: /\\[1-9]/.test(rest),
    lines: flags.includes('m'),
  };
  while (text.at < text.points.length) {
    if (!translateNext(translation)) return undefined;
  }
  const ours = ['i', 'm', 's'].filter((flag) => flags.includes(flag)).join('');
  return new RegExp(translation.parts.join(''), `v${ours}`);
}

function withoutComments(pattern: string): string {
  return pattern.replace(/(\\[\s\S])|#[^\n]*|\s+/g, (_, escape: string | undefined) => escape ?? '');
}

/** False where the next part has no counterpart. */
function translateNext(translation: Translation): boolean {
  const { text, parts } = translation;
  if (repeats(translation)) return true;
  const start = parts.length;
  const character = next(text);
  switch (character) {
    case '(':
      openGroup(translation);
      return true;
    case ')': {
      const [part, close] = translation.open.pop() ?? [start, ')'];
      parts.push(close);
      translation.atom = part;
      return true;
    }
    case '\\':
    case '[': {
      const part = character === '[' ? translateClass(text) : translateEscape(text, false);
      if (part !== undefined) parts.push(part);
      break;
    }
    case '^':
      parts.push('(?:^)');
      break;
    case '$':
      parts.push(translation.lines ? '(?:$)' : (PLACES['Z'] ?? ''));
      break;
    case ']':
    case '}':
      parts.push(`\\${character}`);
      break;
    default:
      parts.push(character);
  }
  translation.atom = start;
  return parts.length > start;
}

/** A repetition, if one comes next. Ours has none that gives nothing back: what was matched is looked for once more. */
function repeats(translation: Translation): boolean {
  const { text, parts } = translation;
  const count = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(slice(text, text.at, text.at + 40))?.[0];
  if (count === undefined || parts.length === 0) return false;
  text.at += count.length;
  const after = at(text);
  if (after === '?' || after === '+') text.at++;
  parts.push(after === '?' ? `${count}?` : count);
  if (after === '+') keepAll(translation, translation.atom);
  return true;
}

/** Makes the parts from one on give nothing back. */
function keepAll(translation: Translation, from: number): void {
  if (translation.numbered) return;
  const name = `kept${++translation.added}`;
  const { parts } = translation;
  const kept = parts.splice(from).join('');
  parts.push(`(?:(?=(?<${name}>${kept}))\\k<${name}>)`);
}

/** A group; what looks around can be repeated in Java, so it stands in a group of its own. */
function openGroup(translation: Translation): void {
  const { text, parts, open } = translation;
  const start = /^\?(?:>|<?[=!]|([a-zA-Z-]+)([:)]))/.exec(slice(text, text.at, text.at + 12));
  const part = parts.length;
  if (start === null) {
    parts.push('(');
    open.push([part, ')']);
    return;
  }
  text.at += start[0].length;
  switch (start[0]) {
    case '?>': {
      if (translation.numbered) parts.push('(?:');
      else parts.push(`(?:(?=(?<kept${++translation.added}>`);
      open.push([part, translation.numbered ? ')' : `))\\k<kept${translation.added}>)`]);
      return;
    }
    case '?=':
    case '?!':
    case '?<=':
    case '?<!':
      parts.push(`(?:(${start[0]}`);
      open.push([part, '))']);
      return;
    default:
      if (start[2] === ')') return;
      parts.push('(?:');
      open.push([part, ')']);
  }
}

const SETS: Readonly<Record<string, string>> = {
  h: '[ \\t\\u{a0}\\u{1680}\\u{180e}\\u{2000}-\\u{200a}\\u{202f}\\u{205f}\\u{3000}]',
  v: '[\\n\\v\\f\\r\\u{85}\\u{2028}\\u{2029}]',
  s: '[ \\t\\n\\v\\f\\r]',
  d: '[0-9]',
  w: '[a-zA-Z_0-9]',
};

/** Outside of brackets only. A grapheme is near enough: a character with its marks, or a line break. */
const PLACES: Readonly<Record<string, string>> = {
  A: '(?:(?<![\\s\\S]))',
  G: '(?:(?<![\\s\\S]))',
  z: '(?:(?![\\s\\S]))',
  Z: '(?:(?=(?:\\r\\n|[\\n\\r\\u{85}\\u{2028}\\u{2029}])?(?![\\s\\S])))',
  R: '(?:\\r\\n|[\\n-\\r\\u{85}\\u{2028}\\u{2029}])',
  X: '(?:\\r\\n|\\P{M}(?:\\u{200d}\\p{Extended_Pictographic}|[\\p{M}\\p{Emoji_Modifier}\\u{200d}])*|\\p{M})',
};

function translateEscape(text: PatternText, inClass: boolean): string | undefined {
  const name = at(text);
  const lower = name.toLowerCase();
  if (lower === 'p') return translateProperty(text);
  const set = SETS[lower];
  if (set !== undefined) {
    text.at++;
    return name === lower ? set : `[^${set}]`;
  }
  const place = inClass ? undefined : PLACES[name];
  if (place !== undefined) {
    text.at++;
    return place;
  }
  const from = text.at;
  if (!inClass && name === 'k') text.groupNames.add(/^k<([^>]*)/.exec(slice(text, from, from + 200))?.[1] ?? '');
  if (!inClass && (name === 'b' || name === 'B')) {
    text.at++;
    return `(?:\\${name})`;
  }
  const { point } = readEscape(text, inClass);
  return point === undefined ? `\\${slice(text, from, text.at)}` : character(point);
}

function translateProperty(text: PatternText): string | undefined {
  const letter = next(text);
  const first = next(text);
  let name = first;
  if (first === '{') {
    const from = text.at;
    while (at(text) !== '}') text.at++;
    name = slice(text, from, text.at);
    text.at++;
  }
  const set = propertySet(name);
  return set === undefined || letter === 'p' ? set : `[^${set}]`;
}

/** Java: the parts between `&&` are met with each other, and what is negated is the whole. */
function translateClass(text: PatternText): string | undefined {
  const negated = at(text) === '^';
  if (negated) text.at++;
  const parts: string[] = [''];
  for (let first = true; first || at(text) !== ']'; first = false) {
    if (text.at >= text.points.length) return undefined;
    if (at(text) === '&' && slice(text, text.at, text.at + 2) === '&&') {
      while (at(text) === '&') text.at++;
      if (parts[parts.length - 1] !== '') parts.push('');
      continue;
    }
    const member = translateMember(text);
    if (member === undefined) return undefined;
    parts.push((parts.pop() ?? '') + member);
  }
  text.at++;
  const met = parts.filter((part) => part !== '');
  return `[${negated ? '^' : ''}${met.length === 1 ? met[0] : met.map((part) => `[${part}]`).join('&&')}]`;
}

/** A character, a range, a set, or a class inside the class. */
function translateMember(text: PatternText): string | undefined {
  const low = translateOne(text);
  if (low === undefined || !isSingle(low) || at(text) !== '-') return low;
  const after = slice(text, text.at + 1, text.at + 2);
  if (after === ']' || after === '[' || after === '') return low;
  text.at++;
  const high = translateOne(text);
  return high === undefined ? undefined : `${low}-${high}`;
}

function translateOne(text: PatternText): string | undefined {
  const start = next(text);
  if (start === '\\') return translateEscape(text, true);
  return start === '[' ? translateClass(text) : character(start.codePointAt(0) ?? 0);
}

function isSingle(set: string): boolean {
  return set.startsWith('\\u{');
}

function character(point: number): string {
  return `\\u{${point.toString(16)}}`;
}

function next(text: PatternText): string {
  const found = at(text);
  text.at++;
  return found;
}

function at(text: PatternText): string {
  const point = pointAt(text, text.at);
  return point < 0 ? '' : String.fromCodePoint(point);
}

function slice(text: PatternText, from: number, to: number): string {
  return String.fromCodePoint(...text.points.slice(from, to));
}
