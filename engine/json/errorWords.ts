/**
 * Says in a sentence what is wrong with a JSON text.
 *
 * @param cause the parser's own name of its error.
 * @param what the text is: "schema", "document".
 */
export function jsonErrorWords(cause: string, what: string): string {
  if (cause === 'EndOfFileExpected') return `There is text after the end of the ${what}; remove it.`;
  return WORDS[cause] ?? 'This is not valid JSON.';
}

/** By the parser's own names of its errors. */
const WORDS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'This is not a JSON value. Write it in double quotes if it is a name.',
  InvalidNumberFormat: 'This is not a JSON number.',
  PropertyNameExpected: 'A property name in double quotes is expected here.',
  ValueExpected: 'A value is expected here.',
  ColonExpected: 'A colon is expected between a property name and its value.',
  CommaExpected: 'A comma is expected here.',
  CloseBraceExpected: 'A closing brace is missing.',
  CloseBracketExpected: 'A closing bracket is missing.',
  InvalidCommentToken: 'JSON has no comments.',
  UnexpectedEndOfComment: 'This comment is not closed.',
  UnexpectedEndOfString: 'This string is not closed.',
  UnexpectedEndOfNumber: 'This number is not complete.',
  InvalidUnicode: 'A unicode escape has four hexadecimal digits.',
  InvalidEscapeCharacter: 'This escape does not exist in JSON.',
  InvalidCharacter: 'A control character must be written as an escape.',
};
