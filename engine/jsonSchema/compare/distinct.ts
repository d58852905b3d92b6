import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonObject, JsonValue } from '../../json/jsonText.js';
import type { CombinedShape, Draft, Shape } from '../model.js';
import {
  NUMBER_KEYWORDS,
  STRING_KEYWORDS,
  arrayKeywords,
  checkedFormats,
  modernFamily,
  objectKeywords,
} from '../shape/keywords.js';
import { valueKey } from './values.js';

/** The branches without those that the reference would print like an earlier one. */
export function distinctMembers(combined: CombinedShape): readonly Shape[] {
  const { members } = combined;
  if (members.length < 2) return members;
  const seen = new Map<string, { readonly first: Shape; texts?: Set<string> }>();
  const spelled = firstRefs(members);
  return members.filter((member) => {
    if (spelled.has(member)) return true;
    const rough = roughly(member);
    const alike = seen.get(rough);
    if (alike === undefined) {
      seen.set(rough, { first: member });
      return true;
    }
    // Each branch is printed once, and the first one only when another might be like it.
    alike.texts ??= new Set([printOf(alike.first)]);
    const text = printOf(member);
    if (alike.texts.has(text)) return false;
    alike.texts.add(text);
    return true;
  });
}

/**
 * Up to draft-07, in a schema with an `$id`: the reference keeps the first `$ref` to a target as it is written and later
 * ones with their full address, so the first is no duplicate of the others. Which one is the first in the whole text is
 * only known here where all of them stand in this list.
 */
function firstRefs(members: readonly Shape[]): ReadonlySet<Shape> {
  const firsts = new Map<string, Shape>();
  for (const member of members) {
    if (member.tag !== 'ref' || member.load.library.modern || member.base === '') continue;
    if (firsts.has(member.ref)) continue;
    const here = members.filter((other) => other.tag === 'ref' && other.ref === member.ref).length;
    const everywhere = member.load.document.json.text.split(JSON.stringify(member.ref)).length - 1;
    if (here > 1 && here === everywhere) firsts.set(member.ref, member);
  }
  return new Set(firsts.values());
}

const NOTHING: JsonObject = {};

/** What is cheap to say and differs for most schemas that differ. */
function roughly(shape: Shape): string {
  const { outer, json } = shape;
  // Without a type or a keyword that is printed, schemas of different kinds look alike.
  const tag = typeOf(shape) === '' && ('typed' in shape || shape.tag === 'empty') ? 'untyped' : shape.tag;
  const { title, description } = outer ? json : NOTHING;
  return title === undefined && description === undefined
    ? tag
    : `${tag} ${JSON.stringify([title ?? null, description ?? null])}`;
}

/** A text that is equal for schemas that the reference prints alike. */
function printOf(shape: Shape): string {
  switch (shape.tag) {
    case 'combined':
      return printCombined(shape);
    case 'true':
    case 'false':
      return shape.tag;
    default:
      return `{${typeOf(shape)} ${printKeywords(shape)}}`;
  }
}

/** The `type` that is printed: none where it was only guessed from the keywords, so two such schemas can look alike. */
function typeOf(shape: Shape): string {
  if (shape.tag === 'boolean' || shape.tag === 'null') return shape.tag;
  if (!('typed' in shape)) return '';
  if (shape.integer) return 'integer';
  return shape.typed ? shape.tag : '';
}

function printCombined(shape: CombinedShape): string {
  const besides = shape.outer
    ? printNames(
        shape,
        Object.keys(shape.json).filter((name) => !isAssertion(shape, name)),
      )
    : '';
  return `${shape.criterion}${shape.made === 'adjacent' ? '+' : ''} [${shape.members.map(printOf).join()}] ${besides}`;
}

function printKeywords(shape: Shape): string {
  if ('typed' in shape && shape.bare) return '';
  return printNames(
    shape,
    Object.keys(shape.json).filter((name) => belongs(shape, name) && leavesTrace(shape, name)),
  );
}

