import { parse, printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import { parseSettings } from './parseSettings.js';
import type { ParsedSettings } from './parseSettings.js';
import { isRecord } from './reading.js';
import type { SettingsProblem } from './types.js';

const PREFIX = 'eventStreams';

/**
 * Reads the text of a `.vscode/settings.json`: JSON with comments and trailing commas, in which `eventStreams.schemas`
 * is one key. The command line and the standalone server read the very file that the editor reads.
 */
export function parseSettingsFile(text: string): ParsedSettings {
  const errors: ParseError[] = [];
  const root: unknown = parse(text.replace(/^\uFEFF/, ''), errors, {
    allowTrailingComma: true,
    allowEmptyContent: true,
  });
  const parsed = parseSettings(sectionOf(root));
  if (root !== undefined && !isRecord(root) && errors.length === 0) {
    const message = 'The settings file is not an object in curly brackets.';
    return { settings: parsed.settings, problems: [{ path: PREFIX, message }] };
  }
  return { settings: parsed.settings, problems: [...errors.slice(0, 1).map(syntaxProblem(text)), ...parsed.problems] };
}

/** Both ways of writing that the editor takes: `"eventStreams.schemas": …` and `"eventStreams": { "schemas": … }`. */
function sectionOf(root: unknown): unknown {
  if (!isRecord(root)) return {};
  const nested = root[PREFIX];
  if (nested !== undefined && !isRecord(nested)) return nested;
  const section: Record<string, unknown> = isRecord(nested) ? { ...nested } : {};
  for (const [key, value] of Object.entries(root)) {
    if (key.startsWith(`${PREFIX}.`)) section[key.slice(PREFIX.length + 1)] = value;
  }
  return section;
}

function syntaxProblem(text: string): (error: ParseError) => SettingsProblem {
  return (error) => {
    const line = text.slice(0, error.offset).split('\n').length;
    const cause = SYNTAX_ERRORS.get(printParseErrorCode(error.error)) ?? 'something is wrong';
    return { path: PREFIX, message: `The settings file is not valid JSON with comments: ${cause} in line ${line}.` };
  };
}

/** The library's names for what it found, in words. */
const SYNTAX_ERRORS: ReadonlyMap<string, string> = new Map([
  ['InvalidSymbol', 'there is a word that has no meaning here'],
  ['InvalidNumberFormat', 'there is a number that cannot be read'],
  ['PropertyNameExpected', 'the name of a setting in double quotes is missing'],
  ['ValueExpected', 'a value is missing'],
  ['ColonExpected', 'a colon is missing'],
  ['CommaExpected', 'a comma is missing'],
  ['CloseBraceExpected', 'a closing } is missing'],
  ['CloseBracketExpected', 'a closing ] is missing'],
  ['EndOfFileExpected', 'there is more text after the end of the settings'],
  ['UnexpectedEndOfComment', 'a comment does not end'],
  ['UnexpectedEndOfString', 'a text in double quotes does not end'],
  ['UnexpectedEndOfNumber', 'a number does not end'],
  ['InvalidUnicode', 'there is a \\u without four digits'],
  ['InvalidEscapeCharacter', 'there is a backslash before a sign that needs none'],
  ['InvalidCharacter', 'there is a control character in a text'],
]);
