import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonObject, JsonValue } from '../../json/jsonText.js';
import type { Draft } from '../model.js';

/** What a keyword must be followed by. */
export type Expectation =
  | 'string'
  | 'boolean'
  | 'number'
  | 'integer'
  | 'pattern'
  | 'schema'
  | 'schemas'
  | 'named schemas'
  | 'names'
  | 'named names'
  | 'named names or schemas'
  | 'items'
  | 'object or list'
  | 'named names or objects'
  | 'array'
  | 'type'
  | 'reference'
  | 'identifier'
  | 'anchor'
  | 'multiple';

const BOTH: Readonly<Record<string, Expectation>> = {
  title: 'string',
  description: 'string',
  minLength: 'integer',
  maxLength: 'integer',
  pattern: 'pattern',
  format: 'string',
  minimum: 'number',
  maximum: 'number',
  exclusiveMinimum: 'number',
  exclusiveMaximum: 'number',
  multipleOf: 'multiple',
  minItems: 'integer',
  maxItems: 'integer',
  uniqueItems: 'boolean',
  minProperties: 'integer',
  maxProperties: 'integer',
  properties: 'named schemas',
  patternProperties: 'named schemas',
  additionalProperties: 'schema',
  required: 'names',
  enum: 'array',
  allOf: 'schemas',
  anyOf: 'schemas',
  oneOf: 'schemas',
  not: 'schema',
  type: 'type',
  $ref: 'reference',
};

const CLASSIC_04: Readonly<Record<string, Expectation>> = {
  ...BOTH,
  id: 'identifier',
  exclusiveMinimum: 'boolean',
  exclusiveMaximum: 'boolean',
  items: 'object or list',
  additionalItems: 'schema',
  dependencies: 'named names or objects',
};

const CLASSIC_06: Readonly<Record<string, Expectation>> = {
  ...BOTH,
  $id: 'identifier',
  items: 'items',
  additionalItems: 'schema',
  dependencies: 'named names or schemas',
  contains: 'schema',
  propertyNames: 'schema',
};

const CLASSIC_07: Readonly<Record<string, Expectation>> = {
  ...CLASSIC_06,
  if: 'schema',
  then: 'schema',
  else: 'schema',
  readOnly: 'boolean',
  writeOnly: 'boolean',
};

const MODERN: Readonly<Record<string, Expectation>> = {
  ...BOTH,
  $schema: 'string',
  $id: 'identifier',
  $anchor: 'anchor',
  $dynamicAnchor: 'anchor',
  $dynamicRef: 'reference',
  items: 'schema',
  prefixItems: 'schemas',
  contains: 'schema',
  propertyNames: 'schema',
  dependentRequired: 'named names',
  dependentSchemas: 'named schemas',
  unevaluatedItems: 'schema',
  unevaluatedProperties: 'schema',
  if: 'schema',
  then: 'schema',
  else: 'schema',
  readOnly: 'boolean',
  writeOnly: 'boolean',
  deprecated: 'boolean',
  $defs: 'named schemas',
  definitions: 'named schemas',
};

/** The keywords that the reference reads in a draft, and what it expects of each. */
export function expectationsOf(draft: Draft): Readonly<Record<string, Expectation>> {
  switch (draft) {
    case '04':
      return CLASSIC_04;
    case '06':
      return CLASSIC_06;
    case '07':
      return CLASSIC_07;
    case '2019-09':
    case '2020-12':
      return MODERN;
  }
}

/** What the value should have been, for a person; undefined where it is as expected. Subschemas are looked at later. */
export function complaint(expectation: Expectation, value: JsonValue, modern: boolean): string | undefined {
  switch (expectation) {
    case 'string':
    case 'pattern':
    case 'reference':
    case 'identifier':
    case 'anchor':
      return typeof value === 'string' ? undefined : 'a string';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'number':
    case 'multiple':
      return typeof value === 'number' ? undefined : 'a number';
    case 'integer':
      return isInteger(value, modern) ? undefined : 'a whole number';
    case 'schema':
      return isSchema(value) ? undefined : 'a schema';
    case 'schemas':
    case 'array':
      return isJsonArray(value) ? undefined : 'a list';
    case 'object or list':
      return isJsonObject(value) || isJsonArray(value) ? undefined : 'a schema in braces or a list of schemas';
    case 'items':
      return isSchema(value) || isJsonArray(value) ? undefined : 'a schema or a list of schemas';
    case 'named schemas':
    case 'named names':
    case 'named names or schemas':
    case 'named names or objects':
      return isJsonObject(value) ? undefined : 'an object';
    case 'names':
      return isNames(value) ? undefined : 'a list of names';
    case 'type':
      return typeof value === 'string' || isJsonArray(value) ? undefined : 'a type name or a list of them';
  }
}

/** 2019-09 and later: `then` and `else` are read with an `if` only. */
export function isUnconditional(json: JsonObject, keyword: string): boolean {
  return (keyword === 'then' || keyword === 'else') && json['if'] === undefined;
}

export function isSchema(value: JsonValue | undefined): boolean {
  return typeof value === 'boolean' || isJsonObject(value);
}

export function isNames(value: JsonValue | undefined): boolean {
  return isJsonArray(value) && value.every((name) => typeof name === 'string');
}

const MIN_INT = -2_147_483_648;
const MAX_INT = 2_147_483_647;

/** 2019-09 and later take any number and cut it off. */
function isInteger(value: JsonValue, modern: boolean): boolean {
  if (typeof value !== 'number') return false;
  return modern || (Number.isInteger(value) && value >= MIN_INT && value <= MAX_INT);
}
