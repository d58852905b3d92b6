import assert from 'node:assert/strict';
import avsc from 'avsc';
import fc from 'fast-check';
import { avro } from '../../../engine/avro/format.js';
import { parseAvro, parseThoroughly } from '../../../engine/avro/parse.js';
import { Twins } from '../../../engine/avro/plain/twins.js';
import { isCompatible } from '../../../engine/difference.js';
import { judge } from '../../../engine/judge/judge.js';
import { COMPATIBILITY_LEVELS, DEFAULT_COMPARE_OPTIONS } from '../../../engine/options.js';
import { isRefused } from '../../../engine/schemaFormat.js';
import { scale, scaled } from '../../support/scale.js';
import { avroPair, avroSchema } from './generators.js';
import { partsOf } from './partsOf.js';

const SEED = 20_260_101;
const parse = (json: unknown) => avro.parse({ text: JSON.stringify(json, null, 2), references: [] });
const runs = (count: number) => ({ seed: SEED, numRuns: scaled(count) });

describe('Avro properties', function () {
  this.timeout(60_000 * Math.max(scale, 1));

  it('finds every schema compatible with itself at every level', () => {
    fc.assert(
      fc.property(avroSchema, (json) => {
        const version = { label: 'one', schema: parse(json) };
        const other = { label: 'other', schema: parse(json) };
        assert.deepEqual(
          version.schema.problems.filter((problem) => problem.refused),
          [],
        );
        for (const level of COMPATIBILITY_LEVELS) {
          assert.ok(judge(avro, version, [other], { ...DEFAULT_COMPARE_OPTIONS, level }).compatible, level);
        }
      }),
      runs(1000),
    );
  });

  it('reads a text alike beside another one and alone, in one pass and by way of JSON', () => {
    let copied = 0;
    fc.assert(
      fc.property(avroPair, fc.constantFrom(undefined, 2, '\t'), ([older, newer], indent) => {
        const [before, source] = [older, newer].map((json) => ({
          text: JSON.stringify(json, null, indent),
          references: [],
        }));
        assert.ok(before !== undefined && source !== undefined);
        const like = parseAvro(before);
        const expected = partsOf(parseThoroughly(source));
        assert.deepEqual(partsOf(parseAvro(source)), expected);
        assert.deepEqual(partsOf(parseAvro(source, like)), expected);
        if (Twins.of(source.text, like) !== undefined) copied++;
      }),
      runs(3000),
    );
    assert.ok(copied > 1000 * Math.min(scale, 1), `only ${copied} texts could be read beside the other`);
  });

  it('gives FORWARD of a pair what BACKWARD gives of its reverse', () => {
    fc.assert(
      fc.property(avroPair, ([older, newer]) => {
        const [a, b] = [
          { label: 'a', schema: parse(older) },
          { label: 'b', schema: parse(newer) },
        ];
        const forward = judge(avro, b, [a], { ...DEFAULT_COMPARE_OPTIONS, level: 'FORWARD' });
        const backward = judge(avro, a, [b], { ...DEFAULT_COMPARE_OPTIONS, level: 'BACKWARD' });
        const list = (verdict: typeof forward) =>
          verdict.comparisons.flatMap(({ result }) => result.differences.map(({ kind, path }) => `${kind} ${path}`));
        assert.equal(forward.compatible, backward.compatible);
        assert.deepEqual(list(forward), list(backward));
      }),
      runs(2000),
    );
  });

  /*
   * What the reference calls compatible can be read, with these exceptions, where the reference is more generous than a
   * reader is: a name that only differs in its namespace, and a branch that matches by structure alone. The generator
   * uses neither. avsc resolves int to float and long to double as the specification says, and reads no string as
   * bytes where text is not ASCII: the samples' bytes are ASCII.
   */
  it('calls compatible only what a reader can read: data of the old schema through avsc', () => {
    let read = 0;
    fc.assert(
      fc.property(avroPair, fc.nat(1000), ([older, newer], seed) => {
        const [oldSchema, newSchema] = [parse(older), parse(newer)];
        if (isRefused(newSchema)) return;
        if (!isCompatible(avro.compare(newSchema, oldSchema, DEFAULT_COMPARE_OPTIONS))) return;
        const writer = avsc.Type.forSchema(older as avsc.Schema, { wrapUnions: true });
        const reader = avsc.Type.forSchema(newer as avsc.Schema, { wrapUnions: true });
        const event: unknown = writer.fromString(avro.sample(oldSchema, seed));
        const value: unknown = reader.fromBuffer(writer.toBuffer(event), reader.createResolver(writer));
        assert.ok(reader.isValid(value));
        read++;
      }),
      runs(4000),
    );
    assert.ok(read > 500 * Math.min(scale, 1), `only ${read} pairs were compatible`);
  });

  it('makes samples that avsc accepts, the same for the same seed', () => {
    fc.assert(
      fc.property(avroSchema, fc.nat(1000), (json, seed) => {
        const schema = parse(json);
        const sample = avro.sample(schema, seed);
        assert.equal(avro.sample(parse(json), seed), sample);
        const type = avsc.Type.forSchema(json as avsc.Schema, { wrapUnions: true });
        assert.ok(type.isValid(type.fromString(sample)));
      }),
      runs(1000),
    );
  });

  it('places every difference inside its text and on the named thing', () => {
    let placed = 0;
    fc.assert(
      fc.property(avroPair, ([older, newer]) => {
        const [oldSchema, newSchema] = [parse(older), parse(newer)];
        for (const difference of avro.compare(newSchema, oldSchema, DEFAULT_COMPARE_OPTIONS).differences) {
          const { text } = newSchema.source;
          const { span } = difference.reader();
          const other = difference.writer().span;
          assert.ok(span.start >= 0 && span.start < span.end && span.end <= text.length);
          assert.ok(other.start >= 0 && other.start < other.end && other.end <= oldSchema.source.text.length);
          const named = text.slice(span.start, span.end);
          if (difference.kind === 'READER_FIELD_MISSING_DEFAULT_VALUE') {
            assert.equal(named, JSON.stringify(difference.facts['field']));
          }
          if (difference.kind === 'MISSING_ENUM_SYMBOLS') assert.match(named, /^\[/);
          if (difference.kind === 'TYPE_MISMATCH') assert.match(named, /^["[]/);
          placed++;
        }
      }),
      runs(2000),
    );
    assert.ok(placed > 200 * Math.min(scale, 1), `only ${placed} differences`);
  });
});
