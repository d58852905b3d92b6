import { getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import { locateCleanValues } from './cleanPlaces.js';
import { jsonErrorWords } from './errorWords.js';
import { locateValues } from './places.js';
import type { JsonPlaces } from './places.js';

export type JsonPrimitive = string | number | boolean | null;
export type JsonArray = readonly JsonValue[];
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
export type JsonValue = JsonPrimitive | JsonArray | JsonObject;

/** What is wrong with a text as JSON, by cause; a format decides what its own parser would accept. */
export interface JsonSyntaxProblem {
  readonly code: 'syntax' | 'comment' | 'trailing-text' | 'empty' | 'too-deep';
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface JsonText {
  readonly text: string;
  /** The value that could be read; undefined where the text holds none. */
  readonly value: JsonValue | undefined;
  readonly problems: readonly JsonSyntaxProblem[];
  /** True where it is known that no object has a property name twice. */
  readonly hasDistinctKeys?: boolean;
  /** Where each part of `value` stands. Worked out at the first call, because a clean comparison never asks. */
  places(): JsonPlaces;
}

/** The nesting that the reference's JSON reader accepts (Jackson's StreamReadConstraints). */
export const MAX_JSON_DEPTH = 1000;

/** One slip near the start of a long text can make everything after it wrong; nobody reads further than this. */
const MAX_SYNTAX_PROBLEMS = 100;

/**
 * Reads JSON. Clean text goes through the platform's own reader, which is several times faster than any parser with
 * positions; positions are added when somebody asks. Broken text goes through the tolerant parser at once.
 */
export function readJson(text: string): JsonText {
  const deep = tooDeepAt(text);
  if (deep !== undefined) return tooDeep(text, deep);
  const value = readClean(text);
  return value === undefined ? readTolerantly(text) : withPlaces(text, value, [], () => locateCleanValues(text, value));
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonArray(value: JsonValue | undefined): value is JsonArray {
  return Array.isArray(value);
}

function readClean(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    // Not lost: the tolerant parser reads the same text next and says what is wrong, and where.
    return undefined;
  }
}

function readTolerantly(text: string): JsonText {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const value = root === undefined ? undefined : (getNodeValue(root) as JsonValue | undefined);
  const problems = errors.slice(0, MAX_SYNTAX_PROBLEMS).map((error) => syntaxProblem(text, error));
  return withPlaces(text, value, problems, () => locateValues(text, value, root));
}

function withPlaces(
  text: string,
  value: JsonValue | undefined,
  problems: readonly JsonSyntaxProblem[],
  locate: () => JsonPlaces,
): JsonText {
  let places: JsonPlaces | undefined;
  return { text, value, problems, places: () => (places ??= locate()) };
}

function tooDeep(text: string, at: number): JsonText {
  const problem: JsonSyntaxProblem = {
    code: 'too-deep',
    message: `The schema is nested more than ${MAX_JSON_DEPTH} levels deep; flatten it.`,
    start: at,
    end: Math.min(at + 1, text.length),
  };
  return withPlaces(text, undefined, [problem], () => locateValues(text, undefined, undefined));
}

/** The offset of the first bracket below the allowed depth. Brackets in strings do not count. */
function tooDeepAt(text: string): number | undefined {
  // Nearly every text has fewer brackets than that, and counting them costs a tenth of looking at each character.
  if (!hasManyOpeningBrackets(text)) return undefined;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 34) i = endOfQuotes(text, i);
    // `[` and `{`, `]` and `}` differ in one bit.
    else if ((unit | 32) === 123) {
      if (++depth > MAX_JSON_DEPTH) return i;
    } else if ((unit | 32) === 125) depth--;
  }
  return undefined;
}

/** Where a text in quotes ends; one that is not closed ends with its line. */
function endOfQuotes(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Letters in lower case, which most of a text is, take one look.
    if (unit > 92) continue;
    if (unit === 92) i++;
    else if (unit === 34 || unit === 10) return i;
  }
  return text.length;
}

function hasManyOpeningBrackets(text: string): boolean {
  let count = 0;
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
      if (++count > MAX_JSON_DEPTH) return true;
    }
  }
  return false;
}

function syntaxProblem(text: string, error: ParseError): JsonSyntaxProblem {
  const cause = printParseErrorCode(error.error);
  const empty = text.trim() === '';
  const code =
    cause === 'InvalidCommentToken'
      ? 'comment'
      : cause === 'EndOfFileExpected'
        ? 'trailing-text'
        : empty
          ? 'empty'
          : 'syntax';
  return {
    code,
    message: empty ? 'The schema is empty.' : jsonErrorWords(cause, 'schema'),
    start: Math.min(error.offset, text.length),
    // What is missing at the end is reported behind it.
    end: Math.min(error.offset + error.length, text.length),
  };
}
