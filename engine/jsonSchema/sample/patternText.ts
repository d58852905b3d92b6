import type { Random } from '../../sample/random.js';
import { finds } from '../pattern/finds.js';

/** Longer patterns are not worth the trouble. */
const MAX_PATTERN = 200;

interface Reader {
  readonly pattern: string;
  at: number;
}

/** A text that a pattern of the usual parts matches; undefined where it has others, or the text does not match after all. */
export function textMatching(pattern: string, random: Random): string | undefined {
  if (pattern.length > MAX_PATTERN || /\(\?[=!<]|\\[pP1-9k]/.test(pattern)) return undefined;
  const text = alternatives({ pattern, at: 0 }, random);
  return finds(pattern, text) ? text : undefined;
}

function alternatives(reader: Reader, random: Random): string {
  const texts = [sequence(reader, random)];
  while (reader.pattern[reader.at] === '|') {
    reader.at++;
    texts.push(sequence(reader, random));
  }
  return texts[random.int(0, texts.length - 1)] ?? '';
}

function sequence(reader: Reader, random: Random): string {
  let text = '';
  while (reader.at < reader.pattern.length && !'|)'.includes(reader.pattern[reader.at] ?? '')) {
    const start = reader.at;
    const first = atom(reader, random);
    const end = reader.at;
    const times = quantity(reader, random);
    for (let i = 0; i < times; i++)
      text += i === 0 ? first : atom({ pattern: reader.pattern.slice(0, end), at: start }, random);
  }
  return text;
}

function atom(reader: Reader, random: Random): string {
  const unit = reader.pattern[reader.at++] ?? '';
  switch (unit) {
    case '^':
    case '$':
      return '';
    case '.':
      return 'x';
    case '(': {
      if (reader.pattern.startsWith('?:', reader.at)) reader.at += 2;
      const text = alternatives(reader, random);
      reader.at++;
      return text;
    }
    case '[':
      return fromClass(reader, random);
    case '\\':
      return escaped(reader.pattern[reader.at++] ?? '', random);
    default:
      return unit;
  }
}

function escaped(unit: string, random: Random): string {
  switch (unit) {
    case 'd':
      return String(random.int(0, 9));
    case 'w':
      return random.pick(['a', 'k', 'z', '4']);
    case 's':
      return ' ';
    case 'b':
    case 'B':
      return '';
    case 'D':
    case 'S':
      return 'x';
    case 'W':
      return '-';
    case 't':
      return '\t';
    case 'n':
      return '\n';
    default:
      return unit;
  }
}

function fromClass(reader: Reader, random: Random): string {
  const { pattern } = reader;
  const negated = pattern[reader.at] === '^';
  if (negated) reader.at++;
  const choices: string[] = [];
  for (let first = true; reader.at < pattern.length && (first || pattern[reader.at] !== ']'); first = false) {
    const from = classUnit(reader, random);
    if (pattern[reader.at] === '-' && pattern[reader.at + 1] !== ']') {
      reader.at++;
      const to = classUnit(reader, random);
      const [low, high] = [from.charCodeAt(0), to.charCodeAt(0)];
      choices.push(String.fromCharCode(random.int(low, Math.max(low, high))));
    } else choices.push(from);
  }
  reader.at++;
  if (negated) return ['x', 'A', '0', '-', ' '].find((unit) => !choices.includes(unit)) ?? 'x';
  return choices[random.int(0, choices.length - 1)] ?? '';
}

function classUnit(reader: Reader, random: Random): string {
  const unit = reader.pattern[reader.at++] ?? '';
  return unit === '\\' ? escaped(reader.pattern[reader.at++] ?? '', random) : unit;
}

/** How often the atom before it comes. */
function quantity(reader: Reader, random: Random): number {
  const match = /^(?:[*+?]|\{(\d{1,3})(?:(,)(\d{1,3})?)?\})[?+]?/.exec(reader.pattern.slice(reader.at));
  if (match === null) return 1;
  reader.at += match[0].length;
  const [whole, least, comma, most] = match;
  if (whole.startsWith('*')) return random.int(0, 3);
  if (whole.startsWith('+')) return random.int(1, 4);
  if (whole.startsWith('?')) return random.int(0, 1);
  const from = Number(least);
  return comma === undefined ? from : random.int(from, most === undefined ? from + 3 : Math.max(from, Number(most)));
}
