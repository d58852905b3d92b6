import { isJsonArray, isJsonObject } from '../json/jsonText.js';
import type { JsonObject, JsonValue } from '../json/jsonText.js';
import type { OutlineNode } from '../schemaFormat.js';
import type { JsonSchema } from './model.js';

/** The properties and definitions of the schema's own text, nested as they are written. */
export function outlineJsonSchema(schema: JsonSchema): readonly OutlineNode[] {
  const { value } = schema.document;
  return isJsonObject(value) ? childrenOf(value, schema) : [];
}

/** The names of the properties at the top level, which is where the registry looks for them. */
export function topLevelProperties({ document }: JsonSchema): readonly string[] {
  const properties = isJsonObject(document.value) ? document.value['properties'] : undefined;
  return isJsonObject(properties) ? Object.keys(properties) : [];
}

function childrenOf(json: JsonObject, schema: JsonSchema): readonly OutlineNode[] {
  return [
    ...named(json, 'properties', 'field', schema),
    ...named(json, 'patternProperties', 'field', schema),
    ...branchesOf(json, schema),
    ...itemsOf(json, schema),
    ...symbolsOf(json, schema),
    ...named(json, '$defs', 'record', schema),
    ...named(json, 'definitions', 'record', schema),
  ];
}

function named(
  json: JsonObject,
  keyword: string,
  kind: 'field' | 'record',
  schema: JsonSchema,
): readonly OutlineNode[] {
  const members = json[keyword];
  if (!isJsonObject(members)) return [];
  const places = schema.document.json.places();
  return Object.keys(members).map((name) => ({
    name: name === '' ? '(no name)' : name,
    detail: detailOf(members[name]),
    kind,
    span: places.memberSpan(members, name),
    nameSpan: places.keySpan(members, name),
    children: inside(members[name], schema),
  }));
}

function inside(value: JsonValue | undefined, schema: JsonSchema): readonly OutlineNode[] {
  return isJsonObject(value) ? childrenOf(value, schema) : [];
}

function branchesOf(json: JsonObject, schema: JsonSchema): readonly OutlineNode[] {
  const places = schema.document.json.places();
  return ['oneOf', 'anyOf', 'allOf'].flatMap((keyword) => {
    const list = json[keyword];
    if (!isJsonArray(list) || list.length === 0) return [];
    const children = list.map((branch, index): OutlineNode => {
      const span = places.valueSpan(list, index);
      const detail = detailOf(branch);
      return { name: `${index + 1}`, detail, kind: 'schema', span, nameSpan: span, children: inside(branch, schema) };
    });
    const span = places.memberSpan(json, keyword);
    const nameSpan = places.keySpan(json, keyword);
    return [{ name: keyword, detail: `${list.length}`, kind: 'union', span, nameSpan, children }];
  });
}

/** Items are shown only where they have something inside. */
function itemsOf(json: JsonObject, schema: JsonSchema): readonly OutlineNode[] {
  const { items } = json;
  const children = inside(items, schema);
  if (children.length === 0) return [];
  const places = schema.document.json.places();
  const [span, nameSpan] = [places.memberSpan(json, 'items'), places.keySpan(json, 'items')];
  return [{ name: 'items', detail: detailOf(items), kind: 'schema', span, nameSpan, children }];
}

function symbolsOf(json: JsonObject, schema: JsonSchema): readonly OutlineNode[] {
  const values = json['enum'];
  if (!isJsonArray(values)) return [];
  const places = schema.document.json.places();
  return values.map((value, index) => {
    const span = places.valueSpan(values, index);
    const name = typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
    return { name, detail: '', kind: 'symbol', span, nameSpan: span, children: [] };
  });
}

/** A schema in few words. */
function detailOf(value: JsonValue | undefined): string {
  if (!isJsonObject(value)) return value === false ? 'never' : 'anything';
  const { type, title } = value;
  if (typeof value['$ref'] === 'string') return value['$ref'].slice(value['$ref'].lastIndexOf('/') + 1);
  if (typeof type === 'string') return type;
  if (isJsonArray(type)) return type.filter((name) => typeof name === 'string').join(' | ');
  const keyword = ['enum', 'const', 'oneOf', 'anyOf', 'allOf', 'not'].find((name) => value[name] !== undefined);
  return keyword ?? (typeof title === 'string' ? title : isJsonObject(value['properties']) ? 'object' : 'anything');
}
