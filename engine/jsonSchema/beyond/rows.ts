import type { Facts } from '../../difference.js';
import type { WarningRow } from '../../warning.js';

const schema = (rest: object) => JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...rest });

const chained = (type: string) =>
  schema({
    type: 'object',
    properties: { id: { $ref: '#/definitions/Id' } },
    definitions: { Id: { $ref: '#/definitions/Key' }, Key: { type } },
  });

const condition = (maximum: number) =>
  schema({ if: { required: ['express'] }, then: { properties: { weight: { type: 'number', maximum } } } });

const names = (required: readonly string[]) =>
  schema({ type: 'object', properties: { id: { type: 'string' } }, required });

export const JSON_ROWS: readonly WarningRow[] = [
  {
    rule: 'json-reference-hides-change',
    title: 'Change behind two references',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `${subject(facts)} leads through two references to a schema that is stricter in ${reader} than in ${writer}. The registry follows only the first of them, so it sees no change.`,
    advise: () => 'Restore the schema at the end of the references, and refer to it directly.',
    witness: {
      writer: chained('string'),
      reader: chained('integer'),
      event: '{"id":"a"}',
      outcome: 'refused',
      seen: 'The reader wants an integer.',
    },
  },
  {
    rule: 'json-contains-changed',
    title: 'Schema of contains changed',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `What an array must contain is stricter in ${reader} than in ${writer}${within(facts)}. The registry does not compare the schema of "contains".`,
    advise: () => 'Restore the schema of "contains".',
    witness: {
      writer: schema({ type: 'array', contains: { type: 'string' } }),
      reader: schema({ type: 'array', contains: { type: 'integer' } }),
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
      writer: schema({ type: 'object', propertyNames: { maxLength: 9 } }),
      reader: schema({ type: 'object', propertyNames: { maxLength: 3 } }),
      event: '{"length":1}',
      outcome: 'refused',
      seen: 'The name "length" is too long.',
    },
  },
  {
    rule: 'json-condition-changed',
    title: 'Schema of then or else changed',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `The schema of "${facts['keyword'] ?? ''}" is stricter in ${reader} than in ${writer}${within(facts)}. The registry does not compare what stands under a condition.`,
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
    rule: 'json-format-changed',
    title: 'Format added or changed',
    severity: 'information',
    explain: ({ reader, writer, facts }) =>
      `${subject(facts)} has the format "${facts['format'] ?? ''}" in ${reader} and ${facts['before'] ? `"${facts['before']}"` : 'none'} in ${writer}. The registry does not compare formats, but validators that check them refuse events with other texts.`,
    advise: () => 'Keep the format, or make sure that every event already follows the new one.',
    witness: {
      writer: schema({ type: 'object', properties: { at: { type: 'string' } } }),
      reader: schema({ type: 'object', properties: { at: { type: 'string', format: 'date' } } }),
      event: '{"at":"yesterday"}',
      outcome: 'refused',
      seen: 'A validator that checks formats wants a date.',
    },
  },
  {
    rule: 'json-required-without-property',
    title: 'Required name that is no property',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `${required(facts)} required in ${reader} and not in ${writer}${within(facts)}. The registry looks only at required names that are also listed as properties.`,
    advise: () => 'Take the names out of "required" again.',
    witness: {
      writer: names(['id']),
      reader: names(['id', 'total']),
      event: '{"id":"a"}',
      outcome: 'refused',
      seen: 'The total is missing.',
    },
  },
  {
    rule: 'json-empty-schema-added',
    title: 'Empty schema added',
    severity: 'hint',
    explain: ({ reader, writer, facts }) =>
      `"${facts['keyword'] ?? ''}": {} in ${reader} allows everything, as ${writer} does without it${within(facts)}.`,
    advise: ({ facts }) => `Leave "${facts['keyword'] ?? ''}" out to pass the check.`,
    witness: {
      writer: schema({ type: 'object' }),
      reader: schema({ type: 'object', additionalProperties: {} }),
      event: '{"anything":[1,"a",null]}',
      outcome: 'readable',
      seen: 'Every event is valid under both.',
    },
  },
  {
    rule: 'json-zero-bound-added',
    title: 'Lower bound of zero added',
    severity: 'hint',
    explain: ({ reader, writer, facts }) =>
      `"${facts['keyword'] ?? ''}": 0 in ${reader} refuses nothing that ${writer} allows${within(facts)}.`,
    advise: ({ facts }) => `Leave "${facts['keyword'] ?? ''}" out to pass the check.`,
    witness: {
      writer: schema({ type: 'string' }),
      reader: schema({ type: 'string', minLength: 0 }),
      event: '""',
      outcome: 'readable',
      seen: 'Every text is at least 0 characters long.',
    },
  },
];

function subject(facts: Facts): string {
  const name = facts['name'] ?? 'the schema';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function within(facts: Facts): string {
  const name = facts['name'] ?? 'the schema';
  return name === 'the schema' ? '' : ` (at ${name})`;
}

function required(facts: Facts): string {
  const text = facts['names'] ?? '';
  return `${text} ${text.includes(', ') ? 'are' : 'is'}`;
}
