import assert from 'node:assert/strict';
import { isCompatible } from '../../../engine/difference.js';
import { DEFAULT_COMPARE_OPTIONS } from '../../../engine/options.js';
import type { CompareOptions, Direction } from '../../../engine/options.js';
import { verifiedWarningFixes } from '../../../engine/fix/verifiedFixes.js';
import { applyEdits } from '../../../engine/text/span.js';
import { isRefused } from '../../../engine/schemaFormat.js';
import type { SchemaFormat } from '../../../engine/schemaFormat.js';
import type { EventWarning, WarningRow } from '../../../engine/warning.js';
import { describeWarning } from '../../../engine/words/describeWarning.js';

/** What an independent library made of the event. */
export interface Outcome {
  readonly written: unknown;
  readonly read: unknown;
  readonly refused: string | undefined;
}

export function rulesOf(format: SchemaFormat): readonly WarningRow[] {
  return [...(format.beyond?.rules.values() ?? [])];
}

export function warningsOf(
  format: SchemaFormat,
  reader: string,
  writer: string,
  direction: Direction = 'BACKWARD',
  options: CompareOptions = DEFAULT_COMPARE_OPTIONS,
): readonly EventWarning[] {
  const [readerSchema, writerSchema] = [reader, writer].map((text) => format.parse({ text, references: [] }));
  assert.ok(readerSchema !== undefined && writerSchema !== undefined);
  return format.beyond?.warn(readerSchema, writerSchema, { ...options, direction }) ?? [];
}

export function idsOf(warnings: readonly EventWarning[]): readonly string[] {
  return warnings.map(({ rule }) => rule);
}

/** The tests that every rule of every format has to pass. */
export function testRules(format: SchemaFormat, run: (row: WarningRow) => Outcome): void {
  for (const row of rulesOf(format)) {
    describe(row.rule, () => {
      const { reader, writer, outcome } = row.witness;
      const options: CompareOptions = { ...DEFAULT_COMPARE_OPTIONS, policy: row.witness.policy ?? 'STRICT' };

      it('is given for its witness, in places of the text and in words', () => {
        const warnings = warningsOf(format, reader, writer, 'BACKWARD', options);
        assert.deepEqual(idsOf(warnings), [row.rule]);
        for (const warning of warnings) {
          for (const [anchor, text] of [[warning.reader, reader] as const, [warning.writer, writer] as const]) {
            const { document, span } = anchor();
            assert.equal(document, null);
            assert.ok(span.start >= 0 && span.end > span.start && span.end <= text.length);
          }
          for (const direction of ['BACKWARD', 'FORWARD'] as const) {
            const { message } = describeWarning(format, warning, direction, 'version 3');
            const [reads, wrote] =
              direction === 'BACKWARD' ? ['this schema', 'version 3'] : ['version 3', 'this schema'];
            const who = `a consumer with ${reads} may (refuse|misread|lose values of) events( in JSON)? written with ${wrote}`;
            assert.match(message, row.severity === 'hint' ? /version 3/i : new RegExp(who));
            assert.doesNotMatch(message, /undefined|''|\(\)| {2}/);
            assert.match(message, /\.$/);
          }
        }
      });

      it('has a witness on which the registry is mistaken', () => {
        const [readerSchema, writerSchema] = [reader, writer].map((text) => format.parse({ text, references: [] }));
        assert.ok(readerSchema !== undefined && writerSchema !== undefined);
        assert.ok(!isRefused(readerSchema) && !isRefused(writerSchema));
        const result = format.compare(readerSchema, writerSchema, options);
        assert.equal(isCompatible(result), row.severity !== 'hint');
      });

      it(`has a witness event that is ${outcome} in truth`, () => {
        const { written, read, refused } = run(row);
        if (outcome === 'refused') assert.ok(refused !== undefined, `read as ${JSON.stringify(read)}`);
        else {
          assert.equal(refused, undefined);
          if (outcome === 'readable') assert.deepEqual(read, written);
          else assert.notDeepEqual(read, written);
        }
      });

      it('has quick fixes with which the event is read otherwise, and a schema that is as sound as before', () => {
        const [edited, baseline] = [reader, writer].map((text) => format.parse({ text, references: [] }));
        assert.ok(edited !== undefined && baseline !== undefined);
        const before = run(row);
        for (const warning of format.beyond?.warn(edited, baseline, { ...options, direction: 'BACKWARD' }) ?? []) {
          const request = { warning, direction: 'BACKWARD', edited, baseline, options } as const;
          for (const { id, edits } of verifiedWarningFixes(format, request)) {
            const text = applyEdits(reader, edits);
            const { read, refused } = run({ ...row, witness: { ...row.witness, reader: text } });
            assert.equal(refused, undefined, text);
            // A reservation keeps others from what is lost already, and this library knows no names in JSON.
            if (!/^protobuf-(reserve|keep-json-name)/.test(id))
              assert.notDeepEqual([read, refused], [before.read, before.refused], id);
          }
        }
      });

      it('is not given for schemas that are the same', () => {
        assert.deepEqual(idsOf(warningsOf(format, reader, reader, 'BACKWARD', options)), []);
        assert.deepEqual(idsOf(warningsOf(format, writer, writer, 'BACKWARD', options)), []);
      });
    });
  }
}
