import { pathToFileURL } from 'node:url';
import type { FormatId } from '../../engine/options.js';
import { startTestClient } from '../support/connection.js';
import type { TestClient } from '../support/connection.js';
import { temporaryRepository } from '../support/gitRepository.js';
import type { TemporaryRepository } from '../support/gitRepository.js';
import type { Bench, ValueMeasure } from './bench.js';

/** Keys per figure: enough for a 95th percentile, few enough for the largest schemas. */
const KEYS = 60;
const OTHERS = 1000;

const schemas: Readonly<Record<FormatId, { readonly file: string; readonly text: (fields: number) => string }>> = {
  AVRO: { file: 'order.avsc', text: avroSchema },
  PROTOBUF: { file: 'order.proto', text: protobufSchema },
  JSON: { file: 'order.schema.json', text: jsonSchema },
};

interface Editing {
  readonly client: TestClient;
  readonly repository: TemporaryRepository;
  readonly uri: string;
  /** Where a letter is typed: in a comment or description. */
  readonly at: { readonly line: number; readonly character: number };
}

/** Types letters, so that no text comes twice, and waits for the diagnostics of each version. Milliseconds, ascending. */
async function keystrokes({ client, uri, at }: Editing): Promise<readonly number[]> {
  const waiting = new Map<number, () => void>();
  client.onPublished(({ uri: about, version }) => {
    if (about === uri && version !== undefined) waiting.get(version)?.();
  });
  const times: number[] = [];
  for (let i = 0; i < KEYS; i++) {
    const letter = String.fromCharCode(97 + (i % 26));
    const started = performance.now();
    const version = client.change(uri, letter, { start: at, end: at });
    await new Promise<void>((resolve) => waiting.set(version, resolve));
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b);
}

function measures(format: FormatId, fields: number, aim: number, others: number): readonly ValueMeasure[] {
  let editing: Editing | undefined;
  let times: readonly number[] = [];
  const name = `${format}, ${fields} fields${others > 0 ? `, beside ${others} other schemas` : ''}`;
  return [
    {
      kind: 'value',
      name: `${name}: p50`,
      unit: 'ms',
      prepare: async () => {
        editing = await open(format, fields, others);
      },
      value: async () => {
        if (editing === undefined) throw new Error('not prepared');
        times = await keystrokes(editing);
        return percentile(times, 0.5);
      },
    },
    {
      kind: 'value',
      name: `${name}: p95`,
      unit: 'ms',
      aim,
      value: () => percentile(times, 0.95),
      dispose: async () => {
        await editing?.client.dispose();
        editing?.repository.dispose();
      },
    },
  ];
}

/** A document with a field that breaks the level, so that a place has to be found and words have to be made every time. */
async function open(format: FormatId, fields: number, others: number): Promise<Editing> {
  const { file, text } = schemas[format];
  const more = Array.from({ length: others }, (_, i) => [`others/${i}/${file}`, text(5)] as const);
  const repository = temporaryRepository({ [file]: text(fields), ...Object.fromEntries(more) });
  const client = await startTestClient({ folder: repository.folder });
  const uri = pathToFileURL(repository.path(file)).toString();
  client.open(uri, broken(format, text(fields)));
  await client.state(uri, ({ verdict }) => verdict !== 'not-compared');
  const line = text(fields)
    .split('\n')
    .findIndex((one) => one.includes('typed here'));
  const character = text(fields).split('\n')[line]?.indexOf('typed here') ?? 0;
  return { client, repository, uri, at: { line, character } };
}

/** The first field gets another type. */
function broken(format: FormatId, text: string): string {
  switch (format) {
    case 'AVRO':
      return text.replace('"type": "string"', '"type": "int"');
    case 'PROTOBUF':
      return text.replace('string field_0', 'int32 field_0');
    case 'JSON':
      return text.replace('"type": "string"', '"type": "integer"');
  }
}

function avroSchema(fields: number): string {
  const list = Array.from({ length: fields }, (_, i) => ({
    name: `field_${i}`,
    type: i % 2 === 0 ? 'string' : 'long',
    default: i % 2 === 0 ? '' : 0,
  }));
  return JSON.stringify({ type: 'record', name: 'Order', doc: 'typed here', fields: list }, null, 2);
}

function protobufSchema(fields: number): string {
  const list = Array.from({ length: fields }, (_, i) => `  ${i % 2 === 0 ? 'string' : 'int64'} field_${i} = ${i + 1};`);
  return `syntax = "proto3";\npackage acme;\n// typed here\nmessage Order {\n${list.join('\n')}\n}\n`;
}

function jsonSchema(fields: number): string {
  const properties = Array.from({ length: fields }, (_, i): [string, object] => [
    `field_${i}`,
    { type: i % 2 === 0 ? 'string' : 'integer' },
  ]);
  const head = { $schema: 'http://json-schema.org/draft-07/schema#', type: 'object', description: 'typed here' };
  return JSON.stringify({ ...head, properties: Object.fromEntries(properties) }, null, 2);
}

function percentile(ascending: readonly number[], part: number): number {
  return ascending[Math.min(ascending.length - 1, Math.ceil(ascending.length * part) - 1)] ?? Number.NaN;
}

export const bench: Bench = {
  title: 'Keystroke to published diagnostics, over JSON-RPC',
  measures: (['AVRO', 'PROTOBUF', 'JSON'] as const).flatMap((format) => [
    ...measures(format, 50, 15, 0),
    ...measures(format, 50, 15, OTHERS),
    ...measures(format, 5000, 80, 0),
  ]),
};
