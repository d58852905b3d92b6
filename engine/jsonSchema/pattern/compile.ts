import { javaPatternError } from './java/syntax.js';
import { needsTranslation, translatePattern } from './translate.js';

/**
 * A regular expression of the reference's dialect (Java's) as one of ours, as far as they agree. Undefined where the
 * text is no regular expression in either, or says what ours cannot.
 */
export function compilePattern(pattern: string): RegExp | undefined {
  const plain = needsTranslation(pattern) ? undefined : tried(() => new RegExp(pattern, 'u'));
  if (plain !== undefined) return plain;
  const isJava = javaPatternError(pattern) === undefined;
  return tried(() => (isJava ? translatePattern(pattern) : new RegExp(pattern)));
}

function tried(compile: () => RegExp | undefined): RegExp | undefined {
  try {
    return compile();
  } catch {
    // Not lost: the caller tries another reading, or says that there is none.
    return undefined;
  }
}
