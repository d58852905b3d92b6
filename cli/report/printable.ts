/** Control characters, and those that turn the direction of writing: what could move a terminal's cursor or hide text. */
const UNSAFE = /[\p{Cc}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/**
 * Text from schemas, file names and registries for one line of a terminal or a log. Escapes would reach the terminal, and a
 * line of its own could be a command to the CI server that reads the log.
 */
export function printable(text: string): string {
  return text.replace(UNSAFE, (character) => {
    const code = character.charCodeAt(0);
    return NAMED.get(character) ?? `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** The same for a source line, in which every character keeps its place: each is one dot, a tab two blanks. */
export function printableSource(text: string): string {
  return text.replaceAll('\t', '  ').replace(UNSAFE, '·');
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

const COMBINING = /[\p{Mn}\p{Me}\p{Cf}]/u;
/** East Asian wide and full-width characters, and pictures. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{17000}-\u{18CFF}\u{1B000}-\u{1B2FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;

/** How many columns a terminal gives to text that was made printable. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}
