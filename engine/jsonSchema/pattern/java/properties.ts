import { END, is, PatternError, take } from './text.js';
import type { PatternText } from './text.js';
import { isUnicodeBlock, isUnicodeScript } from './unicodeNames.js';

/** Reads what follows `\p`: one letter, or a name in braces. */
export function readProperty(text: PatternText): void {
  const first = take(text);
  if (first === END) throw new PatternError('\\p is followed by no name');
  const name = is(first, '{') ? nameInBraces(text) : String.fromCodePoint(first);
  if (!isProperty(name, text.unicodeClasses)) throw new PatternError(`there is no \\p{${name}}`);
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

function isProperty(name: string, anyCase: boolean): boolean {
  const equals = name.indexOf('=');
  if (equals >= 0) return isAssigned(name.slice(0, equals).toLowerCase(), name.slice(equals + 1));
  if (name.startsWith('In')) return isUnicodeBlock(name.slice(2));
  if (name.startsWith('Is')) {
    const rest = name.slice(2);
    return BINARY.has(rest.toUpperCase()) || NAMES.has(rest) || isUnicodeScript(rest);
  }
  return NAMES.has(name) || (anyCase && POSIX.has(name.toUpperCase()));
}

function isAssigned(property: string, value: string): boolean {
  switch (property) {
    case 'sc':
    case 'script':
      return isUnicodeScript(value);
    case 'blk':
    case 'block':
      return isUnicodeBlock(value);
    case 'gc':
    case 'general_category':
      return NAMES.has(value);
    default:
      return false;
  }
}

/** General categories, POSIX classes and the methods of `java.lang.Character`; case matters. */
const NAMES: ReadonlySet<string> = new Set(
  (
    'Cn Lu Ll Lt Lm Lo Mn Me Mc Nd Nl No Zs Zl Zp Cc Cf Co Cs Pd Ps Pe Pc Po Sm Sc Sk So Pi Pf L M N Z C P S LC LD L1 all ' +
    'ASCII Alnum Alpha Blank Cntrl Digit Graph Lower Print Punct Space Upper XDigit ' +
    'javaLowerCase javaUpperCase javaAlphabetic javaIdeographic javaTitleCase javaDigit javaDefined javaLetter ' +
    'javaLetterOrDigit javaJavaIdentifierStart javaJavaIdentifierPart javaUnicodeIdentifierStart ' +
    'javaUnicodeIdentifierPart javaIdentifierIgnorable javaSpaceChar javaWhitespace javaISOControl javaMirrored'
  ).split(' '),
);

const POSIX: ReadonlySet<string> = new Set(
  'ALPHA LOWER UPPER SPACE PUNCT XDIGIT ALNUM CNTRL DIGIT BLANK GRAPH PRINT'.split(' '),
);

const BINARY: ReadonlySet<string> = new Set(
  (
    'ALPHABETIC ASSIGNED CONTROL HEXDIGIT HEX_DIGIT IDEOGRAPHIC JOINCONTROL JOIN_CONTROL LETTER LOWERCASE ' +
    'NONCHARACTERCODEPOINT NONCHARACTER_CODE_POINT TITLECASE PUNCTUATION UPPERCASE WHITESPACE WHITE_SPACE WORD'
  ).split(' '),
);
