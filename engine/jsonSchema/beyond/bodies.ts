import type { JsonValue } from '../../json/jsonText.js';
import type { WarningRow } from '../../warning.js';
import { child, isReference, isSame, nameOf } from './node.js';
import { allowsEverything, hasKeyword, isBroken, isRefusedFor, only } from './stricter.js';
import type { NodePair, NodeRule } from './walk.js';
import { schemaText, within } from './words.js';

/** Keywords whose schemas are never compared. */
export const bodyRule: NodeRule = (pair, report) => {
  const { reader, writer } = pair;
  if (isReference(reader) || isReference(writer)) return;
  const facts = { name: nameOf(reader) };
  // Nothing has to be there for a `minContains` of 0.
  if (reader.json['minContains'] !== 0 && isStricter(pair, 'contains')) {
    report('json-contains-changed', pair, 'contains', facts);
  }
  if (isStricter(pair, 'propertyNames')) report('json-property-names-changed', pair, 'propertyNames', facts);
};

/** Whether a schema became stricter, or was added unseen. */
function isStricter(pair: NodePair, keyword: string): boolean {
  const { reader, writer } = pair;
  const [now, before] = [inForce(reader, keyword), inForce(writer, keyword)];
  if (isSame(now, before) || allowsEverything(now)) return false;
  if (before === undefined) return !isRefusedFor(pair, keyword);
  if (now === false || before === false) return before !== false;
  const [ours, theirs] = [child(reader, keyword), child(writer, keyword)];
  if (ours === undefined || theirs === undefined) return allowsEverything(before);
  return pair.isStricter(ours, theirs);
}

/** What a keyword says in the draft of its schema. */
function inForce({ schema, json }: NodePair['reader'], keyword: string): JsonValue | undefined {
  return hasKeyword(schema.draft, keyword) ? json[keyword] : undefined;
}

/** What stands under `if`, `then` and `else` is not compared. */
export const conditionRule: NodeRule = (pair, report) => {
  const { reader, writer } = pair;
  if (isReference(reader) || isReference(writer) || inForce(reader, 'if') === undefined) return;
  const say = (keyword: string) => report('json-condition-changed', pair, keyword, { name: nameOf(reader), keyword });
  if (inForce(writer, 'if') === undefined) {
    const binds = !allowsEverything(reader.json['then']) || !allowsEverything(reader.json['else']);
    if (binds && !isRefusedFor(pair, 'if')) say('if');
    return;
  }
  if (appliesToOthers(pair)) say('if');
  for (const keyword of ['then', 'else']) if (isStricter(pair, keyword)) say(keyword);
};

/** Whether `then` or `else` applies to values now to which it did not apply before. */
function appliesToOthers(pair: NodePair): boolean {
  const [now, before] = [child(pair.reader, 'if'), child(pair.writer, 'if')];
  if (now === undefined || before === undefined || isSame(now.json, before.json)) return false;
  const { json } = pair.reader;
  return (
    (!allowsEverything(json['then']) && pair.isStricter(before, now)) ||
    (!allowsEverything(json['else']) && pair.isStricter(now, before))
  );
}

/** Of two `not`s only those differences count that the registry would see in their schemas. */
export const notRule: NodeRule = (pair, report) => {
  const { reader, writer, options } = pair;
  if (isReference(reader) || isReference(writer)) return;
  const [now, before] = [child(reader, 'not'), child(writer, 'not')];
  if (now === undefined || before === undefined || isSame(now.json, before.json)) return;
  if (isBroken(only(reader, 'not'), only(writer, 'not'), options) || !pair.isStricter(before, now)) return;
  report('json-not-changed', pair, 'not', { name: nameOf(reader) });
};

const condition = (maximum: number) =>
  schemaText({ if: { required: ['express'] }, then: { properties: { weight: { type: 'number', maximum } } } });

export const BODY_ROWS: readonly WarningRow[] = [
  {
    rule: 'json-contains-changed',
    title: 'Schema of contains changed',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `What an array must contain is stricter in ${reader} than in ${writer}${within(facts)}. The registry does not compare the schema of "contains".`,
    advise: () => 'Restore the schema of "contains".',
    witness: {
      writer: schemaText({ type: 'array', contains: { type: 'string' } }),
      reader: schemaText({ type: 'array', contains: { type: 'integer' } }),
      event: '["a"]',
      outcome: 'refused',
      seen: 'No element is an integer.',
    },
  },
  {
    rule: 'json-property-names-changed',
    title: 'Schema of property names changed',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `The names that properties may have are fewer in ${reader} than in ${writer}${within(facts)}. The registry does not compare "propertyNames".`,
    advise: () => 'Restore "propertyNames".',
    witness: {
      writer: schemaText({ type: 'object', propertyNames: { maxLength: 9 } }),
      reader: schemaText({ type: 'object', propertyNames: { maxLength: 3 } }),
      event: '{"length":1}',
      outcome: 'refused',
      seen: 'The name "length" is too long.',
    },
  },
  {
    rule: 'json-condition-changed',
    title: 'Condition changed',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      facts['keyword'] === 'if'
        ? `The condition "if" of ${reader} puts other events under "then" or "else" than that of ${writer}${within(facts)}. The registry does not compare conditions.`
        : `The schema of "${facts['keyword'] ?? ''}" is stricter in ${reader} than in ${writer}${within(facts)}. The registry does not compare what stands under a condition.`,
    advise: ({ facts }) => `Restore the schema of "${facts['keyword'] ?? ''}".`,
    witness: {
      writer: condition(30),
      reader: condition(10),
      event: '{"express":true,"weight":20}',
      outcome: 'refused',
      seen: 'An express parcel of 20 is too heavy.',
    },
  },
  {
    rule: 'json-not-changed',
    title: 'Schema of not changed',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `The schema under "not" is met by other events in ${reader} than in ${writer}${within(facts)}, in a way that the registry does not compare.`,
    advise: () => 'Restore the schema of "not".',
    witness: {
      writer: schemaText({ type: 'object', not: { required: ['draft'] } }),
      reader: schemaText({ type: 'object', not: { required: ['test'] } }),
      event: '{"test":true}',
      outcome: 'refused',
      seen: 'Events with "test" are no longer allowed.',
    },
  },
];
