import { isJsonArray } from '../../json/jsonText.js';
import { forSide } from '../../warning.js';
import type { WarningRow } from '../../warning.js';
import { isReference, nameOf } from './node.js';
import type { SchemaNode } from './node.js';
import type { NodeRule } from './walk.js';
import { schemaText, subject } from './words.js';

/** What a text has to look like is not compared. */
export const formatRule: NodeRule = (pair, report) => {
  const { reader, writer } = pair;
  const [now, before] = [reader.json['format'], writer.json['format']];
  if (typeof now !== 'string' || now === before || isReference(reader) || isReference(writer)) return;
  if (!FORMATS.has(now) || !mayBeText(reader) || (typeof before === 'string' && WIDER.get(before)?.includes(now)))
    return;
  const facts = { name: nameOf(reader), format: now, before: typeof before === 'string' ? before : '' };
  report('json-format-changed', pair, 'format', facts);
};

/** The formats of the specification that validators check; others are applications' own. */
const FORMATS: ReadonlySet<string> = new Set(
  (
    'date-time date time duration email idn-email hostname idn-hostname ipv4 ipv6 uri uri-reference iri iri-reference ' +
    'uuid uri-template json-pointer relative-json-pointer regex'
  ).split(' '),
);

/** Formats that take all texts of another. */
const WIDER: ReadonlyMap<string, readonly string[]> = new Map([
  ['email', ['idn-email']],
  ['hostname', ['idn-hostname']],
  ['uri', ['uri-reference', 'iri', 'iri-reference']],
  ['uri-reference', ['iri-reference']],
  ['iri', ['iri-reference']],
]);

/** Formats say nothing of other values than texts. */
function mayBeText({ json: { type } }: SchemaNode): boolean {
  return type === undefined || type === 'string' || (isJsonArray(type) && type.includes('string'));
}

/** How a text stands for bytes is not compared. */
export const encodingRule: NodeRule = (pair, report) => {
  const { reader, writer } = pair;
  if (isReference(reader) || isReference(writer) || !mayBeText(reader)) return;
  const [now, before] = [reader.json['contentEncoding'], writer.json['contentEncoding']];
  if (typeof now !== 'string' || typeof before !== 'string' || now.toLowerCase() === before.toLowerCase()) return;
  report('json-content-encoding-changed', pair, 'contentEncoding', { name: nameOf(reader), encoding: now, before });
};

const encoded = (contentEncoding: string) => schemaText({ type: 'string', contentEncoding });

export const FORMAT_ROWS: readonly WarningRow[] = [
  {
    rule: 'json-format-changed',
    title: 'Format added or changed',
    severity: 'information',
    explain: ({ reader, writer, facts }) =>
      `${subject(facts)} has the format "${facts['format'] ?? ''}" in ${reader} and ${facts['before'] ? `"${facts['before']}"` : 'none'} in ${writer}. The registry does not compare formats, but validators that check them refuse events with other texts.`,
    advise: (wording) =>
      forSide(
        wording,
        'Keep the format, or make sure that every event already follows the new one.',
        'Keep the format, or write only texts that follow it until every consumer has upgraded.',
      ),
    witness: {
      writer: schemaText({ type: 'object', properties: { at: { type: 'string' } } }),
      reader: schemaText({ type: 'object', properties: { at: { type: 'string', format: 'date' } } }),
      event: '{"at":"yesterday"}',
      outcome: 'refused',
      seen: 'A validator that checks formats wants a date.',
    },
  },
  {
    rule: 'json-content-encoding-changed',
    title: 'Encoding of bytes in a text changed',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `${subject(facts)} holds bytes as ${facts['encoding'] ?? ''} in ${reader} and as ${facts['before'] ?? ''} in ${writer}. The registry does not compare encodings, and the same text stands for other bytes.`,
    advise: (wording) =>
      `Keep ${wording.facts[forSide(wording, 'before', 'encoding')] ?? 'the encoding'}, or use a new property.`,
    witness: {
      writer: encoded('base64'),
      reader: encoded('base16'),
      event: '"ABCD"',
      outcome: 'misread',
      seen: 'The bytes 00 10 83 are read as AB CD.',
    },
  },
];
