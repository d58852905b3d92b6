import { isJsonObject, readJson } from '../json/jsonText.js';
import type { JsonValue } from '../json/jsonText.js';
import type { Draft, SchemaDocument } from './model.js';
import { resolveUri, splitFragment } from './references/uri.js';

export function readDocument(name: string | null, text: string, base: string): SchemaDocument {
  const json = readJson(text);
  const { value } = json;
  return { name, json, value, base, exactNumbers: mayHaveExactNumbers(text) };
}

/**
 * Whether digits before a point or an exponent, or more of them than a JavaScript number holds exactly, stand where a
 * value may begin. A match within a string does no harm but cost. Looks back from such digits, which are rarer than the
 * places where values begin.
 */
function mayHaveExactNumbers(text: string): boolean {
  const digits = /\d[.eE]|\d{16}/g;
  let from = 0;
  for (let match = digits.exec(text); match !== null; match = digits.exec(text)) {
    let start = match.index;
    while (start > from && isDigit(text.charCodeAt(start - 1))) start--;
    if (text.charAt(start - 1) === '-') start--;
    while (start > from && text.charCodeAt(start - 1) <= 32) start--;
    if (':[,'.includes(text.charAt(start - 1) || '"')) return true;
    from = digits.lastIndex;
  }
  return false;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** The base that a schema's own `$id` gives it. */
export function ownBase(value: JsonValue | undefined, draft: Draft): string {
  if (!isJsonObject(value)) return '';
  const id = value[idKeyword(draft)];
  return typeof id === 'string' ? splitFragment(resolveUri('', id))[0] : '';
}

/** The reference takes the earlier drafts by how the address begins, the later ones only by the whole address. */
const DRAFTS: readonly (readonly [RegExp, Draft])[] = [
  [/^https?:\/\/json-schema\.org\/(?:draft-04\/)?schema/, '04'],
  [/^https?:\/\/json-schema\.org\/draft-06\/schema/, '06'],
  [/^https?:\/\/json-schema\.org\/draft-07\/schema/, '07'],
  [/^https?:\/\/json-schema\.org\/draft\/2019-09\/schema$/, '2019-09'],
  [/^https?:\/\/json-schema\.org\/draft\/2020-12\/schema$/, '2020-12'],
];

/** The draft that `$schema` names; undefined where it names none that the reference knows. */
export function draftNamed(schema: string): Draft | undefined {
  return DRAFTS.find(([address]) => address.test(schema))?.[1];
}

export function draftOf(value: JsonValue | undefined): Draft {
  const schema = isJsonObject(value) ? value['$schema'] : undefined;
  return (typeof schema === 'string' ? draftNamed(schema) : undefined) ?? '07';
}

/** The keyword by which a schema says its own address. */
export function idKeyword(draft: Draft): 'id' | '$id' {
  return draft === '04' ? 'id' : '$id';
}

export function isModern(draft: Draft): boolean {
  return draft === '2019-09' || draft === '2020-12';
}
