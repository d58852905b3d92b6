import type { Draft, Place, Shape } from '../model.js';
import { NUMBER_KEYWORDS, STRING_KEYWORDS, arrayKeywords, modernFamily, objectKeywords } from './keywords.js';
import type { TypedTag } from './keywords.js';

/** What a keyword means for the shape: the family it belongs to, or that the whole object needs a closer look. */
type Role = TypedTag | 'special';

const SPECIAL: readonly string[] = [
  '$ref',
  '$dynamicRef',
  'enum',
  'const',
  'not',
  'allOf',
  'anyOf',
  'oneOf',
  'if',
  'then',
  'else',
];

function rolesOf(draft: Draft): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>(SPECIAL.map((keyword) => [keyword, 'special']));
  const add = (keywords: readonly string[], role: Role) => keywords.forEach((keyword) => roles.set(keyword, role));
  add(STRING_KEYWORDS, 'string');
  add(NUMBER_KEYWORDS, 'number');
  add(arrayKeywords(draft), 'array');
  add(objectKeywords(draft), 'object');
  return roles;
}

const MODERN_KEYWORDS: readonly string[] = [
  ...['minLength', 'maxLength', 'pattern', ...NUMBER_KEYWORDS, 'items', 'prefixItems', 'contains', 'minItems'],
  ...['maxItems', 'uniqueItems', 'required', 'minProperties', 'maxProperties', 'additionalProperties'],
  ...['dependentRequired', 'dependentSchemas', 'propertyNames'],
];

function modernRoles(): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>(SPECIAL.map((keyword) => [keyword, 'special']));
  for (const keyword of MODERN_KEYWORDS) {
    const family = modernFamily(keyword);
    if (family !== undefined) roles.set(keyword, family);
  }
  for (const keyword of ['properties', 'patternProperties', 'unevaluatedProperties']) roles.set(keyword, 'object');
  return roles.set('unevaluatedItems', 'array');
}

const MODERN = modernRoles();
const ROLES: Readonly<Record<Draft, ReadonlyMap<string, Role>>> = {
  '04': rolesOf('04'),
  '06': rolesOf('06'),
  '07': rolesOf('07'),
  '2019-09': MODERN,
  '2020-12': MODERN,
};

/**
 * Most schemas are one type with keywords of that type. Their shape is plain in every draft, so it is told here without
 * the detours. Undefined for all others.
 */
export function plainShape({ load, json, holder, key, base }: Place): Shape | undefined {
  const { type } = json;
  if (typeof type !== 'string') return undefined;
  const tag = type === 'integer' ? 'number' : type;
  const roles = ROLES[load.library.draft];
  for (const keyword in json) {
    const role = roles.get(keyword);
    if (role !== undefined && role !== tag) return undefined;
  }
  switch (tag) {
    case 'string':
    case 'number':
    case 'array':
    case 'object':
      return { load, json, holder, key, base, outer: true, tag, integer: type === 'integer', typed: true, bare: false };
    case 'boolean':
    case 'null':
      return { load, json, holder, key, base, outer: true, tag };
    default:
      return undefined;
  }
}
