import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonValue } from '../../json/jsonText.js';
import { forSide } from '../../warning.js';
import type { WarningRow } from '../../warning.js';
import { isReference, isSame, nameOf } from './node.js';
import { allowsEverything, isRefusedFor } from './stricter.js';
import type { NodeRule } from './walk.js';
import { numberOr } from './values.js';
import { modernText, within } from './words.js';

/** Beside definitions or a keyword that it does not know, the registry loses some keywords of 2019-09 and later. */
export const lostRule: NodeRule = (pair, report) => {
  const { reader, writer } = pair;
  if (!reader.schema.modern || isReference(reader) || isReference(writer)) return;
  for (const keyword of ['unevaluatedProperties', 'unevaluatedItems', 'minContains', 'maxContains']) {
    const [now, before] = [reader.json[keyword], writer.json[keyword]];
    if (!isStricter(keyword, now, before, reader.json['contains'] !== undefined)) continue;
    if (isRefusedFor(pair, keyword)) continue;
    report('json-keyword-lost', pair, keyword, { name: nameOf(reader), keyword });
  }
};

function isStricter(
  keyword: string,
  now: JsonValue | undefined,
  before: JsonValue | undefined,
  hasContains: boolean,
): boolean {
  if (keyword === 'minContains') return hasContains && typeof now === 'number' && now > numberOr(before, 1);
  if (keyword === 'maxContains') return hasContains && typeof now === 'number' && now < numberOr(before, Infinity);
  return !allowsEverything(now) && allowsEverything(before);
}

/** Since 2019-09 `dependencies` has two other names, but validators still heed it. */
export const dependenciesRule: NodeRule = (pair, report) => {
  const { reader, writer } = pair;
  if (!reader.schema.modern || isReference(reader) || isReference(writer)) return;
  const [now, before] = [reader.json['dependencies'], writer.json['dependencies']];
  if (!isJsonObject(now)) return;
  const added = Object.keys(now).find((name) => {
    const old = isJsonObject(before) ? before[name] : undefined;
    return !isSame(now[name], old) && !isNarrower(now[name], old);
  });
  if (added === undefined) return;
  report('json-dependencies-ignored', pair, 'dependencies', { name: nameOf(reader), property: added });
};

function isNarrower(now: JsonValue | undefined, before: JsonValue | undefined): boolean {
  return isJsonArray(now) && (now.length === 0 || (isJsonArray(before) && now.every((name) => before.includes(name))));
}

const closed = (rest: object) =>
  modernText({
    type: 'object',
    properties: { id: { $ref: '#/$defs/Id' } },
    ...rest,
    $defs: { Id: { type: 'string' } },
  });

const dependent = (rest: object) =>
  modernText({ type: 'object', properties: { card: { type: 'string' }, address: { type: 'string' } }, ...rest });

export const UNCOMPARED_ROWS: readonly WarningRow[] = [
  {
    rule: 'json-keyword-lost',
    title: 'Keyword that the registry loses',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `"${facts['keyword'] ?? ''}" is stricter in ${reader} than in ${writer}${within(facts)}. Beside definitions or a keyword that it does not know, the registry loses "${facts['keyword'] ?? ''}" and does not compare it.`,
    advise: ({ facts }) => `Restore "${facts['keyword'] ?? ''}".`,
    witness: {
      writer: closed({}),
      reader: closed({ unevaluatedProperties: false }),
      event: '{"id":"a","note":"b"}',
      outcome: 'refused',
      seen: 'No other properties are allowed.',
    },
  },
  {
    rule: 'json-dependencies-ignored',
    title: 'Dependencies in a newer draft',
    severity: 'information',
    explain: ({ reader, writer, facts }) =>
      `"dependencies" asks for more beside '${facts['property'] ?? ''}' in ${reader} than in ${writer}${within(facts)}. Since 2019-09 the keyword is no longer part of the specification and the registry ignores it, but validators heed it.`,
    advise: (wording) =>
      forSide(
        wording,
        'Write "dependentRequired" or "dependentSchemas", which are compared, or leave it out.',
        'Keep to the dependency until every consumer has upgraded.',
      ),
    witness: {
      writer: dependent({}),
      reader: dependent({ dependencies: { card: ['address'] } }),
      event: '{"card":"1234"}',
      outcome: 'refused',
      seen: 'A validator that heeds dependencies misses the address.',
    },
  },
];