/** False for a keyword that says nothing, because the reference does not print it. */
function leavesTrace(shape: Shape, name: string): boolean {
  const value = shape.json[name];
  const { draft, modern } = shape.load.library;
  switch (name) {
    case 'uniqueItems':
      return value !== false;
    case 'additionalProperties':
    case 'additionalItems':
      return value !== true;
    case 'items':
      return modern ? value !== true : !isJsonArray(value) || value.length > 0;
    case 'format':
      return modern || (typeof value === 'string' && checkedFormats(draft).includes(value));
    case 'required':
    case 'properties':
    case 'patternProperties':
    case 'dependentSchemas':
      return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
    case 'dependencies':
    case 'dependentRequired':
      return isJsonObject(value) && Object.values(value).some((entry) => !isJsonArray(entry) || entry.length > 0);
    default:
      return true;
  }
}

function belongs(shape: Shape, name: string): boolean {
  if (!isAssertion(shape, name)) return shape.outer;
  const { draft, modern } = shape.load.library;
  switch (shape.tag) {
    case 'string':
      return name === 'minLength' || name === 'maxLength' || name === 'pattern' || (name === 'format' && !modern);
    case 'number':
      return (NUMBER_KEYWORDS as readonly string[]).includes(name);
    case 'object':
      return modern ? isModern('object', name) : objectKeywords(draft).includes(name);
    case 'array':
      return modern ? isModern('array', name) : arrayKeywords(draft).includes(name);
    case 'conditional':
      return name === 'if' || name === 'then' || name === 'else';
    case 'ref':
      return name === '$ref';
    case 'enum':
    case 'const':
    case 'not':
      return name === shape.tag;
    case 'true':
    case 'false':
    case 'empty':
    case 'boolean':
    case 'null':
    case 'combined':
      return false;
  }
}

function isModern(family: 'object' | 'array', name: string): boolean {
  const besides =
    family === 'object' ? ['properties', 'patternProperties', 'unevaluatedProperties'] : ['unevaluatedItems'];
  return modernFamily(name) === family || besides.includes(name);
}

/** Whether the draft knows a word as an assertion. All others are kept and printed as they are, like a title. */
function isAssertion({ load }: Shape, name: string): boolean {
  return ASSERTIONS[load.library.draft].has(name);
}

const ANYWHERE: readonly string[] = [
  'type',
  '$ref',
  'enum',
  'not',
  'allOf',
  'anyOf',
  'oneOf',
  ...STRING_KEYWORDS,
  ...NUMBER_KEYWORDS,
];
const CONDITIONAL: readonly string[] = ['const', 'if', 'then', 'else'];

function classicAssertions(draft: Draft, others: readonly string[]): ReadonlySet<string> {
  return new Set([...ANYWHERE, ...objectKeywords(draft), ...arrayKeywords(draft), ...others]);
}

const MODERN: ReadonlySet<string> = new Set([
  ...[...ANYWHERE, ...CONDITIONAL, 'items', 'prefixItems', 'contains', 'minItems', 'maxItems', 'uniqueItems'],
  ...['unevaluatedItems', 'properties', 'patternProperties', 'required', 'minProperties', 'maxProperties'],
  ...['additionalProperties', 'unevaluatedProperties', 'dependentRequired', 'dependentSchemas', 'propertyNames'],
]);

const ASSERTIONS: Readonly<Record<Draft, ReadonlySet<string>>> = {
  '04': classicAssertions('04', []),
  '06': classicAssertions('06', ['const']),
  '07': classicAssertions('07', CONDITIONAL),
  '2019-09': MODERN,
  '2020-12': MODERN,
};

function printNames(shape: Shape, names: readonly string[]): string {
  return [...names]
    .sort()
    .map((name) => `${JSON.stringify(name)}:${print(shape, shape.json, name)}`)
    .join();
}

function print(shape: Shape, holder: JsonObject, name: string): string {
  const value = holder[name];
  if (typeof value === 'number' || value === undefined) return valueKey(shape.load.document, holder, name);
  return printValue(shape, value);
}

function printValue(shape: Shape, value: JsonValue): string {
  if (isJsonArray(value)) return `[${value.map((entry) => printValue(shape, entry)).join()}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${print(shape, value, name)}`).join()}}`;
}
