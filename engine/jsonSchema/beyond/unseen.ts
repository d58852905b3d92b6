import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import { child, isBroken, isReference, isSame, nameOf, targetOf } from './walk.js';
import type { NodePair, NodeRule, Report, SchemaNode } from './walk.js';

/** References are followed one hop, and two that lead to another reference are taken for the same. */
export const referenceChainRule: NodeRule = (pair, report) => {
  const { reader, writer, options } = pair;
  if (!isChain(reader) || !isChain(writer)) return;
  const [ours, theirs] = [endOf(reader), endOf(writer)];
  if (ours === undefined || theirs === undefined || isSame(ours.json, theirs.json)) return;
  if (isBroken(ours, theirs, options)) report('json-reference-hides-change', pair, '$ref', { name: nameOf(reader) });
};

function isChain(node: SchemaNode): boolean {
  const target = targetOf(node);
  return target !== undefined && isReference(target.json);
}

/** Undefined where references lead in a circle or out of the text. */
function endOf(node: SchemaNode): SchemaNode | undefined {
  let at: SchemaNode | undefined = node;
  for (let hops = 0; at !== undefined && isReference(at.json); hops++) {
    if (hops > 100) return undefined;
    at = targetOf(at);
  }
  return at;
}

/** Keywords whose schemas are never compared. */
export const bodyRule: NodeRule = (pair, report) => {
  if (isReference(pair.reader.json) || isReference(pair.writer.json)) return;
  const { reader, writer } = pair;
  const { draft } = reader.schema;
  if (draft === '04') return;
  // Nothing has to be there for a `minContains` of 0.
  if (reader.json['minContains'] !== 0) reportBody(pair, 'contains', 'json-contains-changed', report);
  reportBody(pair, 'propertyNames', 'json-property-names-changed', report);
  if (draft === '06') return;
  if (reader.json['if'] === undefined || !isSame(reader.json['if'], writer.json['if'])) return;
  for (const keyword of ['then', 'else']) reportBody(pair, keyword, 'json-condition-changed', report);
};

function reportBody(pair: NodePair, keyword: string, rule: string, report: Report): void {
  const { reader, writer, options } = pair;
  const [ours, theirs] = [child(reader, keyword), child(writer, keyword)];
  if (ours === undefined || theirs === undefined || isSame(ours.json, theirs.json)) return;
  if (isBroken(ours, theirs, options)) report(rule, pair, keyword, { name: nameOf(reader), keyword });
}

/** What a text has to look like is not compared. */
export const formatRule: NodeRule = (pair, report) => {
  const { reader, writer } = pair;
  const [now, before] = [reader.json['format'], writer.json['format']];
  if (typeof now !== 'string' || now === before || isReference(reader.json) || isReference(writer.json)) return;
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

/** Required names that have no entry among the properties on either side. */
export const requiredRule: NodeRule = (pair, report) => {
  const { reader, writer } = pair;
  const names = reader.json['required'];
  if (!isJsonArray(names) || isReference(reader.json) || isReference(writer.json)) return;
  if (!isJsonObject(reader.json['properties']) && !isJsonObject(writer.json['properties'])) return;
  const before = writer.json['required'];
  const known = new Set(isJsonArray(before) ? before : []);
  const added = names
    .filter((name) => typeof name === 'string')
    .filter((name) => !known.has(name) && !hasEntry(pair, name));
  if (added.length === 0) return;
  report('json-required-without-property', pair, 'required', { name: nameOf(reader), names: added.join(', ') });
};

function hasEntry({ reader, writer }: NodePair, name: string): boolean {
  return [reader, writer].some(
    ({ json }) => isJsonObject(json['properties']) && Object.hasOwn(json['properties'], name),
  );
}
