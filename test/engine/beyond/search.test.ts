import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import { avro } from '../../../engine/avro/format.js';
import { isCompatible } from '../../../engine/difference.js';
import { jsonSchema } from '../../../engine/jsonSchema/format.js';
import { DEFAULT_COMPARE_OPTIONS } from '../../../engine/options.js';
import { isRefused } from '../../../engine/schemaFormat.js';
import type { SchemaFormat } from '../../../engine/schemaFormat.js';
import { readCases } from '../conformance/cases.js';
import { readWithAvsc } from './avroReader.js';
import { idsOf, warningsOf } from './rules.js';

/** Each so many cases of the corpus, so that the search takes seconds. */
const EVERY = 4;
const SEEDS = 4;

/**
 * What is known to break unsaid; a smaller number is progress, a larger one a rule that stopped working. Avro: avsc does not
 * take unions of several numbers apart. JSON Schema: a property with a default became required; `contains` was added.
 */
const MOST_UNSAID = { AVRO: 4, JSON: 2 } as const;

type Breaks = (writer: string, reader: string, event: string) => boolean;

/** Accepted pairs whose generated events the reader refuses, and of which no warning speaks. */
function unsaid(format: SchemaFormat, file: 'avro' | 'json', breaks: Breaks): readonly string[] {
  return readCases(file)
    .filter((entry, index) => index % EVERY === 0 && entry.format === format.id && entry.old.references.length === 0)
    .filter((entry) => isBreakingUnsaid(format, entry.old.text, entry.new.text, breaks))
    .map(({ id }) => id);
}

function isBreakingUnsaid(format: SchemaFormat, writer: string, reader: string, breaks: Breaks): boolean {
  const [writerSchema, readerSchema] = [writer, reader].map((text) => format.parse({ text, references: [] }));
  if (writerSchema === undefined || readerSchema === undefined) return false;
  if (isRefused(writerSchema) || isRefused(readerSchema)) return false;
  if (!isCompatible(format.compare(readerSchema, writerSchema, DEFAULT_COMPARE_OPTIONS))) return false;
  if (idsOf(warningsOf(format, reader, writer)).length > 0) return false;
  for (let seed = 0; seed < SEEDS; seed++) {
    if (breaks(writer, reader, format.sample(writerSchema, seed))) return true;
  }
  return false;
}

function breaksAvro(writer: string, reader: string, event: string): boolean {
  try {
    return readWithAvsc(writer, reader, event).refused !== undefined;
  } catch {
    // avsc cannot write this schema's events at all, so it can be no judge of reading them.
    return false;
  }
}

function breaksJson(writer: string, reader: string, event: string): boolean {
  try {
    const ajv = new Ajv({ strict: false, logger: false, validateFormats: false });
    const value: unknown = JSON.parse(event);
    return ajv.compile(JSON.parse(writer) as object)(value) && !ajv.compile(JSON.parse(reader) as object)(value);
  } catch {
    // A draft or keyword that this judge does not read.
    return false;
  }
}

describe('beyond the registry: the search for what is not said', () => {
  it('finds no more unsaid refusals in Avro than are known', function () {
    this.timeout(60_000);
    const found = unsaid(avro, 'avro', breaksAvro);
    assert.ok(found.length <= MOST_UNSAID.AVRO, `${found.length}: ${found.slice(0, 20).join(' ')}`);
  });

  it('finds no more unsaid refusals in JSON Schema than are known', function () {
    this.timeout(120_000);
    const found = unsaid(jsonSchema, 'json', breaksJson);
    assert.ok(found.length <= MOST_UNSAID.JSON, `${found.length}: ${found.slice(0, 20).join(' ')}`);
  });

  it('says nothing of schemas that differ only in their descriptions', () => {
    for (const [file, format] of [['avro', avro] as const, ['json', jsonSchema] as const]) {
      for (const [index, { old }] of readCases(file).entries()) {
        if (index % EVERY !== 0 || !old.text.startsWith('{"') || old.references.length > 0) continue;
        const described = `{"${file === 'avro' ? 'doc' : 'description'}":"more",${old.text.slice(1)}`;
        assert.deepEqual(idsOf(warningsOf(format, described, old.text)), [], old.text);
      }
    }
  });
});
