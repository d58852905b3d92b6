import assert from 'node:assert/strict';
import { avro } from '../../../engine/avro/format.js';
import { isCompatible } from '../../../engine/difference.js';
import { jsonSchema } from '../../../engine/jsonSchema/format.js';
import { DEFAULT_COMPARE_OPTIONS } from '../../../engine/options.js';
import type { CompareOptions, CompatibilityPolicy } from '../../../engine/options.js';
import { protobuf } from '../../../engine/protobuf/format.js';
import { isRefused } from '../../../engine/schemaFormat.js';
import type { ParsedSchema, SchemaFormat } from '../../../engine/schemaFormat.js';
import { scale } from '../../support/scale.js';
import { readCases } from '../conformance/cases.js';
import type { CaseFile, ConformanceCase } from '../conformance/cases.js';
import { readWithAvsc } from './avroReader.js';
import { eventsAbout } from './jsonEvents.js';
import { validatorOf } from './jsonReader.js';
import { whatBreaks } from './protobufReader.js';

/** Each so many cases of the corpus. */
const EVERY = Math.max(2, Math.round(2 / scale));
const SAMPLES = 4;
/** Events that are tried on one pair of schemas. */
const MAX_EVENTS = 5_000;

/** Of the accepted pairs, how many may be warned of for certain although no generated event shows it. */
const FALSE_ALARMS = 0.04;

interface Search {
  readonly accepted: number;
  readonly unsaid: readonly string[];
  /** The rules that spoke for certain where no event broke. */
  readonly falseAlarms: readonly string[];
}

/** An event of the writer that its reader refuses; undefined where none was found, null where nobody can judge. */
type FindBroken = (entry: ConformanceCase, writer: ParsedSchema) => string | undefined | null;

/** Of a policy other than the strictest one only what the strictest one refuses: the rest is found with that one. */
function search(
  format: SchemaFormat,
  file: CaseFile,
  findBroken: FindBroken,
  policy: CompatibilityPolicy = 'STRICT',
): Search {
  const options: CompareOptions = { ...DEFAULT_COMPARE_OPTIONS, policy };

  const unsaid: string[] = [];
  const falseAlarms: string[] = [];
  let accepted = 0;
  for (const entry of casesOf(format, file)) {
    const [writer, reader] = [entry.old, entry.new].map(({ text }) => format.parse({ text, references: [] }));
    if (writer === undefined || reader === undefined || isRefused(writer) || isRefused(reader)) continue;
    if (!isCompatible(format.compare(reader, writer, options))) continue;
    if (policy !== 'STRICT' && isCompatible(format.compare(reader, writer, DEFAULT_COMPARE_OPTIONS))) continue;
    const broken = findBroken(entry, writer);
    if (broken === null) continue;
    accepted++;
    const warnings = format.beyond?.warn(reader, writer, { ...options, direction: 'BACKWARD' }) ?? [];
    const rows = warnings.flatMap(({ rule }) => format.beyond?.rules.get(rule) ?? []);
    const spoke = rows.filter(({ severity }) => severity !== 'hint');
    if (broken !== undefined && spoke.length === 0) unsaid.push(`${entry.id} ${broken}`);
    const certain = spoke.filter(({ severity, witness }) => severity === 'warning' && witness.outcome === 'refused');
    if (broken === undefined && certain.length > 0) falseAlarms.push(`${entry.id} ${certain[0]?.rule ?? ''}`);
  }
  return { accepted, unsaid, falseAlarms };
}

function casesOf(format: SchemaFormat, file: CaseFile): readonly ConformanceCase[] {
  return readCases(file).filter(
    (entry, index) => index % EVERY === 0 && entry.format === format.id && entry.old.references.length === 0,
  );
}

function assertNothingNew({ accepted, unsaid, falseAlarms }: Search, tolerated = FALSE_ALARMS): void {
  assert.ok(accepted > 5, `only ${accepted} pairs were judged`);
  assert.deepEqual(unsaid, [], 'these break an event and nothing is said');
  const allowed = Math.max(2, accepted * tolerated);
  assert.ok(falseAlarms.length <= allowed, `${falseAlarms.length} of ${accepted}: ${falseAlarms.join(', ')}`);
}

function brokenAvro({ old, new: { text: reader } }: ConformanceCase, writer: ParsedSchema): string | undefined | null {
  let isJudge = false;
  for (let seed = 0; seed < SAMPLES; seed++) {
    const event = avro.sample(avro.parse(writer.source), seed);
    try {
      const { refused } = readWithAvsc(old.text, reader, event);
      isJudge = true;
      if (refused !== undefined) return event;
    } catch {
      // avsc cannot write this schema's events at all, so it can be no judge of reading them.
    }
  }
  return isJudge ? undefined : null;
}

function brokenProtobuf({ old, new: { text: reader } }: ConformanceCase): string | undefined | null {
  const schema = protobuf.parse(old);
  const [first] = schema.file.messages;
  if (first === undefined) return null;
  const { packageName } = schema.file;
  const name = packageName === '' ? first.name : `${packageName}.${first.name}`;
  let isJudge = false;
  for (let seed = 0; seed < SAMPLES; seed++) {
    try {
      const change = whatBreaks(old.text, reader, name, protobuf.sample(schema, seed));
      isJudge = true;
      if (change !== undefined) return change;
    } catch {
      // protobufjs does not take this schema or this event, so it can be no judge of reading it.
    }
  }
  return isJudge ? undefined : null;
}

/** Keywords that draft-04 does not have, but the judge, who reads it as draft-07. */
const LATER = /"(?:contains|propertyNames|const|if)"/;

function brokenJson({ old, new: { text: reader } }: ConformanceCase): string | undefined | null {
  if (/draft-04/.test(old.text) && LATER.test(old.text + reader)) return null;
  const schema = jsonSchema.parse({ text: old.text, references: [] });
  const samples = Array.from({ length: SAMPLES }, (_, seed) => jsonSchema.sample(schema, seed));
  try {
    const [isWritten, isRead] = [old.text, reader].map((text) => validatorOf(text, { formats: false }));
    let count = 0;
    for (const event of eventsAbout(old.text, reader, samples)) {
      if (++count > MAX_EVENTS) break;
      if (isWritten?.(event) === true && isRead?.(event) === false) return JSON.stringify(event);
    }
    return undefined;
  } catch {
    // A draft or keyword that this judge does not read.
    return null;
  }
}

describe('beyond the registry: the search for what is not said', () => {
  it('finds no Avro pair that is accepted and refuses an event unsaid, and few false alarms', function () {
    this.timeout(60_000);
    assertNothingNew(search(avro, 'avro', brokenAvro));
  });

  it('finds no Protobuf pair that is accepted and refuses, loses or misreads a value unsaid, and few false alarms', function () {
    this.timeout(60_000);
    assertNothingNew(search(protobuf, 'protobuf', brokenProtobuf));
  });

  it('finds no JSON Schema pair that is accepted and refuses an event unsaid, and few false alarms', function () {
    this.timeout(180_000);
    assertNothingNew(search(jsonSchema, 'json', brokenJson));
  });

  it('finds none that only the policy LENIENT accepts', function () {
    this.timeout(180_000);
    // Of these few pairs a larger share closes objects inside an allOf that no event passes.
    assertNothingNew(search(jsonSchema, 'json', brokenJson, 'LENIENT'), 4 * FALSE_ALARMS);
  });
});
