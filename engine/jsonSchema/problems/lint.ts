import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonObject } from '../../json/jsonText.js';
import type { JsonContainer } from '../../json/places.js';
import { permittedKeys } from '../compare/enumeration.js';
import { isModern } from '../document.js';
import type { Draft } from '../model.js';
import { isRisky } from '../pattern/finds.js';
import type { Issue } from './issue.js';
import { reportOverlooked } from './overlooked.js';
import type { Visit } from './walk.js';

/** What the reference accepts although no author can have meant it. */
export function lintSchema(visit: Visit): readonly Issue[] {
  const { json, load } = visit;
  if (!mayNeedLint(json)) return [];
  const issues: Issue[] = [];
  const say: Say = (severity, id, message, holder, key, at = 'value') => {
    issues.push({ id, severity, refused: false, message, document: load.document, where: { at, holder, key } });
  };
  lintBounds(json, load.library.draft, say);
  lintRequired(json, say);
  lintLists(visit, say);
  lintDraft(visit, say);
  lintPatterns(json, say);
  reportOverlooked(json, load.library.draft, (message, holder, key) =>
    say('error', 'json-keyword-value', message, holder, key),
  );
  return issues;
}

function mayNeedLint(json: JsonObject): boolean {
  for (const keyword in json) if (!HARMLESS.has(keyword)) return true;
  return typeof json['type'] !== 'string' && json['type'] !== undefined;
}

/** Keywords about which nothing is said here unless others stand beside them. */
const HARMLESS: ReadonlySet<string> = new Set([
  'type',
  'title',
  'description',
  'default',
  'format',
  'const',
  '$schema',
]);

type Say = (
  severity: Issue['severity'],
  id: string,
  message: string,
  holder: JsonContainer,
  key: string | number,
  at?: 'value' | 'key' | 'member',
) => void;

const RANGES = [
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
  ['minContains', 'maxContains'],
] as const;

function lintBounds(json: JsonObject, draft: Draft, say: Say): void {
  for (const [low, high] of RANGES) {
    const [least, most] = [json[low], json[high]];
    if (typeof least === 'number' && typeof most === 'number' && least > most) {
      say('warning', 'json-empty-range', `No value can be at least ${least} and at most ${most}.`, json, low, 'member');
    }
    if (low === 'minimum') continue;
    for (const keyword of [low, high]) {
      const value = json[keyword];
      if (typeof value === 'number' && value < 0) {
        say('error', 'json-negative-bound', `${keyword} counts something, so it cannot be negative.`, json, keyword);
      }
    }
  }
  const multiple = json['multipleOf'];
  // Up to draft-07 the reference refuses zero itself.
  if (typeof multiple === 'number' && (multiple < 0 || (multiple === 0 && isModern(draft)))) {
    say('error', 'json-negative-bound', 'multipleOf must be greater than 0.', json, 'multipleOf');
  }
}

function lintRequired(json: JsonObject, say: Say): void {
  const { required, properties } = json;
  if (!isJsonArray(required) || !isJsonObject(properties)) return;
  const seen = new Set<string>();
  required.forEach((name, index) => {
    if (typeof name !== 'string') return;
    if (seen.has(name)) {
      say('warning', 'json-duplicate-required', `${name} is required twice; remove one.`, required, index);
    } else if (!Object.hasOwn(properties, name)) {
      const message = `${name} is required but has no schema of its own, and the registry does not compare it. Add it to properties, or correct the name.`;
      say('warning', 'json-required-without-property', message, required, index);
    }
    seen.add(name);
  });
}

function lintLists({ json, load }: Visit, say: Say): void {
  for (const keyword of ['enum', 'allOf', 'anyOf', 'oneOf', 'type', load.library.modern ? 'prefixItems' : 'items']) {
    const list = json[keyword];
    if (isJsonArray(list) && list.length === 0) {
      say('error', 'json-empty-list', `${keyword} must list at least one entry.`, json, keyword, 'member');
    }
  }
  const values = json['enum'];
  if (!isJsonArray(values)) return;
  const seen = new Set<string>();
  permittedKeys(load.document, values).forEach((key, index) => {
    if (seen.has(key)) say('warning', 'json-duplicate-enum', `${key} is listed twice; remove one.`, values, index);
    seen.add(key);
  });
}

const MODERN_ONLY: readonly string[] = [
  'prefixItems',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedProperties',
  'unevaluatedItems',
];
const CLASSIC_ONLY: readonly string[] = ['dependencies', 'additionalItems'];

function lintDraft({ json, load }: Visit, say: Say): void {
  const { draft, modern } = load.library;
  for (const keyword of modern ? CLASSIC_ONLY : MODERN_ONLY) {
    if (json[keyword] === undefined) continue;
    const message = `${keyword} is no keyword of draft ${draft}: it is ignored here. Use the one of this draft, or name another draft in $schema.`;
    say('warning', 'json-keyword-of-other-draft', message, json, keyword, 'key');
  }
  if (modern || typeof json['$ref'] !== 'string') return;
  const ignored = Object.keys(json).filter((keyword) => !BESIDE_REF.has(keyword));
  const [first] = ignored;
  if (first === undefined) return;
  const message = `Draft ${draft} ignores everything beside a $ref. Put both into an allOf if ${first} shall count.`;
  say('warning', 'json-ref-siblings', message, json, first, 'key');
}

const BESIDE_REF: ReadonlySet<string> = new Set([
  ...['$ref', '$schema', '$id', 'id', '$comment', 'title', 'description', 'default', 'examples'],
  ...['definitions', '$defs', 'readOnly', 'writeOnly', 'deprecated'],
]);

const NAMED_CHARACTER =
  'The names of characters (\\N{…}) are not looked up here, so no property counts as matched by this pattern. Write the character itself, or its code as \\x{…}.';

function lintPatterns(json: JsonObject, say: Say): void {
  const message =
    'This regular expression can take validators extremely long on some texts. Avoid repetition inside repetition.';
  const named = json['patternProperties'];
  if (!isJsonObject(named)) return;
  for (const pattern of Object.keys(named)) {
    if (isRisky(pattern)) say('warning', 'json-slow-pattern', message, named, pattern, 'key');
    if (pattern.includes('\\N{')) say('warning', 'json-named-character', NAMED_CHARACTER, named, pattern, 'key');
  }
}
