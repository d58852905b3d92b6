import { isJsonObject } from '../../json/jsonText.js';
import type { TypedShape } from '../model.js';
import { NUMBER_KEYWORDS, modernFamily } from './keywords.js';

/** What the parser of 2019-09 and later knows; everything else it keeps aside under its name. */
const KNOWN: ReadonlySet<string> = new Set([
  ...[
    '$schema',
    '$id',
    '$vocabulary',
    '$anchor',
    '$ref',
    '$dynamicRef',
    '$dynamicAnchor',
    '$defs',
    'title',
    'description',
  ],
  ...['readOnly', 'writeOnly', 'deprecated', 'default', 'enum', 'const', 'type', 'not', 'allOf', 'anyOf', 'oneOf'],
  ...['if', 'then', 'else', 'format', 'properties', 'patternProperties', 'minContains', 'maxContains'],
  ...['unevaluatedItems', 'unevaluatedProperties'],
  ...NUMBER_KEYWORDS,
]);

/**
 * 2019-09 and later: the reference keeps minContains, maxContains and the unevaluated schemas among the keywords that
 * it does not know. Where a schema has a keyword that is really unknown, or definitions, those replace them: they are
 * lost, and no longer compared.
 */
export function losesUnevaluated(shape: TypedShape): boolean {
  const { json, outer, load, early } = shape;
  if (!outer || early === true || !load.library.modern) return false;
  for (const keyword in json) {
    if (keyword === '$defs') {
      if (isJsonObject(json[keyword]) && Object.keys(json[keyword]).length > 0) return true;
    } else if (!KNOWN.has(keyword) && modernFamily(keyword) === undefined) return true;
  }
  return false;
}
