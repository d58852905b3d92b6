import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonObject, JsonValue } from '../../json/jsonText.js';
import type { JsonContainer } from '../../json/places.js';
import { compilePattern } from '../pattern/compile.js';
import { targetAt } from '../references/lookup.js';
import { complaint, expectationsOf, isNames, isSchema } from './expectations.js';
import type { Expectation } from './expectations.js';
import type { Issue } from './issue.js';
import type { Visit } from './walk.js';

const TYPES: ReadonlySet<string> = new Set(['string', 'integer', 'number', 'boolean', 'null', 'array', 'object']);

/** Keywords whose value the reference cannot read. */
export function keywordIssues(visit: Visit): readonly Issue[] {
  const { json, load, read } = visit;
  const known = expectationsOf(load.library.draft);
  const onlyRef = !load.library.modern && typeof json['$ref'] === 'string';
  const issues: Issue[] = [];
  for (const keyword of Object.keys(json)) {
    const value = json[keyword];
    const expectation = Object.hasOwn(known, keyword) ? known[keyword] : undefined;
    if (value === undefined || expectation === undefined) continue;
    const refused = read && (!onlyRef || BESIDE_REF.has(keyword));
    issues.push(...valueIssues({ visit, keyword, value, expectation, refused, holder: json }));
  }
  return issues;
}

const BESIDE_REF: ReadonlySet<string> = new Set(['$ref', 'title', 'description', '$id', 'id']);

interface Check {
  readonly visit: Visit;
  readonly keyword: string;
  readonly value: JsonValue;
  readonly expectation: Expectation;
  readonly refused: boolean;
  readonly holder: JsonObject;
}

function valueIssues(check: Check): readonly Issue[] {
  const { visit, keyword, value, expectation, holder } = check;
  const wanted = complaint(expectation, value, visit.load.library.modern);
  if (wanted !== undefined) {
    const hint = keyword === 'items' && isJsonArray(value) ? ' Use prefixItems for a list of item schemas.' : '';
    return [issueAt(check, 'json-keyword-value', `${keyword} must be ${wanted}.${hint}`, holder, keyword)];
  }
  switch (expectation) {
    case 'pattern':
      return typeof value === 'string' ? patternIssues(check, value, holder, keyword) : [];
    case 'reference':
      return typeof value === 'string' ? referenceIssues(check, value) : [];
    case 'multiple':
      return value === 0 && !visit.load.library.modern
        ? [issueAt(check, 'json-multiple-of-zero', 'multipleOf must not be 0.', holder, keyword)]
        : [];
    case 'type':
      return typeIssues(check);
    case 'schemas':
    case 'items':
      return isJsonArray(value) ? value.flatMap((_, index) => subschemaIssues(check, value, index)) : [];
    case 'named schemas':
    case 'named names':
    case 'named names or schemas':
      return isJsonObject(value) ? Object.keys(value).flatMap((name) => namedIssues(check, value, name)) : [];
    case 'string':
    case 'boolean':
    case 'number':
    case 'integer':
    case 'schema':
    case 'names':
    case 'array':
      return [];
  }
}

function namedIssues(check: Check, named: JsonObject, name: string): readonly Issue[] {
  const value = named[name];
  if (check.expectation !== 'named schemas' && isJsonArray(value)) {
    if (isNames(value)) return [];
    return [issueAt(check, 'json-keyword-value', `The names that ${name} needs must be strings.`, named, name)];
  }
  if (check.expectation === 'named names') {
    return [issueAt(check, 'json-keyword-value', `${check.keyword} of ${name} must be a list of names.`, named, name)];
  }
  const issues = subschemaIssues(check, named, name);
  return check.keyword === 'patternProperties' ? [...issues, ...patternIssues(check, name, named, name)] : issues;
}

function subschemaIssues(check: Check, holder: JsonContainer, key: string | number): readonly Issue[] {
  const value = (holder as Readonly<Record<string | number, JsonValue>>)[key];
  if (isSchema(value)) return [];
  return [issueAt(check, 'json-not-a-schema', 'A schema is an object, or true or false.', holder, key)];
}

function patternIssues(check: Check, pattern: string, holder: JsonContainer, key: string): readonly Issue[] {
  if (compilePattern(pattern) !== undefined) return [];
  const message = `${JSON.stringify(pattern)} is not a regular expression.`;
  const where = { at: check.keyword === 'patternProperties' ? 'key' : 'value', holder, key } as const;
  return [{ ...issueAt(check, 'json-bad-pattern', message, holder, key), where }];
}

function typeIssues(check: Check): readonly Issue[] {
  const { value, holder } = check;
  const say = (name: JsonValue, at: JsonContainer, key: string | number) =>
    issueAt(
      check,
      'json-unknown-type',
      `There is no type ${JSON.stringify(name)}; choose ${[...TYPES].join(', ')}.`,
      at,
      key,
    );
  if (isJsonArray(value)) {
    return value.flatMap((name, index) =>
      typeof name === 'string' && TYPES.has(name) ? [] : [say(name, value, index)],
    );
  }
  return typeof value === 'string' && TYPES.has(value) ? [] : [say(value, holder, 'type')];
}

function referenceIssues(check: Check, ref: string): readonly Issue[] {
  const { load, base } = check.visit;
  if (targetAt(load, base, ref) !== undefined) return [];
  const advice = ref.startsWith('#')
    ? 'Write that definition, or correct the address.'
    : 'Add a schema reference of that name, or correct the address.';
  const message = `Nothing is found at ${ref}. ${advice}`;
  return [issueAt(check, 'json-unresolved-ref', message, check.holder, '$ref')];
}

function issueAt(check: Check, id: string, message: string, holder: JsonContainer, key: string | number): Issue {
  const { visit, refused } = check;
  return {
    id,
    severity: 'error',
    refused,
    message,
    document: visit.load.document,
    where: { at: 'value', holder, key },
  };
}
