import type { JsonValue } from '../../json/jsonText.js';
import { forSide } from '../../warning.js';
import type { WarningRow } from '../../warning.js';
import { newFinder } from '../pattern/finds.js';
import { child, isReference, isSame, member, named, nameOf } from './node.js';
import type { SchemaNode } from './node.js';
import { allowsEverything } from './stricter.js';
import type { NodePair, NodeRule } from './walk.js';
import { schemaText, within } from './words.js';

/** The schemas of patternProperties are only compared with properties that are added or removed. */
export const patternRule: NodeRule = (pair, report) => {
  const { reader, writer } = pair;
  if (isReference(reader) || isReference(writer)) return;
  const [ours, theirs] = [named(reader, 'patternProperties'), named(writer, 'patternProperties')];
  for (const pattern of Object.keys(ours)) {
    const isNew = !Object.hasOwn(theirs, pattern);
    if (isNew ? isNewlyBound(pair, pattern) : isStricterAt(pair, ours[pattern], theirs[pattern], pattern)) {
      const facts = { name: nameOf(reader), pattern, change: isNew ? 'new' : 'stricter' };
      report('json-pattern-properties-changed', pair, 'patternProperties', facts);
    }
  }
  // A pattern in another place may have been written otherwise.
  if (Object.keys(ours).some((pattern) => !Object.hasOwn(theirs, pattern))) return;
  for (const pattern of Object.keys(theirs)) {
    if (Object.hasOwn(ours, pattern) || !isRefusedWithout(pair, theirs[pattern], pattern)) continue;
    report('json-pattern-properties-removed', pair, 'additionalProperties', { name: nameOf(reader), pattern });
  }
};

/** Beside patterns the registry takes the content for closed, although every other name may be there. */
export const namedBesidePatternsRule: NodeRule = (pair, report) => {
  const { reader, writer } = pair;
  const patterns = Object.keys(named(writer, 'patternProperties'));
  if (patterns.length === 0 || !allowsEverything(restOf(writer)) || isReference(reader) || isReference(writer)) return;
  const [ours, theirs] = [named(reader, 'properties'), named(writer, 'properties')];
  const finds = newFinder(() => undefined);
  for (const name of Object.keys(ours)) {
    if (Object.hasOwn(theirs, name) || allowsEverything(ours[name])) continue;
    if (patterns.some((pattern) => finds(pattern, name))) continue;
    report('json-property-beside-patterns', pair, 'properties', { name: nameOf(reader), property: name });
  }
};

function isStricterAt(
  pair: NodePair,
  now: JsonValue | undefined,
  before: JsonValue | undefined,
  pattern: string,
): boolean {
  if (isSame(now, before) || before === false || allowsEverything(now)) return false;
  const [ours, theirs] = [bodyOf(pair.reader, pattern), bodyOf(pair.writer, pattern)];
  return ours === undefined || theirs === undefined || pair.isStricter(ours, theirs);
}

/** Whether names that a new pattern finds could have values that its schema refuses. */
function isNewlyBound(pair: NodePair, pattern: string): boolean {
  const { reader, writer } = pair;
  const now = named(reader, 'patternProperties')[pattern];
  if (allowsEverything(now)) return false;
  const ours = bodyOf(reader, pattern);
  const properties = named(writer, 'properties');
  const finds = newFinder(() => undefined);
  for (const name of Object.keys(properties)) {
    if (!finds(pattern, name) || properties[name] === false) continue;
    const listed = member(writer, properties, name);
    if (ours === undefined || listed === undefined || pair.isStricter(ours, listed)) return true;
  }
  const rest = restOf(writer);
  if (rest === false) return false;
  const additional = child(writer, 'additionalProperties');
  if (allowsEverything(rest) || additional === undefined) return true;
  return ours === undefined || pair.isStricter(ours, additional);
}

/** Whether names that a removed pattern found may no longer be there, or no longer have their values. */
function isRefusedWithout(pair: NodePair, before: JsonValue | undefined, pattern: string): boolean {
  const rest = restOf(pair.reader);
  if (before === false || allowsEverything(rest)) return false;
  const [ours, theirs] = [child(pair.reader, 'additionalProperties'), bodyOf(pair.writer, pattern)];
  return ours === undefined || theirs === undefined || pair.isStricter(ours, theirs);
}

/** What is said of properties that are neither listed nor found by a pattern. */
function restOf({ json, schema }: SchemaNode): JsonValue | undefined {
  const additional = json['additionalProperties'];
  return additional === undefined && schema.modern ? json['unevaluatedProperties'] : additional;
}

function bodyOf(node: SchemaNode, pattern: string): SchemaNode | undefined {
  return member(node, named(node, 'patternProperties'), pattern);
}

export const PATTERN_ROWS: readonly WarningRow[] = [
  {
    rule: 'json-pattern-properties-changed',
    title: 'Properties found by a pattern are stricter',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `Properties whose names match "${facts['pattern'] ?? ''}" ${facts['change'] === 'new' ? `have a schema in ${reader} that they do not have in ${writer}` : `have a stricter schema in ${reader} than in ${writer}`}${within(facts)}. The registry does not compare the schemas of "patternProperties".`,
    advise: (wording) =>
      wording.facts['change'] === 'new'
        ? forSide(
            wording,
            'Leave the pattern out, or allow all that such properties could hold.',
            'Put the pattern back, or write only what it allows until every consumer has upgraded.',
          )
        : 'Restore the schema of the pattern.',
    witness: {
      writer: schemaText({ type: 'object', patternProperties: { '^x-': { type: 'string' } } }),
      reader: schemaText({ type: 'object', patternProperties: { '^x-': { type: 'integer' } } }),
      event: '{"x-trace":"a1"}',
      outcome: 'refused',
      seen: 'The reader wants an integer.',
    },
  },
  {
    rule: 'json-pattern-properties-removed',
    title: 'Pattern of properties removed',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `Properties whose names match "${facts['pattern'] ?? ''}" may be in events of ${writer}, and what ${reader} allows beside its listed properties does not take them${within(facts)}. The registry does not compare patterns.`,
    advise: (wording) =>
      forSide(
        wording,
        `Keep the pattern "${wording.facts['pattern'] ?? ''}".`,
        'Let consumers upgrade before producers write such properties.',
      ),
    witness: {
      writer: schemaText({
        type: 'object',
        patternProperties: { '^x-': { type: 'string' } },
        additionalProperties: false,
      }),
      reader: schemaText({ type: 'object', additionalProperties: false }),
      event: '{"x-trace":"a1"}',
      outcome: 'refused',
      seen: 'No additional properties are allowed.',
    },
  },
  {
    rule: 'json-property-beside-patterns',
    title: 'Property added beside patterns',
    severity: 'information',
    explain: ({ reader, writer, facts }) =>
      `The property '${facts['property'] ?? ''}' has a schema in ${reader}, and in ${writer} events may have any value under that name${within(facts)}. The registry takes a schema with patterns for one that allows no other names.`,
    advise: (wording) =>
      forSide(
        wording,
        'Make sure that no event has another value there, or say "additionalProperties": false from the start.',
        'Put the property back, or write no other value under that name.',
      ),
    witness: {
      writer: schemaText({ type: 'object', patternProperties: { '^x-': { type: 'string' } } }),
      reader: schemaText({
        type: 'object',
        properties: { total: { type: 'number' } },
        patternProperties: { '^x-': { type: 'string' } },
      }),
      event: '{"total":"12.50"}',
      outcome: 'refused',
      seen: 'The reader wants a number.',
    },
  },
];
