import assert from 'node:assert/strict';
import { avro } from '../../../engine/avro/format.js';
import { jsonSchema } from '../../../engine/jsonSchema/format.js';
import { protobuf } from '../../../engine/protobuf/format.js';
import { isRefused } from '../../../engine/schemaFormat.js';
import type { SchemaFormat } from '../../../engine/schemaFormat.js';
import { readCases } from '../conformance/cases.js';
import type { CaseFile } from '../conformance/cases.js';
import { idsOf, warningsOf } from './rules.js';

/** Each so many cases of the corpus, so that the test takes seconds. */
const EVERY = 8;

type Change = (text: string) => string | undefined;

/** In both directions: who edits a schema so is told nothing, whether consumers or producers come first. */
function staysSilent(format: SchemaFormat, file: CaseFile, change: Change): void {
  let changed = 0;
  for (const [index, { old, format: id }] of readCases(file).entries()) {
    if (index % EVERY !== 0 || id !== format.id || old.references.length > 0) continue;
    const text = change(old.text);
    if (text === undefined || isRefused(format.parse({ text, references: [] }))) continue;
    if (isRefused(format.parse({ text: old.text, references: [] }))) continue;
    changed++;
    assert.deepEqual(idsOf(warningsOf(format, text, old.text)), [], `${old.text}\n→ ${text}`);
    assert.deepEqual(idsOf(warningsOf(format, old.text, text, 'FORWARD')), [], `${text}\n→ ${old.text}`);
  }
  assert.ok(changed > 20, `only ${changed} schemas were changed`);
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

function isMap(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names read as integers keep their place in any object, and numbers such as 1.0 their spelling: no such texts. */
function reordered(text: string): string | undefined {
  if (/"\d+":|\d\.0|\d{16}/.test(text)) return undefined;
  return JSON.stringify(reversed(JSON.parse(text) as Json));
}

function reversed(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(reversed);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, part]) => [name, reversed(part)]),
  );
}

function withMember(text: string, member: string): string | undefined {
  return text.startsWith('{"') ? `{${member},${text.slice(1)}` : undefined;
}

/** An optional field, as everybody adds them. */
function withField(text: string): string | undefined {
  const schema = JSON.parse(text) as Json;
  if (!isMap(schema) || schema['type'] !== 'record' || !Array.isArray(schema['fields'])) return undefined;
  const added: Json = { name: 'addedField', type: ['null', 'string'], default: null };
  return JSON.stringify({ ...schema, fields: [...(schema['fields'] as readonly Json[]), added] });
}

function withProperty(text: string): string | undefined {
  const schema = JSON.parse(text) as Json;
  if (!isMap(schema) || schema['additionalProperties'] !== false) return undefined;
  const properties = schema['properties'] ?? {};
  if (!isMap(properties) || schema['patternProperties'] !== undefined) return undefined;
  return JSON.stringify({ ...schema, properties: { ...properties, addedProperty: { type: 'string' } } });
}

function withProtobufField(text: string): string | undefined {
  const added = text.replace(/(message \w+ \{)/, '$1\n  repeated string added_field = 536870000;');
  return added === text ? undefined : added;
}

describe('beyond the registry: everyday changes', () => {
  it('says nothing of an added optional field, of documentation and of order in Avro', () => {
    staysSilent(avro, 'avro', withField);
    staysSilent(avro, 'avro', (text) => withMember(text, '"doc":"more"'));
    staysSilent(avro, 'avro', (text) => reordered(text));
  });

  it('says nothing of an added optional property, of descriptions and of order in JSON Schema', () => {
    staysSilent(jsonSchema, 'json', withProperty);
    staysSilent(jsonSchema, 'json', (text) => withMember(text, '"description":"more"'));
    staysSilent(jsonSchema, 'json', reordered);
  });

  it('says nothing of an added field and of comments in Protobuf', () => {
    staysSilent(protobuf, 'protobuf', withProtobufField);
    staysSilent(protobuf, 'protobuf', (text) => `// More about it.\n${text}`);
  });
});
