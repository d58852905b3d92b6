import { isJsonObject, readJson } from '../json/jsonText.js';
import type { JsonValue } from '../json/jsonText.js';
import type { Draft, SchemaDocument } from './model.js';
import { resolveUri, splitFragment } from './references/uri.js';

/**
 * Where a value may begin: digits before a point or an exponent, or more of them than a JavaScript number holds exactly.
 * A match within a string does no harm but cost.
 */
const INEXACT = /[:[,]\s*-?(?:\d+[.eE]|\d{16})/;

export function readDocument(name: string | null, text: string, base: string): SchemaDocument {
  const json = readJson(text);
  const { value } = json;
  return { name, json, value, base, exactNumbers: INEXACT.test(text) };
}

/** The base that a schema's own `$id` gives it. */
export function ownBase(value: JsonValue | undefined, draft: Draft): string {
  if (!isJsonObject(value)) return '';
  const id = value[draft === '04' ? 'id' : '$id'];
  return typeof id === 'string' ? splitFragment(resolveUri('', id))[0] : '';
}

const DRAFTS: readonly (readonly [RegExp, Draft])[] = [
  [/^http:\/\/json-schema\.org\/draft-04\/schema#?$/, '04'],
  [/^http:\/\/json-schema\.org\/draft-06\/schema#?$/, '06'],
  [/^http:\/\/json-schema\.org\/draft-07\/schema#?$/, '07'],
  [/^https:\/\/json-schema\.org\/draft\/2019-09\/schema#?$/, '2019-09'],
  [/^https:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/, '2020-12'],
];

/** The draft that `$schema` names; undefined where it names none that the reference knows. */
export function draftNamed(schema: string): Draft | undefined {
  return DRAFTS.find(([address]) => address.test(schema))?.[1];
}

export function draftOf(value: JsonValue | undefined): Draft {
  const schema = isJsonObject(value) ? value['$schema'] : undefined;
  return (typeof schema === 'string' ? draftNamed(schema) : undefined) ?? '07';
}

export function isModern(draft: Draft): boolean {
  return draft === '2019-09' || draft === '2020-12';
}
