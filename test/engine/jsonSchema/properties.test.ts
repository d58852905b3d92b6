import assert from 'node:assert/strict';
import type { Difference, Location } from '../../../engine/difference.js';
import { jsonSchema } from '../../../engine/jsonSchema/format.js';
import { seededRandom } from '../../../engine/sample/random.js';
import { judge } from '../../../engine/judge/judge.js';
import type { ParsedSchema } from '../../../engine/schemaFormat.js';
import { scale, scaled } from '../../support/scale.js';
import { readCases } from '../conformance/cases.js';
import { LENIENT, STRICT, kinds, parse } from './helpers.js';

const MUTATIONS = scaled(100_000);

const texts = readCases('json')
  .filter((_, index) => index % 7 === 0)
  .map((testCase) => testCase.old.text);

/** What the reference reports even where nothing changed. */
const ALWAYS_REPORTED = /^(?:NOT_TYPE_NARROWED|DEFAULT_CHANGED|TITLE_CHANGED|DESCRIPTION_CHANGED) /;

describe('JSON Schema properties', () => {
  it('every schema reads its own events, under both policies', () => {
    for (const text of texts) {
      for (const options of [STRICT, LENIENT]) {
        const { differences } = jsonSchema.compare(parse(text), parse(text), options);
        const broken = differences.filter(({ compatible }) => !compatible);
        assert.deepEqual(kinds(broken), [], text);
        const surprising = kinds(differences).filter((line) => !ALWAYS_REPORTED.test(line));
        assert.ok(
          surprising.length === 0 || /"(?:anyOf|oneOf|allOf)"|"type":\s*\[/.test(text),
          `${text}\n${surprising.join('\n')}`,
        );
      }
    }
  });

  it('FORWARD of a pair is BACKWARD of its reverse, under both policies', () => {
    for (const [index, text] of texts.entries()) {
      const [a, b] = [text, texts[(index * 31 + 7) % texts.length] ?? text].map((one) => ({
        label: 'a version',
        schema: parse(one),
      }));
      assert.ok(a !== undefined && b !== undefined);
      for (const options of [STRICT, LENIENT]) {
        const forward = judge(jsonSchema, b, [a], { ...options, level: 'FORWARD' });
        const backward = judge(jsonSchema, a, [b], { ...options, level: 'BACKWARD' });
        const list = (verdict: typeof forward) =>
          verdict.comparisons.flatMap(({ result }) => kinds(result.differences));
        assert.equal(forward.compatible, backward.compatible);
        assert.deepEqual(list(forward), list(backward));
      }
    }
  });

  it('every difference points at a whole name, value or member, or at the brace or bracket where one starts, and names its own', () => {
    let named = 0;
    for (const [index, text] of texts.entries()) {
      const [before, after] = [parse(text), parse(texts[(index + 1) % texts.length] ?? text)];
      for (const difference of jsonSchema.compare(after, before, STRICT).differences) {
        for (const [schema, { document, span }] of [
          [after, difference.reader()],
          [before, difference.writer()],
        ] as const) {
          const where = schema.source.text.slice(span.start, span.end);
          assert.ok(document !== null || isWhole(where), `${difference.kind} at ${where} of ${schema.source.text}`);
        }
        const name = nameIn(difference);
        if (name === undefined) continue;
        const covered = [coveredBy(after, difference.reader()), coveredBy(before, difference.writer())];
        assert.ok(
          covered.some((where) => where.startsWith(JSON.stringify(name))),
          `${difference.kind} ${difference.path} at ${covered.join(' and ')}`,
        );
        named++;
      }
    }
    assert.ok(named > 500, String(named));
  });

  it('mutated and truncated texts are read, compared, worded and sampled without an exception', function () {
    this.timeout(60_000 + 300_000 * scale);
    const random = seededRandom(11);
    const whole = texts.map((text) => parse(text));
    for (let i = 0; i < MUTATIONS; i++) {
      const before = whole[random.int(0, whole.length - 1)] ?? parse('{}');
      const after = parse(mutated(before.source.text, (from, to) => random.int(from, to)));
      for (const { span } of after.problems) {
        assert.ok(span.start >= 0 && span.start <= span.end && span.end <= after.source.text.length, after.source.text);
      }
      for (const difference of jsonSchema.compare(after, before, STRICT).differences) {
        const { span } = difference.reader();
        assert.ok(span.start >= 0 && span.start < span.end && span.end <= after.source.text.length, after.source.text);
        assert.equal(typeof difference.facts['at'], 'string');
      }
      jsonSchema.outline(after);
      // Making an event costs as much as all the rest.
      if (i % 10 === 0) JSON.parse(jsonSchema.sample(after, i));
    }
  });
});

function coveredBy({ source }: ParsedSchema, { document, span }: Location): string {
  const text = document === null ? source.text : source.references.find(({ name }) => name === document)?.text;
  return (text ?? '').slice(span.start, span.end);
}

/** The keyword or the name that a difference must point at on one side at least; undefined where its path does not tell. */
function nameIn({ kind, path }: Difference): string | undefined {
  const about = /^(TITLE|DESCRIPTION|DEFAULT)_CHANGED$/.exec(kind)?.[1];
  if (about !== undefined) return about.toLowerCase();
  // Several keywords can be meant, or a place in a list, or a `contains` that implies the number.
  if (/^(?:TYPE|COMBINED_TYPE|SUM_TYPE|PRODUCT_TYPE|ID|SCHEMA|ITEM|ADDITIONAL_ITEMS|MIN_CONTAINS)_/.test(kind)) {
    return undefined;
  }
  return path.slice(path.lastIndexOf('/') + 1);
}

function isWhole(text: string): boolean {
  return text === '{' || text === '[' || parses(text) || parses(`{${text}}`);
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // That is the answer.
    return false;
  }
}

function mutated(text: string, int: (from: number, to: number) => number): string {
  const at = int(0, text.length - 1);
  const other = int(0, text.length - 1);
  switch (int(0, 5)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(at + int(1, 5));
    case 2:
      return text.slice(0, at) + '{}[]",:0'.charAt(int(0, 7)) + text.slice(at);
    case 3:
      return text.slice(0, at) + text.slice(other, other + int(1, 20)) + text.slice(at);
    case 4:
      return text.replace(
        /"(?:string|integer|object|array)"/,
        ['5', '"x"', '["null","string"]', '{}'][int(0, 3)] ?? '5',
      );
    default:
      return text.replace(/:(\d+)/, `:${['-1', '1.5', '"3"', 'null', 'true'][int(0, 4)] ?? '0'}`);
  }
}
