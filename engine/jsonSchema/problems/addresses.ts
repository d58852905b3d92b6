import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonObject, JsonValue } from '../../json/jsonText.js';
import { splitFragment } from '../references/uri.js';
import type { Issue } from './issue.js';
import type { Visit } from './walk.js';

/** The addresses that the schemas of a text give themselves, each with the schema that was the first to do so. */
export type Addresses = Map<string, JsonObject>;

/**
 * 2019-09 and later: the reference keeps its schemas by address, and refuses a text in which two have the same one. A
 * `$dynamicAnchor` may be repeated, but not be empty.
 */
export function addressIssues({ load, base, json, read }: Visit, known: Addresses): readonly Issue[] {
  const { document, library } = load;
  if (!read || !library.modern || document !== library.main) return [];
  const root = json === library.root?.json;
  const issues: Issue[] = [];
  const give = (keyword: string, address: string) => {
    const first = known.get(address);
    if (first === undefined) known.set(address, json);
    else if (first !== json) issues.push(repeated(keyword, address));
  };
  const repeated = (keyword: string, address: string): Issue => ({
    id: 'json-repeated-address',
    severity: 'error',
    refused: true,
    message: `Another schema of this text already has the address ${address === '' ? '"" (the text itself)' : address}. Give each its own.`,
    document,
    where: { at: 'value', holder: json, key: keyword },
  });
  const { $id: id, $anchor: anchor, $dynamicAnchor: dynamic } = json;
  if (root) known.set(document.base, json);
  else if (typeof id === 'string') give('$id', withoutEmptyFragment(base));
  if (typeof anchor === 'string') give('$anchor', addressOfAnchor(base, anchor));
  if (dynamic === '' && !root) issues.push(repeated('$dynamicAnchor', splitFragment(base)[0]));
  if (root && typeof id === 'string' && /#./.test(id)) issues.push(rootWithFragment(document, json));
  return root && isJsonObject(json['definitions']) ? [...issues, ...doubledIssues(document, json)] : issues;
}

/** The reference copies `definitions` into `$defs`, so that each address inside is there twice, and refused. */
function doubledIssues(document: Issue['document'], root: JsonObject): readonly Issue[] {
  const { definitions, $defs } = root;
  if (!isJsonObject(definitions) || ($defs !== undefined && !isJsonObject($defs))) return [];
  const waiting: JsonValue[] = [];
  for (const name in definitions) {
    if ($defs === undefined || !Object.hasOwn($defs, name)) waiting.push(definitions[name] ?? null);
  }
  const issues: Issue[] = [];
  for (const value of waiting) {
    if (isJsonArray(value)) for (const member of value) waiting.push(member);
    if (!isJsonObject(value)) continue;
    for (const key in value) {
      const member = value[key] ?? null;
      if ((key === '$id' || key === '$anchor') && typeof member === 'string')
        issues.push(doubled(document, value, key));
      else if (typeof member === 'object' && !VALUES.has(key)) waiting.push(member);
    }
    if (issues.length > MAX_DOUBLED) break;
  }
  return issues;
}

/** More say nothing new. */
const MAX_DOUBLED = 100;

/** What holds values, not schemas. */
const VALUES: ReadonlySet<string> = new Set(['enum', 'const']);

function doubled(document: Issue['document'], holder: JsonObject, key: string): Issue {
  return {
    id: 'json-repeated-address',
    severity: 'error',
    refused: true,
    message: `The registry reads definitions a second time as $defs, so that the ${key} is there twice, which it refuses. Write $defs in the place of definitions.`,
    document,
    where: { at: 'value', holder, key },
  };
}

function rootWithFragment(document: Issue['document'], json: JsonObject): Issue {
  return {
    id: 'json-bad-address',
    severity: 'error',
    refused: true,
    message: 'The $id of the whole schema must not end with # and a name. Remove that end.',
    document,
    where: { at: 'value', holder: json, key: '$id' },
  };
}

function addressOfAnchor(base: string, anchor: string): string {
  const [address] = splitFragment(base);
  return anchor === '' ? address : `${address}#${anchor}`;
}

function withoutEmptyFragment(address: string): string {
  return address.endsWith('#') ? address.slice(0, -1) : address;
}
