import { forSide } from '../../warning.js';
import type { WarningRow } from '../../warning.js';
import { typeNames } from '../shape/typeNames.js';
import { branchesOf, branchPairs, typeOf } from './branches.js';
import { endOf, isReference, isSameByItself, nameOf } from './node.js';
import type { SchemaNode } from './node.js';
import { isBroken, isRefusedFor } from './stricter.js';
import type { NodeRule } from './walk.js';
import { modernText, schemaText, subject } from './words.js';

/** A type beside keywords that are only for that type is what the registry takes them to mean anyway. */
export const typeRule: NodeRule = (pair, report) => {
  const { reader, writer, options } = pair;
  if (isReference(reader) || isReference(writer)) return;
  const [now, before] = [typesOf(reader), typesOf(writer)];
  if (now.length === 0) return;
  const facts = { name: nameOf(reader), type: now.join(' or '), before: before.join(' or ') };
  if (before.length === 0) {
    if (reader.json['type'] === undefined || mayHaveType(writer) || isRefusedFor(pair, 'type')) return;
    report('json-type-added', pair, 'type', facts);
  } else if (before.some((type) => !takes(now, type)) && !isBroken(reader, writer, options)) {
    const isConnect = isConnectBytes(reader) && isConnectBytes(writer);
    report(isConnect ? 'json-connect-type-changed' : 'json-type-change-overlooked', pair, 'type', facts);
  }
};

/** Keywords that can give a schema a type without naming it. */
function mayHaveType({ json }: SchemaNode): boolean {
  return ['$ref', 'enum', 'const', 'allOf', 'anyOf', 'oneOf', 'not', 'if'].some(
    (keyword) => json[keyword] !== undefined,
  );
}

/** The registry matches branches in ways of its own; those whose types tell them apart match only each other. */
export const branchRule: NodeRule = (pair, report) => {
  const { reader, writer, options } = pair;
  if (isReference(reader) || isReference(writer) || branchesOf(writer) === undefined) return;
  const broken = branchPairs(reader, writer).filter(
    ([ours, theirs]) => !isSameByItself(ours.json, theirs.json) && isBroken(ours, theirs, options),
  );
  if (broken.length === 0 || isBroken(reader, writer, options)) return;
  for (const [ours, theirs] of broken) {
    const facts = { name: nameOf(reader), type: typeOf(ours) ?? '' };
    report('json-branch-overlooked', { reader: ours, writer: theirs }, 'type', facts);
  }
};

/** The types that a schema names, itself or in the branches of a choice; none where it is not known. */
export function typesOf(node: SchemaNode): readonly string[] {
  const { type } = node.json;
  if (type !== undefined) return typeNames(type);
  const types = (branchesOf(node) ?? []).map((branch) => endOf(branch)?.json['type']);
  return types.every((name) => typeof name === 'string') ? types : [];
}

/** Whether values of a type are of one of these types: each integer is a number. */
export function takes(types: readonly string[], type: string): boolean {
  return types.includes(type) || (type === 'integer' && types.includes('number'));
}

function isConnectBytes({ json }: SchemaNode): boolean {
  return json['connect.type'] === 'bytes';
}

const bytes = (type: string) => schemaText({ type: 'object', properties: { data: { type, 'connect.type': 'bytes' } } });

export const TYPE_ROWS: readonly WarningRow[] = [
  {
    rule: 'json-type-added',
    title: 'Type added',
    severity: 'information',
    explain: ({ reader, writer, facts }) =>
      `${subject(facts)} must be ${facts['type'] ?? ''} in ${reader} and may be anything else in ${writer}, where its keywords bind values of their own type only. The registry takes the keywords for the type.`,
    advise: (wording) =>
      forSide(
        wording,
        'Make sure that no event has a value of another type there, or leave the type out.',
        'Put the type back, or write no value of another type.',
      ),
    witness: {
      writer: schemaText({ properties: { size: { minimum: 1 } } }),
      reader: schemaText({ properties: { size: { type: 'number', minimum: 1 } } }),
      event: '{"size":"large"}',
      outcome: 'refused',
      seen: 'A text has no minimum, but it is no number.',
    },
  },
  {
    rule: 'json-connect-type-changed',
    title: 'Type of Connect bytes changed',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `${subject(facts)} is ${facts['type'] ?? ''} in ${reader} and ${facts['before'] ?? ''} in ${writer}. The registry lets every change of type pass where both say "connect.type": "bytes".`,
    advise: (wording) => `Keep ${wording.facts[forSide(wording, 'before', 'type')] ?? 'the type'}.`,
    witness: {
      writer: bytes('string'),
      reader: bytes('number'),
      event: '{"data":"AAE="}',
      outcome: 'refused',
      seen: 'The reader wants a number.',
    },
  },
  {
    rule: 'json-type-change-overlooked',
    title: 'Type change that the registry overlooks',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `${subject(facts)} is ${facts['type'] ?? ''} in ${reader} and may be ${facts['before'] ?? ''} in ${writer}. The registry takes other keywords of the schema for a type of their own, and so sees no change.`,
    advise: (wording) => `Keep ${wording.facts[forSide(wording, 'before', 'type')] ?? 'the types'}.`,
    witness: {
      writer: modernText({ type: ['boolean', 'string'], properties: { id: { type: 'string' } } }),
      reader: modernText({ type: 'object', properties: { id: { type: 'string' } } }),
      event: '"a"',
      outcome: 'refused',
      seen: 'The reader wants an object, although the writer never wrote one.',
    },
  },
  {
    rule: 'json-branch-overlooked',
    title: 'Stricter branch that the registry overlooks',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `The branch for values of the type ${facts['type'] ?? ''} is stricter in ${reader} than in ${writer}. From 2019-09 on the registry takes some branches apart before it compares them, and so sees no change.`,
    advise: () => 'Restore the branch.',
    witness: {
      writer: modernText({ anyOf: [{ type: 'string' }, { type: 'integer' }] }),
      reader: modernText({ anyOf: [{ type: 'string', enum: ['A'] }, { type: 'integer' }] }),
      event: '"B"',
      outcome: 'refused',
      seen: 'The only text that is allowed is A.',
    },
  },
];
