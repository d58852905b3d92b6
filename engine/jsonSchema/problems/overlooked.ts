import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonObject, JsonValue } from '../../json/jsonText.js';
import type { JsonContainer } from '../../json/places.js';
import { isModern } from '../document.js';
import type { Draft } from '../model.js';
import { complaint, expectationsOf, isSchema } from './expectations.js';
import type { Expectation } from './expectations.js';

type Report = (message: string, holder: JsonContainer, key: string | number) => void;

/** What the specification forbids and the reference takes: it does not look at these keywords, or not so closely. */
export function reportOverlooked(json: JsonObject, draft: Draft, report: Report): void {
  const expected = OVERLOOKED[draft];
  const read = expectationsOf(draft);
  for (const keyword in json) {
    const [expectation, value] = [expected[keyword], json[keyword]];
    if (expectation === undefined || value === undefined) continue;
    // A value of another type is told where the keyword is read.
    if (read[keyword] !== undefined && typeof value !== 'number') continue;
    const wanted = complaint(expectation, value, false);
    if (wanted !== undefined) report(`${keyword} must be ${wanted}.${NOTE}`, json, keyword);
    else if (keyword === 'definitions') reportDefinitions(value, report);
  }
  reportTypes(json['type'], report);
  if (isModern(draft)) reportNames(json, report);
}

const NOTE = ' The registry overlooks that, but validators do not.';

const ALL: Readonly<Record<string, Expectation>> = { examples: 'array' };
const CLASSIC: Readonly<Record<string, Expectation>> = { ...ALL, definitions: 'named schemas' };
const CONTENT: Readonly<Record<string, Expectation>> = {
  $comment: 'string',
  contentEncoding: 'string',
  contentMediaType: 'string',
};
const MODERN: Readonly<Record<string, Expectation>> = {
  ...ALL,
  ...CONTENT,
  minLength: 'integer',
  maxLength: 'integer',
  minItems: 'integer',
  maxItems: 'integer',
  minProperties: 'integer',
  maxProperties: 'integer',
  minContains: 'integer',
  maxContains: 'integer',
};

const OVERLOOKED: Readonly<Record<Draft, Readonly<Record<string, Expectation>>>> = {
  '04': { definitions: 'named schemas' },
  '06': CLASSIC,
  '07': { ...CLASSIC, ...CONTENT },
  '2019-09': {
    ...MODERN,
    $recursiveRef: 'string',
    $recursiveAnchor: 'boolean',
    additionalItems: 'schema',
    dependencies: 'named names or schemas',
  },
  '2020-12': MODERN,
};

function reportDefinitions(definitions: JsonValue, report: Report): void {
  if (!isJsonObject(definitions)) return;
  for (const name of Object.keys(definitions)) {
    if (!isSchema(definitions[name])) report(`A definition must be a schema.${NOTE}`, definitions, name);
  }
}

function reportTypes(types: JsonValue | undefined, report: Report): void {
  if (!isJsonArray(types)) return;
  types.forEach((name, index) => {
    if (types.indexOf(name) < index) report(`The type ${JSON.stringify(name)} is listed twice.${NOTE}`, types, index);
  });
}

const ANCHOR = /^[A-Za-z_][-A-Za-z0-9._]*$/;

function reportNames(json: JsonObject, report: Report): void {
  for (const keyword of ['$anchor', '$dynamicAnchor']) {
    const anchor = json[keyword];
    if (typeof anchor !== 'string' || ANCHOR.test(anchor)) continue;
    report(`An anchor is a plain name: letters, digits, - . and _, and no # before it.${NOTE}`, json, keyword);
  }
  const id = json['$id'];
  if (typeof id === 'string' && /#./.test(id)) {
    report(`From 2019-09 on $id has no fragment; name a part of the schema with $anchor.${NOTE}`, json, '$id');
  }
}
