import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { jsonErrorWords } from '../../../engine/json/errorWords.js';
import {
  kindOf,
  numberText,
  problemAt,
  propertiesOf,
  type FieldProblem,
  type JsonInput,
} from '../formats/jsonInput.js';

export const PART_FORMATS = ['schema', 'json', 'string'] as const;
export type PartFormat = (typeof PART_FORMATS)[number];

/** A key or value as the user wrote it. */
export interface DocumentPart {
  readonly input: JsonInput;
  /** Inferred from the subject and the value, where it is absent. */
  readonly format?: PartFormat;
  /** The topic's own subject, where it is absent. */
  readonly subject?: string;
}

/** An event as a document: what `Send Event` sends. */
export interface EventDocument {
  readonly connection?: string;
  readonly topic: string;
  readonly partition?: number;
  readonly timestamp?: number;
  /** Absent means null. */
  readonly key?: DocumentPart;
  readonly value?: DocumentPart;
  /** The Protobuf message of the value. */
  readonly message?: string;
  readonly headers: readonly { readonly key: string; readonly value: string | null }[];
}

export type ReadDocument =
  | { readonly document: EventDocument; readonly problems: readonly [] }
  | { readonly document: undefined; readonly problems: readonly FieldProblem[] };

/** What a document can have; syntaxes/event.schema.json describes each to whoever writes one. */
export const DOCUMENT_MEMBERS: readonly string[] = [
  'connection',
  'topic',
  'partition',
  'timestamp',
  'key',
  'keyFormat',
  'keySubject',
  'value',
  'valueFormat',
  'valueSubject',
  'message',
  'headers',
];

/** Reads a document; comments are allowed. Everything that is wrong with it is reported, each at its place. */
export function readEventDocument(text: string): ReadDocument {
  const errors: ParseError[] = [];
  const node = parseTree(text, errors, { allowTrailingComma: true });
  if (node === undefined || errors.length > 0) {
    const problems = errors.map(({ error, offset, length }) => ({
      path: 'The document',
      message: `is not JSON here: ${afterColon(jsonErrorWords(printParseErrorCode(error), 'document'))}`,
      offset,
      length,
    }));
    const empty = { path: 'The document', message: 'is empty', offset: 0, length: text.length };
    return { document: undefined, problems: problems.length > 0 ? problems : [empty] };
  }
  return readRoot(node, text);
}

function readRoot(node: Node, text: string): ReadDocument {
  const problems: FieldProblem[] = [];
  const root: JsonInput = { node, text, path: 'The document' };
  const at = new Map(propertiesOf({ node, text, path: '' }).map(({ key, value }) => [key, { ...value, path: key }]));
  const wrong = (input: JsonInput, message: string) => void problems.push(problemAt(input, message));
  if (node.type !== 'object') wrong(root, `must be an object with "topic", "key" and "value", not ${kindOf(root)}`);
  for (const [key, input] of at) {
    if (!DOCUMENT_MEMBERS.includes(key))
      wrong(input, `is not known; the document can have ${DOCUMENT_MEMBERS.join(', ')}`);
  }
  const string = (name: string): string | undefined => {
    const input = at.get(name);
    if (input === undefined || typeof input.node.value === 'string') return input?.node.value as string | undefined;
    wrong(input, `must be a string, not ${kindOf(input)}`);
    return undefined;
  };
  const whole = (name: string): number | undefined => {
    const input = at.get(name);
    if (input === undefined || input.node.type === 'null') return undefined;
    if (input.node.type === 'number' && /^\d{1,15}$/.test(numberText(input))) return Number(numberText(input));
    wrong(input, 'must be a whole number from 0 on');
    return undefined;
  };
  const part = (name: 'key' | 'value'): DocumentPart | undefined => {
    const input = at.get(name);
    const subject = string(`${name}Subject`);
    const written = string(`${name}Format`);
    const format = PART_FORMATS.find((candidate) => candidate === written);
    const formatInput = at.get(`${name}Format`);
    if (written !== undefined && format === undefined && formatInput !== undefined) {
      wrong(formatInput, `must be one of ${PART_FORMATS.join(', ')}`);
    }
    if (input === undefined || input.node.type === 'null') return undefined;
    return { input, ...(format && { format }), ...(subject && { subject }) };
  };
  const topic = string('topic');
  if (node.type === 'object' && !topic) wrong(root, 'lacks "topic"');
  const [connection, message] = [string('connection'), string('message')];
  const [partition, timestamp] = [whole('partition'), whole('timestamp')];
  const [key, value] = [part('key'), part('value')];
  const headers = readHeaders(at.get('headers'), wrong);
  if (problems.length > 0) return { document: undefined, problems };
  return {
    document: {
      ...(connection && { connection }),
      topic: topic ?? '',
      ...(partition !== undefined && { partition }),
      ...(timestamp !== undefined && { timestamp }),
      ...(key && { key }),
      ...(value && { value }),
      ...(message && { message }),
      headers,
    },
    problems: [],
  };
}

/** An object, or a list of pairs where a name occurs twice. */
function readHeaders(
  input: JsonInput | undefined,
  wrong: (input: JsonInput, message: string) => void,
): EventDocument['headers'] {
  if (input === undefined || input.node.type === 'null') return [];
  const value = (one: JsonInput): string | null => {
    if (typeof one.node.value !== 'string' && one.node.type !== 'null') wrong(one, 'must be a string or null');
    return typeof one.node.value === 'string' ? one.node.value : null;
  };
  if (input.node.type === 'object') {
    return propertiesOf(input).map((property) => ({ key: property.key, value: value(property.value) }));
  }
  if (input.node.type !== 'array') wrong(input, 'must be an object, or a list of pairs of name and value');
  return (input.node.children ?? []).map((node, i) => {
    const pair = { node, text: input.text, path: `${input.path}[${i}]` };
    const [key, content] = node.children ?? [];
    if (typeof key?.value === 'string' && content !== undefined) {
      return { key: key.value, value: value({ ...pair, node: content }) };
    }
    wrong(pair, 'must be a pair: ["name", "value"]');
    return { key: '', value: null };
  });
}

/** A sentence as it goes on behind a colon; `JSON` stays as it is. */
function afterColon(sentence: string): string {
  const text = sentence.replace(/\.$/, '');
  return /^[A-Z][a-z ]/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}
