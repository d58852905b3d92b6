import type { Draft } from '../model.js';

export const STRING_KEYWORDS = ['minLength', 'maxLength', 'pattern', 'format'] as const;
export const NUMBER_KEYWORDS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] as const;

const OBJECT_04: readonly string[] = [
  'properties',
  'required',
  'minProperties',
  'maxProperties',
  'dependencies',
  'patternProperties',
  'additionalProperties',
];
const OBJECT_06: readonly string[] = [...OBJECT_04, 'propertyNames'];
const ARRAY_04: readonly string[] = ['items', 'additionalItems', 'minItems', 'maxItems', 'uniqueItems'];
const ARRAY_06: readonly string[] = [...ARRAY_04, 'contains'];

/** The keywords by which drafts up to 07 recognise an object schema without a `type`. */
export function objectKeywords(draft: Draft): readonly string[] {
  return draft === '04' ? OBJECT_04 : OBJECT_06;
}

/** The keywords by which drafts up to 07 recognise an array schema without a `type`. */
export function arrayKeywords(draft: Draft): readonly string[] {
  return draft === '04' ? ARRAY_04 : ARRAY_06;
}

const FORMATS_04: readonly string[] = ['date-time', 'email', 'hostname', 'ipv4', 'ipv6', 'uri'];
const FORMATS_06: readonly string[] = [...FORMATS_04, 'json-pointer', 'uri-reference', 'uri-template'];
const FORMATS_07: readonly string[] = [...FORMATS_06, 'date', 'time', 'regex', 'relative-json-pointer'];

/** The formats that the reference knows how to check in drafts up to 07; it forgets all others. */
export function checkedFormats(draft: Draft): readonly string[] {
  return draft === '04' ? FORMATS_04 : draft === '06' ? FORMATS_06 : FORMATS_07;
}

export type TypedTag = 'string' | 'number' | 'array' | 'object';

/** 2019-09 and later: which kind of schema a keyword contributes to, apart from those that hold named schemas. */
export function modernFamily(keyword: string): TypedTag | undefined {
  switch (keyword) {
    case 'minLength':
    case 'maxLength':
    case 'pattern':
      return 'string';
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
    case 'multipleOf':
      return 'number';
    case 'items':
    case 'prefixItems':
    case 'contains':
    case 'minItems':
    case 'maxItems':
    case 'uniqueItems':
      return 'array';
    case 'required':
    case 'minProperties':
    case 'maxProperties':
    case 'additionalProperties':
    case 'dependentRequired':
    case 'dependentSchemas':
    case 'propertyNames':
      return 'object';
    default:
      return undefined;
  }
}
