/** The text with everything between `\Q` and `\E` written as escapes; without `\E` the quote goes on to the end. */
export function withoutQuotes(pattern: string): string {
  if (!pattern.includes('\\Q')) return pattern;
  let plain = '';
  let at = 0;
  while (at < pattern.length) {
    if (pattern[at] !== '\\') {
      plain += pattern[at++] ?? '';
    } else if (pattern[at + 1] !== 'Q') {
      plain += pattern.slice(at, at + 2);
      at += 2;
    } else {
      const end = pattern.indexOf('\\E', at + 2);
      plain += escaped(pattern.slice(at + 2, end < 0 ? undefined : end));
      at = end < 0 ? pattern.length : end + 2;
    }
  }
  return plain;
}

/** Digits cannot be escaped by a backslash alone, and must not join a group's number before them. */
function escaped(quoted: string): string {
  return quoted.replace(/[\x00-\x7f]/g, (character) => {
    if (/[A-Za-z]/.test(character)) return character;
    return /\d/.test(character) ? `\\x3${character}` : `\\${character}`;
  });
}
