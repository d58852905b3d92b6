import type { PointSet } from './nodes.js';
import { setOf } from './pointSets.js';
import { isUnicodeScript } from './unicodeNames.js';

/** The characters of a general category, a POSIX class or a method of `java.lang.Character`; the case of names matters. */
export function generalSet(name: string, ignoreCase: boolean): PointSet | undefined {
  const set = (ignoreCase ? ANY_CASE[name] : undefined) ?? NAMED[name] ?? METHODS[name];
  if (set !== undefined) return setOf(set);
  return CATEGORIES.has(name) ? setOf(`\\p{${name}}`) : undefined;
}

/** The characters of a property that they have or have not. */
export function binarySet(name: string, ignoreCase: boolean): PointSet | undefined {
  const wanted = name.toUpperCase();
  const set = (ignoreCase ? ANY_CASE[wanted] : undefined) ?? BINARY[wanted];
  return set === undefined ? undefined : setOf(set);
}

/** A POSIX class understood of all of Unicode, as inside `(?U)`. */
export function posixSet(name: string, ignoreCase: boolean): PointSet | undefined {
  return binarySet(POSIX_NAMES[name.toUpperCase()] ?? '', ignoreCase);
}

/** Java reads names of scripts in any case, we only as Unicode writes them: `Old_Italic`. */
export function scriptSet(name: string): PointSet | undefined {
  if (!isUnicodeScript(name)) return undefined;
  const parts = name.split('_').map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase());
  const script = parts.join('_');
  return setOf(`\\p{Script=${script === 'Signwriting' ? 'SignWriting' : script}}`);
}

const CATEGORIES: ReadonlySet<string> = new Set(
  (
    'Cn Lu Ll Lt Lm Lo Mn Me Mc Nd Nl No Zs Zl Zp Cc Cf Co Cs Pd Ps Pe Pc Po Sm Sc Sk So Pi Pf ' + 'L M N Z C P S LC'
  ).split(' '),
);

const NAMED: Readonly<Record<string, string>> = {
  ASCII: '[\\u{0}-\\u{7f}]',
  Alnum: '[a-zA-Z0-9]',
  Alpha: '[a-zA-Z]',
  Blank: '[ \\t]',
  Cntrl: '[\\u{0}-\\u{1f}\\u{7f}]',
  Digit: '[0-9]',
  Graph: '[\\u{21}-\\u{7e}]',
  Lower: '[a-z]',
  Print: '[\\u{20}-\\u{7e}]',
  Punct: '[\\u{21}-\\u{2f}\\u{3a}-\\u{40}\\u{5b}-\\u{60}\\u{7b}-\\u{7e}]',
  Space: '[ \\t\\n\\v\\f\\r]',
  Upper: '[A-Z]',
  XDigit: '[0-9a-fA-F]',
  L1: '[\\u{0}-\\u{ff}]',
  LD: '[\\p{L}\\p{Nd}]',
  all: '\\p{Any}',
};

/** The methods of `java.lang.Character`. */
const METHODS: Readonly<Record<string, string>> = {
  javaLowerCase: '\\p{Lowercase}',
  javaUpperCase: '\\p{Uppercase}',
  javaAlphabetic: '\\p{Alphabetic}',
  javaIdeographic: '\\p{Ideographic}',
  javaTitleCase: '\\p{Lt}',
  javaDigit: '\\p{Nd}',
  javaDefined: '\\P{Cn}',
  javaLetter: '\\p{L}',
  javaLetterOrDigit: '[\\p{L}\\p{Nd}]',
  javaJavaIdentifierStart: '[\\p{L}\\p{Nl}\\p{Sc}\\p{Pc}]',
  javaJavaIdentifierPart:
    '[\\p{L}\\p{Nl}\\p{Sc}\\p{Pc}\\p{Nd}\\p{Mn}\\p{Mc}\\p{Cf}\\u{0}-\\u{8}\\u{e}-\\u{1b}\\u{7f}-\\u{9f}]',
  javaUnicodeIdentifierStart: '\\p{ID_Start}',
  javaUnicodeIdentifierPart: '[\\p{ID_Continue}\\p{Cf}\\u{0}-\\u{8}\\u{e}-\\u{1b}\\u{7f}-\\u{9f}]',
  javaIdentifierIgnorable: '[\\p{Cf}\\u{0}-\\u{8}\\u{e}-\\u{1b}\\u{7f}-\\u{9f}]',
  javaSpaceChar: '\\p{Z}',
  javaWhitespace: '[[\\p{Z}\\t-\\r\\u{1c}-\\u{1f}]--[\\u{a0}\\u{2007}\\u{202f}]]',
  javaISOControl: '\\p{Cc}',
  javaMirrored: '\\p{Bidi_Mirrored}',
};

const GRAPH = '[^\\p{White_Space}\\p{Cc}\\p{Cs}\\p{Cn}]';
const BLANK = '[\\p{Zs}\\t]';

const BINARY: Readonly<Record<string, string>> = {
  ALPHABETIC: '\\p{Alphabetic}',
  ASSIGNED: '\\P{Cn}',
  CONTROL: '\\p{Cc}',
  HEXDIGIT: '[\\p{Nd}\\p{Hex_Digit}]',
  HEX_DIGIT: '[\\p{Nd}\\p{Hex_Digit}]',
  IDEOGRAPHIC: '\\p{Ideographic}',
  JOINCONTROL: '\\p{Join_Control}',
  JOIN_CONTROL: '\\p{Join_Control}',
  LETTER: '\\p{L}',
  LOWERCASE: '\\p{Lowercase}',
  NONCHARACTERCODEPOINT: '\\p{Noncharacter_Code_Point}',
  NONCHARACTER_CODE_POINT: '\\p{Noncharacter_Code_Point}',
  TITLECASE: '\\p{Lt}',
  PUNCTUATION: '\\p{P}',
  UPPERCASE: '\\p{Uppercase}',
  WHITESPACE: '\\p{White_Space}',
  WHITE_SPACE: '\\p{White_Space}',
  DIGIT: '\\p{Nd}',
  ALNUM: '[\\p{Alphabetic}\\p{Nd}]',
  BLANK,
  GRAPH,
  PRINT: `[[${GRAPH}${BLANK}]--\\p{Cc}]`,
  WORD: '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}]',
};

/** What a POSIX class is called among the properties. */
const POSIX_NAMES: Readonly<Record<string, string>> = {
  ALPHA: 'ALPHABETIC',
  LOWER: 'LOWERCASE',
  UPPER: 'UPPERCASE',
  SPACE: 'WHITE_SPACE',
  PUNCT: 'PUNCTUATION',
  XDIGIT: 'HEX_DIGIT',
  CNTRL: 'CONTROL',
  ALNUM: 'ALNUM',
  DIGIT: 'DIGIT',
  BLANK: 'BLANK',
  GRAPH: 'GRAPH',
  PRINT: 'PRINT',
};

const CASED = '[\\p{Lowercase}\\p{Uppercase}\\p{Lt}]';

/** Where case is ignored, the names that tell letters of different case apart do so no longer. */
const ANY_CASE: Readonly<Record<string, string>> = {
  Lu: '\\p{LC}',
  Ll: '\\p{LC}',
  Lt: '\\p{LC}',
  Lower: '[a-zA-Z]',
  Upper: '[a-zA-Z]',
  javaLowerCase: CASED,
  javaUpperCase: CASED,
  javaTitleCase: CASED,
  LOWERCASE: CASED,
  UPPERCASE: CASED,
  TITLECASE: CASED,
};
