import { isJsonObject, readJson } from '../../json/jsonText.js';
import type { JsonObject } from '../../json/jsonText.js';
import { mayRepeatKeys } from '../../json/repeatedKeys.js';
import type { SchemaDocument } from '../model.js';
import { draftNamed } from '../document.js';
import type { Issue } from './issue.js';

/** What is wrong with a text before anything is known about its schema. */
export function documentIssues(document: SchemaDocument): readonly Issue[] {
  const { json, value } = document;
  const end = endOfValue(document);
  const issues = json.problems.map((problem): Issue => ({
    id: problem.start >= end ? 'json-trailing-text' : `json-${problem.code}`,
    severity: 'error',
    // The reference stops reading after the first value.
    refused: problem.start < end,
    message: problem.start >= end ? 'There is text after the end of the schema; remove it.' : problem.message,
    document,
    where: { at: 'span', span: { start: problem.start, end: problem.end } },
  }));
  if (issues.some(({ refused }) => refused)) return issues;
  if (typeof value !== 'boolean' && !isJsonObject(value)) {
    const message = 'A JSON Schema is an object, or true or false.';
    return [...issues, issue(document, 'json-schema-not-an-object', 'error', true, message)];
  }
  return [...issues, ...duplicates(document), ...unknownDraft(document)];
}

/** Where a whole value ends, whatever comes after it; past the end of the text where there is no whole value. */
function endOfValue({ json }: SchemaDocument): number {
  if (json.problems.length === 0 || json.value === undefined) return Infinity;
  const { start, end } = json.places().root;
  const whole = readJson(json.text.slice(start, end));
  return whole.problems.length === 0 ? end : Infinity;
}

function issue(
  document: SchemaDocument,
  id: string,
  severity: Issue['severity'],
  refused: boolean,
  message: string,
): Issue {
  return { id, severity, refused, message, document, where: { at: 'root' } };
}

/** The last of equal names counts, in the reference as here. */
function duplicates(document: SchemaDocument): readonly Issue[] {
  if (!mayRepeatKeys(document.json)) return [];
  return document.json
    .places()
    .duplicateKeys()
    .map((span) => ({
      id: 'json-duplicate-key',
      severity: 'warning',
      refused: false,
      message: 'This name stands twice in the same object; only the last one counts. Remove one of them.',
      document,
      where: { at: 'span', span },
    }));
}

function unknownDraft(document: SchemaDocument): readonly Issue[] {
  const { value } = document;
  const schema = isJsonObject(value) ? value['$schema'] : undefined;
  if (!isJsonObject(value) || schema === undefined) return [];
  if (typeof schema !== 'string') return [notAnAddress(document, value)];
  if (draftNamed(schema) !== undefined) return [];
  return [
    {
      id: 'json-unknown-draft',
      severity: 'warning',
      refused: false,
      message: `The registry does not know the draft ${schema} and reads this schema as draft-07. Name one of the drafts 04, 06, 07, 2019-09 or 2020-12 by its exact address.`,
      document,
      where: { at: 'value', holder: value, key: '$schema' },
    },
  ];
}

function notAnAddress(document: SchemaDocument, value: JsonObject): Issue {
  return {
    id: 'json-keyword-value',
    severity: 'error',
    refused: true,
    message: '$schema must be a string: the address of a draft.',
    document,
    where: { at: 'value', holder: value, key: '$schema' },
  };
}
