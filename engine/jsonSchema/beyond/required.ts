import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { Facts } from '../../difference.js';
import { forSide } from '../../warning.js';
import type { WarningRow } from '../../warning.js';
import { isReference, isSame, member, named, nameOf } from './node.js';
import type { SchemaNode } from './node.js';
import { allowsEverything } from './stricter.js';
import type { NodePair, NodeRule } from './walk.js';
import { schemaText, within } from './words.js';

/** Required names that have no entry among the properties on one side, and those whose property has a default. */
export const requiredRule: NodeRule = (pair, report) => {
  const { reader, writer } = pair;
  if (isReference(reader) || isReference(writer)) return;
  const before = new Set(namesOf(writer));
  const added = namesOf(reader).filter((name) => !before.has(name));
  const say = (rule: string, names: readonly string[]) => {
    if (names.length > 0) report(rule, pair, 'required', { name: nameOf(reader), names: names.join(', ') });
  };
  say(
    'json-required-without-property',
    added.filter((name) => !hasProperty(reader, name)),
  );
  say(
    'json-required-empty-property',
    added.filter((name) => isEmptyAddition(pair, name)),
  );
  say(
    'json-required-with-default',
    added.filter((name) => hasProperty(reader, name) && hasDefault(reader, name) && isLetPass(pair, name)),
  );
};

function namesOf({ json }: SchemaNode): readonly string[] {
  const names = json['required'];
  return isJsonArray(names) ? names.filter((name) => typeof name === 'string') : [];
}

function hasProperty(node: SchemaNode, name: string): boolean {
  return Object.hasOwn(named(node, 'properties'), name);
}

/** As the registry looks for it: not through a reference, and from 2019-09 on a null is none. */
function hasDefault(node: SchemaNode, name: string): boolean {
  const property = member(node, named(node, 'properties'), name);
  if (property === undefined || isReference(property)) return false;
  const value = property.json['default'];
  return value !== undefined && !(value === null && node.schema.modern);
}

/** A new property without a schema passes as one that says nothing, required or not. */
function isEmptyAddition({ reader, writer }: NodePair, name: string): boolean {
  const schema = named(reader, 'properties')[name];
  return schema !== undefined && !hasProperty(writer, name) && isOpen(writer) && allowsEverything(schema);
}

/** Where anything may stand beside the properties, the registry refuses each new one. */
function isLetPass({ writer, options }: NodePair, name: string): boolean {
  return hasProperty(writer, name) || options.policy === 'LENIENT' || !isOpen(writer);
}

function isOpen({ json, schema }: SchemaNode): boolean {
  const { additionalProperties, unevaluatedProperties, patternProperties } = json;
  if (isJsonObject(patternProperties) && Object.keys(patternProperties).length > 0) return false;
  const isEmptyRest = !schema.modern || allowsEverything(unevaluatedProperties);
  return (additionalProperties === undefined || additionalProperties === true) && isEmptyRest;
}

/** A property that is absent counts as its default for those who fill it in. */
export const defaultRule: NodeRule = (pair, report) => {
  const { reader, writer } = pair;
  if (isReference(reader) || isReference(writer)) return;
  const [ours, theirs] = [named(reader, 'properties'), named(writer, 'properties')];
  const always = new Set(namesOf(writer));
  for (const name of Object.keys(ours)) {
    const [now, before] = [member(reader, ours, name), member(writer, theirs, name)];
    if (now === undefined || before === undefined || always.has(name)) continue;
    const [value, old] = [now.json['default'], before.json['default']];
    if (value === undefined || old === undefined || isSame(value, old)) continue;
    const facts = { name, readerDefault: JSON.stringify(value), writerDefault: JSON.stringify(old) };
    report('json-default-changed', { reader: now, writer: before }, 'default', facts);
  }
};

function required(facts: Facts): string {
  const names = (facts['names'] ?? '').split(', ');
  return `${names.map((name) => `"${name}"`).join(', ')} ${names.length > 1 ? 'are' : 'is'}`;
}

const names = (required: readonly string[]) =>
  schemaText({ type: 'object', properties: { id: { type: 'string' } }, required });

const currency = (value: string, required: readonly string[]) =>
  schemaText({ type: 'object', properties: { currency: { type: 'string', default: value } }, required });

export const REQUIRED_ROWS: readonly WarningRow[] = [
  {
    rule: 'json-required-without-property',
    title: 'Required name that is no property',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `${required(facts)} required in ${reader} and not in ${writer}${within(facts)}. The registry looks only at required names that are also listed as properties.`,
    advise: (wording) =>
      forSide(
        wording,
        'Take the names out of "required" again.',
        'Write these properties in every event until every consumer has upgraded.',
      ),
    witness: {
      writer: names(['id']),
      reader: names(['id', 'total']),
      event: '{"id":"a"}',
      outcome: 'refused',
      seen: 'The total is missing.',
    },
  },
  {
    rule: 'json-required-empty-property',
    title: 'Required property without a schema',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `${required(facts)} required in ${reader} and not in ${writer}${within(facts)}. The registry lets every new property pass that allows all values, whether it is required or not.`,
    advise: (wording) =>
      forSide(
        wording,
        'Leave the property optional.',
        'Write these properties in every event until every consumer has upgraded.',
      ),
    witness: {
      writer: schemaText({ type: 'object', properties: {} }),
      reader: schemaText({ type: 'object', properties: { total: {} }, required: ['total'] }),
      event: '{}',
      outcome: 'refused',
      seen: 'The total is missing.',
    },
  },
  {
    rule: 'json-required-with-default',
    title: 'Required property with a default',
    severity: 'information',
    explain: ({ reader, writer, facts }) =>
      `${required(facts)} required in ${reader} and not in ${writer}${within(facts)}. The registry accepts that because of the default, but only some validators fill in defaults; all others refuse events without the property.`,
    advise: (wording) =>
      forSide(
        wording,
        'Leave the property optional, or make sure that every consumer fills in defaults.',
        'Write the property in every event, or make sure that every consumer fills in defaults.',
      ),
    witness: {
      writer: currency('EUR', []),
      reader: currency('EUR', ['currency']),
      event: '{}',
      outcome: 'refused',
      seen: 'A validator that fills in no defaults finds no currency.',
    },
  },
  {
    rule: 'json-default-changed',
    title: 'Default of a property changed',
    severity: 'information',
    explain: ({ reader, writer, facts }) =>
      `Where an event lacks '${facts['name'] ?? ''}', consumers that fill in defaults read ${facts['readerDefault'] ?? ''} with ${reader}; with ${writer} they read ${facts['writerDefault'] ?? ''}.`,
    advise: () => 'Keep the default, or write the property in every event.',
    witness: {
      writer: currency('EUR', []),
      reader: currency('USD', []),
      event: '{}',
      outcome: 'misread',
      seen: 'The absent currency is read as USD and was meant as EUR.',
    },
  },
];
