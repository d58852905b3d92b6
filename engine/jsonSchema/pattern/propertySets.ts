/**
 * The characters of Java's `\p{name}` as an expression of ours, to stand anywhere in the `v` mode. Undefined where ours has
 * nothing of the kind, as for the blocks of Unicode.
 */
export function propertySet(name: string): string | undefined {
  const equals = name.indexOf('=');
  if (equals >= 0) {
    const property = name.slice(0, equals).toLowerCase();
    if (property === 'sc' || property === 'script') return script(name.slice(equals + 1));
    return property === 'gc' || property === 'general_category' ? category(name.slice(equals + 1)) : undefined;
  }
  if (name.startsWith('In')) return undefined;
  if (!name.startsWith('Is')) return POSIX[name] ?? METHODS[name] ?? category(name);
  const rest = name.slice(2);
  return BINARY[rest.toUpperCase().replaceAll('_', '')] ?? POSIX[rest] ?? category(rest) ?? script(rest);
}

const POSIX: Readonly<Record<string, string>> = {
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

const BINARY: Readonly<Record<string, string>> = {
  ALPHABETIC: '\\p{Alphabetic}',
  ASSIGNED: '\\P{Cn}',
  CONTROL: '\\p{Cc}',
  HEXDIGIT: '\\p{Hex_Digit}',
  IDEOGRAPHIC: '\\p{Ideographic}',
  JOINCONTROL: '\\p{Join_Control}',
  LETTER: '\\p{L}',
  LOWERCASE: '\\p{Lowercase}',
  NONCHARACTERCODEPOINT: '\\p{Noncharacter_Code_Point}',
  TITLECASE: '\\p{Lt}',
  PUNCTUATION: '\\p{P}',
  UPPERCASE: '\\p{Uppercase}',
  WHITESPACE: '\\p{White_Space}',
  WORD: '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}]',
};

function category(name: string): string | undefined {
  return /^[A-Z][a-zA-Z]?$/.test(name) && isKnown(`\\p{${name}}`) ? `\\p{${name}}` : undefined;
}

/** Java reads names of scripts in any case, we only as Unicode writes them: `Old_Italic`. */
function script(name: string): string | undefined {
  const parts = name.split('_').map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase());
  const set = `\\p{Script=${parts.join('_')}}`;
  return isKnown(set) ? set : undefined;
}

function isKnown(set: string): boolean {
  try {
    return new RegExp(set, 'v').source !== '';
  } catch {
    // No such name on our side: the caller tells.
    return false;
  }
}
