import type { PointSet } from './nodes.js';
import { binarySet, generalSet, posixSet, scriptSet } from './propertySets.js';
import { END, is, PatternError, take } from './text.js';
import type { PatternText } from './text.js';
import { unicodeBlock } from './unicodeBlocks.js';

/** Reads what follows `\p`: one letter, or a name in braces. */
export function readProperty(text: PatternText): PointSet {
  const first = take(text);
  if (first === END) throw new PatternError('\\p is followed by no name');
  const name = is(first, '{') ? nameInBraces(text) : String.fromCodePoint(first);
  const set = propertyNamed(name, text);
  if (set === undefined) throw new PatternError(`there is no \\p{${name}}`);
  return set;
}

function nameInBraces(text: PatternText): string {
  let name = '';
  for (let point = take(text); !is(point, '}'); point = take(text)) {
    if (point === END) throw new PatternError('\\p{ is not closed');
    name += String.fromCodePoint(point);
  }
  if (name === '') throw new PatternError('\\p{} has no name');
  return name;
}

function propertyNamed(name: string, { modes }: PatternText): PointSet | undefined {
  const { ignoreCase, unicodeClasses } = modes;
  const equals = name.indexOf('=');
  if (equals >= 0) return assigned(name.slice(0, equals).toLowerCase(), name.slice(equals + 1), ignoreCase);
  if (name.startsWith('In')) return unicodeBlock(name.slice(2));
  if (name.startsWith('Is')) {
    const rest = name.slice(2);
    return binarySet(rest, ignoreCase) ?? generalSet(rest, ignoreCase) ?? scriptSet(rest);
  }
  return (unicodeClasses ? posixSet(name, ignoreCase) : undefined) ?? generalSet(name, ignoreCase);
}

function assigned(property: string, value: string, ignoreCase: boolean): PointSet | undefined {
  switch (property) {
    case 'sc':
    case 'script':
      return scriptSet(value);
    case 'blk':
    case 'block':
      return unicodeBlock(value);
    case 'gc':
    case 'general_category':
      return generalSet(value, ignoreCase);
    default:
      return undefined;
  }
}
