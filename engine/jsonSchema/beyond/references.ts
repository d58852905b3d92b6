import { forSide } from '../../warning.js';
import type { WarningRow } from '../../warning.js';
import { endOf, isAssertion, isReference, isSame, nameOf, targetOf } from './node.js';
import type { SchemaNode } from './node.js';
import { isBroken } from './stricter.js';
import type { NodeRule } from './walk.js';
import { schemaText, subject, within } from './words.js';

/** References are followed one hop, and two that lead to another reference are taken for the same. */
export const referenceChainRule: NodeRule = (pair, report) => {
  const { reader, writer, options } = pair;
  if (!isChain(reader) || !isChain(writer)) return;
  const [ours, theirs] = [endOf(reader), endOf(writer)];
  if (ours === undefined || theirs === undefined || isSame(ours.json, theirs.json)) return;
  if (isBroken(ours, theirs, options)) report('json-reference-hides-change', pair, '$ref', { name: nameOf(reader) });
};

function isChain(node: SchemaNode): boolean {
  const target = isReference(node) ? targetOf(node) : undefined;
  return target !== undefined && isReference(target);
}

/**
 * A schema that contains itself is compared once, with what it meets first. What a reference inside it leads to instead
 * is then not compared, so a pair that would be refused can stand in schemas that are accepted.
 */
export const recursionRule: NodeRule = (pair, report) => {
  const { reader, writer, options } = pair;
  if (!pair.retargeted || isSame(reader.json, writer.json) || !pair.isAccepted()) return;
  if (isBroken(reader, writer, options)) report('json-recursion-hides-change', pair, '$ref', { name: nameOf(reader) });
};

/** Up to draft-07 nothing beside a `$ref` counts, but validators made for later drafts heed it all the same. */
export const siblingRule: NodeRule = (pair, report) => {
  const { reader, writer } = pair;
  if (reader.schema.modern || !isReference(reader) || !isReference(writer)) return;
  const added = Object.keys(reader.json).filter(
    (keyword) => isAssertion(keyword) && !isSame(reader.json[keyword], writer.json[keyword]),
  );
  const [keyword] = added;
  if (keyword === undefined) return;
  const facts = { name: nameOf(reader), keywords: added.map((name) => `"${name}"`).join(', ') };
  report('json-reference-sibling-changed', pair, keyword, facts);
};

const chained = (type: string) =>
  schemaText({
    type: 'object',
    properties: { id: { $ref: '#/definitions/Id' } },
    definitions: { Id: { $ref: '#/definitions/Key' }, Key: { type } },
  });

const recursive = (next: string) =>
  schemaText({
    $ref: '#/definitions/Step',
    definitions: {
      Step: { type: 'object', properties: { next: { $ref: `#/definitions/${next}` }, code: { type: 'string' } } },
      Other: { type: 'object', properties: { code: { type: 'integer' } } },
    },
  });

const limited = (sibling: object) =>
  schemaText({
    type: 'object',
    properties: { name: { $ref: '#/definitions/Name', ...sibling } },
    definitions: { Name: { type: 'string' } },
  });

export const REFERENCE_ROWS: readonly WarningRow[] = [
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
    rule: 'json-recursion-hides-change',
    title: 'Recursive reference leads to another schema',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `Inside a schema that contains itself, a reference leads to another schema (${facts['name'] ?? ''}) in ${reader}, which is stricter than the one in ${writer}. The registry compares a schema that contains itself only once, so it does not look there.`,
    advise: () => 'Let the reference lead back to where it led.',
    witness: {
      writer: recursive('Step'),
      reader: recursive('Other'),
      event: '{"code":"a","next":{"code":"b"}}',
      outcome: 'refused',
      seen: 'The reader wants an integer as the code of the next step.',
    },
  },
  {
    rule: 'json-reference-sibling-changed',
    title: 'Keyword beside a reference',
    severity: 'information',
    explain: ({ reader, writer, facts }) =>
      `Beside the reference, ${reader} says ${facts['keywords'] ?? ''} and ${writer} does not, or not the same${within(facts)}. Up to draft-07 nothing beside a reference counts, but many validators heed it.`,
    advise: (wording) =>
      forSide(
        wording,
        'Put the reference into an "allOf" to make the keyword count for all, or leave it out.',
        'Keep to the keyword until every consumer has upgraded.',
      ),
    witness: {
      writer: limited({}),
      reader: limited({ maxLength: 3 }),
      event: '{"name":"Alexandra"}',
      outcome: 'refused',
      seen: 'A validator that heeds what is beside the reference finds the name too long.',
    },
  },
];
