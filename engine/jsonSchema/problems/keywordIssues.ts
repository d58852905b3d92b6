import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonObject, JsonValue } from '../../json/jsonText.js';
import type { JsonContainer } from '../../json/places.js';
import { javaPatternError } from '../pattern/java/syntax.js';
import { javaUriError } from '../references/javaUri.js';
import { targetAt } from '../references/lookup.js';
import { complaint, expectationsOf, isNames, isSchema, isUnconditional } from './expectations.js';
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
    const issue = issueAt(check, 'json-keyword-value', `${keyword} must be ${wanted}.${hint}`, holder, keyword);
    return [{ ...issue, refused: issue.refused && !isOverlooked(check) }];
  }
  switch (expectation) {
    case 'pattern':
      return typeof value === 'string' ? patternIssues(check, value, holder, keyword) : [];
    case 'reference':
      return typeof value === 'string' ? referenceIssues(check, value) : [];
    case 'identifier':
      return typeof value === 'string' ? addressIssues(check, value) : [];
    case 'anchor':
      return typeof value === 'string' ? addressIssues(check, `#${value}`) : [];
    case 'multiple':
      return value === 0 && !visit.load.library.modern
        ? [issueAt(check, 'json-multiple-of-zero', 'multipleOf must not be 0.', holder, keyword)]
        : [];
    case 'type':
      return typeIssues(check);
    case 'schemas':
    case 'items':
    case 'object or list':
      return isJsonArray(value) ? value.flatMap((_, index) => subschemaIssues(check, value, index)) : [];
    case 'named schemas':
    case 'named names':
    case 'named names or schemas':
    case 'named names or objects':
      return isJsonObject(value) ? Object.keys(value).flatMap((name) => namedIssues(check, value, name)) : [];
    case 'integer':
      return integerIssues(check);
    case 'string':
    case 'boolean':
    case 'number':
    case 'schema':
    case 'names':
    case 'array':
      return [];
  }
}

/** Up to 07 the reference takes no whole number that is written with a point or an exponent, such as 1.0. */
function integerIssues(check: Check): readonly Issue[] {
  const { visit, keyword, holder } = check;
  const { document, library } = visit.load;
  if (library.modern || !document.exactNumbers) return [];
  const written = document.json.places().rawText(holder, keyword);
  if (written === undefined || /^-?\d+$/.test(written)) return [];
  const message = `${keyword} must be written as a whole number, without a point or an exponent.`;
  return [issueAt(check, 'json-keyword-value', message, holder, keyword)];
}

function namedIssues(check: Check, named: JsonObject, name: string): readonly Issue[] {
  const value = named[name];
  if (check.expectation !== 'named schemas' && isJsonArray(value)) {
    if (isNames(value)) return [];
    return [issueAt(check, 'json-keyword-value', `The names that ${name} needs must be strings.`, named, name)];
  }
  if (check.expectation === 'named names or objects' && typeof value === 'boolean') {
    const message = `What ${name} needs must be a list of names or a schema in braces.`;
    return [issueAt(check, 'json-not-a-schema', message, named, name)];
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
  const error = javaPatternError(pattern);
  if (error === undefined) return [];
  const message = `${JSON.stringify(pattern)} is not a regular expression that the registry reads: ${error}.`;
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

/** 2019-09 and later: the reference looks at `$id` and `$anchor` only where they are strings. */
function isOverlooked({ keyword, visit, holder }: Check): boolean {
  if (!visit.load.library.modern) return false;
  return keyword === '$id' || keyword === '$anchor' || isUnconditional(holder, keyword);
}

function addressIssues(check: Check, address: string): readonly Issue[] {
  const error = javaUriError(address);
  if (error === undefined) return [];
  const { keyword, value } = check;
  const message = `${keyword} ${JSON.stringify(value)} is no address: ${error}.`;
  return [issueAt(check, 'json-bad-address', message, check.holder, keyword)];
}

function referenceIssues(check: Check, ref: string): readonly Issue[] {
  const { load, base } = check.visit;
  if (targetAt(load, base, ref) !== undefined) return addressIssues(check, ref);
  const advice = ref.startsWith('#')
    ? 'Write that definition, or correct the address.'
    : 'Add a schema reference of that name, or correct the address.';
  const message = `Nothing is found at ${ref}. ${advice}`;
  return [issueAt(check, 'json-unresolved-ref', message, check.holder, check.keyword)];
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
