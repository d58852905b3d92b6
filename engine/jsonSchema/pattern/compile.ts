/**
 * A regular expression of the reference's dialect (Java's) as one of ours, as far as they agree. Undefined where the
 * text is no regular expression in either.
 */
export function compilePattern(pattern: string): RegExp | undefined {
  return tried(pattern, 'u') ?? tried(pattern, '') ?? tried(withoutJavaOnly(pattern), 'u');
}

/** What only Java has and what changes nothing about which names match: possessive quantifiers, atomic groups, flags. */
function withoutJavaOnly(pattern: string): string {
  return pattern
    .replace(/\\Q(.*?)(?:\\E|$)/gs, (_, quoted: string) => quoted.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .replace(/([*+?}])\+/g, '$1')
    .replaceAll('(?>', '(?:')
    .replace(/\(\?[imsux]+\)/g, '')
    .replace(/\\A/g, '^')
    .replace(/\\[zZ]/g, '$')
    .replace(/\\p\{(Alpha|Lower|Upper|Digit|Alnum|Space|Punct)\}/g, (_, name: string) => POSIX[name] ?? '.');
}

const POSIX: Readonly<Record<string, string>> = {
  Alpha: '[a-zA-Z]',
  Lower: '[a-z]',
  Upper: '[A-Z]',
  Digit: '[0-9]',
  Alnum: '[a-zA-Z0-9]',
  Space: '\\s',
  Punct: '[!-/:-@\\[-`{-~]',
};

function tried(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    // Not lost: the caller tries another reading, or says that there is none.
    return undefined;
  }
}
