import { isJsonObject } from '../../json/jsonText.js';
import type { JsonObject, JsonValue } from '../../json/jsonText.js';
import type { JsonContainer } from '../../json/places.js';
import type { JsonSchema, Library, Load, SchemaDocument, Shape } from '../model.js';
import { targetAt } from '../references/lookup.js';
import { resolveUri } from '../references/uri.js';
import { modernFamily } from '../shape/keywords.js';
import { shapeOf } from '../shape/shape.js';

/** A schema object where it stands in its text, or in the text of a reference. */
export interface SchemaNode {
  readonly schema: JsonSchema;
  readonly document: SchemaDocument;
  /** The address that the schema around it gives it. */
  readonly base: string;
  readonly json: JsonObject;
  readonly holder: JsonContainer | undefined;
  readonly key: string | number;
}

export function rootNode(schema: JsonSchema): SchemaNode | undefined {
  const { document } = schema;
  const { value } = document;
  if (!isJsonObject(value)) return undefined;
  return { schema, document, base: document.base, json: value, holder: undefined, key: '' };
}

/** The schema object under a keyword of a node; undefined where there is none, or only `true` or `false`. */
export function child(node: SchemaNode, keyword: string): SchemaNode | undefined {
  return member(node, node.json, keyword);
}

/** The schema object in a list or map of schemas that belongs to a node. */
export function member(node: SchemaNode, holder: JsonContainer, key: string | number): SchemaNode | undefined {
  if (!Object.hasOwn(holder, key)) return undefined;
  const json = (holder as Readonly<Record<string | number, JsonValue>>)[key];
  if (!isJsonObject(json)) return undefined;
  const { schema, document } = node;
  return { schema, document, base: innerBase(node), json, holder, key };
}

/** The schemas by name under a keyword; empty where there are none. */
export function named({ json }: SchemaNode, keyword: string): JsonObject {
  const value = json[keyword];
  return isJsonObject(value) ? value : NONE;
}

const NONE: JsonObject = {};

/** What may stand beside a `$ref` of 2019-09 and later without saying anything of values. */
const ANNOTATIONS: ReadonlySet<string> = new Set(
  (
    '$ref $comment $schema $id id $anchor $defs definitions title description default examples deprecated readOnly ' +
    'writeOnly'
  ).split(' '),
);

export function isAnnotation(keyword: string): boolean {
  return ANNOTATIONS.has(keyword);
}

/** Keywords that say something of values, beside those that belong to one type in every draft. */
const OTHER_ASSERTIONS: ReadonlySet<string> = new Set(
  'type enum const not allOf anyOf oneOf if then else format properties patternProperties dependencies additionalItems'.split(
    ' ',
  ),
);

/** Whether a validator may refuse values for this keyword. */
export function isAssertion(keyword: string): boolean {
  return OTHER_ASSERTIONS.has(keyword) || modernFamily(keyword) !== undefined;
}

/** Whether a schema is no more than a `$ref`; up to draft-07 that hides everything beside it. */
export function isReference({ schema, json }: SchemaNode): boolean {
  if (typeof json['$ref'] !== 'string') return false;
  return !schema.modern || Object.keys(json).every(isAnnotation);
}

/** The schema object that a `$ref` leads to, one hop, in whichever text it is; undefined where there is none. */
export function targetOf(node: SchemaNode): SchemaNode | undefined {
  const ref = node.json['$ref'];
  if (typeof ref !== 'string') return undefined;
  const shape = targetAt(loadOf(node), innerBase(node), ref)?.shape;
  if (shape === undefined || shape.tag === 'true' || shape.tag === 'false') return undefined;
  const { load, json, holder, key, base } = shape;
  return { schema: node.schema, document: load.document, base, json, holder, key };
}

/** Undefined where references lead in a circle or nowhere. */
export function endOf(node: SchemaNode): SchemaNode | undefined {
  let at: SchemaNode | undefined = node;
  for (let hops = 0; at !== undefined && isReference(at); hops++) {
    if (hops > 100) return undefined;
    at = targetOf(at);
  }
  return at;
}

/** A reading of its own, so that the schema's own comparison stays as it is. */
export function shapeFor(node: SchemaNode): Shape {
  return shapeOf(loadOf(node), node.base, node.json, node.holder, node.key);
}

function loadOf({ schema, document }: SchemaNode): Load {
  return {
    document,
    base: document.base,
    library: libraryOf(schema),
    shapes: new Map(),
    held: new Map(),
    refs: new Map(),
  };
}

function libraryOf({ root }: JsonSchema): Library {
  if (root === undefined) throw new Error('a schema that holds an object has a root');
  return root.load.library;
}

function innerBase({ schema, json, base }: SchemaNode): string {
  const id = json[schema.draft === '04' ? 'id' : '$id'];
  return typeof id === 'string' ? resolveUri(base, id) : base;
}

/** Equal but for the way in which numbers are written and members are ordered. */
export function isSame(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return isEqual(a, b, true);
}

/** Equal, and without a `$ref`, which may lead to something else on the other side. */
export function isSameByItself(a: JsonValue, b: JsonValue): boolean {
  return isEqual(a, b, false);
}

function isEqual(a: JsonValue | undefined, b: JsonValue | undefined, withReferences: boolean): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  // Written out: this runs for each schema at each keystroke.
  const [ours, theirs] = [a as JsonObject, b as JsonObject];
  let count = 0;
  for (const key in ours) {
    if (!Object.hasOwn(theirs, key) || !isEqual(ours[key], theirs[key], withReferences)) return false;
    if (!withReferences && key === '$ref') return false;
    count++;
  }
  return count === Object.keys(theirs).length;
}

/** What the schema as a whole is for. */
export const THE_EVENT = 'the event';

/** How a schema is called in a sentence. */
export function nameOf({ key, holder }: SchemaNode): string {
  return holder === undefined ? THE_EVENT : `'${key}'`;
}
