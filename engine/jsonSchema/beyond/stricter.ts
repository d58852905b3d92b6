import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonValue } from '../../json/jsonText.js';
import type { WarnOptions } from '../../warning.js';
import { newSink } from '../compare/context.js';
import { compareSchemas } from '../compare/schema.js';
import { newWalk } from '../compare/walk.js';
import type { Draft } from '../model.js';
import { isAnnotation, shapeFor } from './node.js';
import type { SchemaNode } from './node.js';

/** Whether the registry's own comparison would refuse this pair, if it made it. */
export function isBroken(reader: SchemaNode, writer: SchemaNode, options: WarnOptions): boolean {
  const sink = newSink(true);
  compareSchemas(newWalk(options), sink, '#/', shapeFor(writer), shapeFor(reader));
  return sink.broken;
}

/** Whether this keyword alone, added to the schema as it is, makes the registry refuse it: under LENIENT not all do. */
export function isRefusedFor(
  { reader, options }: { readonly reader: SchemaNode; readonly options: WarnOptions },
  keyword: string,
): boolean {
  return isBroken(reader, without(reader, keyword), options);
}

/** The same schema without a keyword. */
export function without(node: SchemaNode, keyword: string): SchemaNode {
  const json = Object.fromEntries(Object.entries(node.json).filter(([name]) => name !== keyword));
  return { ...node, json };
}

/** The same schema with nothing but some keywords. */
export function only(node: SchemaNode, ...keywords: readonly string[]): SchemaNode {
  const json = Object.fromEntries(Object.entries(node.json).filter(([name]) => keywords.includes(name)));
  return { ...node, json };
}

/** Keywords that a draft does not have say nothing, whatever the registry makes of them. */
export function hasKeyword(draft: Draft, keyword: string): boolean {
  const since = SINCE[keyword];
  return since === undefined || DRAFTS.indexOf(draft) >= DRAFTS.indexOf(since);
}

const DRAFTS: readonly Draft[] = ['04', '06', '07', '2019-09', '2020-12'];

const SINCE: Readonly<Record<string, Draft>> = {
  const: '06',
  contains: '06',
  propertyNames: '06',
  if: '07',
  then: '07',
  else: '07',
  dependentRequired: '2019-09',
  dependentSchemas: '2019-09',
  minContains: '2019-09',
  maxContains: '2019-09',
  unevaluatedItems: '2019-09',
  unevaluatedProperties: '2019-09',
  prefixItems: '2020-12',
};

/** Whether a schema allows every value, as far as that is plain to see; an absent one does. */
export function allowsEverything(value: JsonValue | undefined): boolean {
  if (value === undefined || value === true) return true;
  if (!isJsonObject(value)) return false;
  return hasNoEffect(value);
}

function hasNoEffect(json: Readonly<Record<string, JsonValue>>): boolean {
  return Object.entries(json).every(([keyword, value]) => {
    if (keyword === '$ref') return false;
    if (isAnnotation(keyword)) return true;
    switch (keyword) {
      case 'properties':
      case 'patternProperties':
        return isJsonObject(value) && Object.values(value).every(allowsEverything);
      case 'additionalProperties':
      case 'additionalItems':
      case 'unevaluatedProperties':
      case 'unevaluatedItems':
      case 'items':
        return !isJsonArray(value) && allowsEverything(value);
      case 'minLength':
      case 'minItems':
      case 'minProperties':
        return value === 0;
      case 'required':
        return isJsonArray(value) && value.length === 0;
      default:
        return false;
    }
  });
}
