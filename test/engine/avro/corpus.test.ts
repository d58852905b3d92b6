import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { avro } from '../../../engine/avro/format.js';
import type { CompareResult, Location } from '../../../engine/difference.js';
import { DEFAULT_COMPARE_OPTIONS } from '../../../engine/options.js';
import { messageOf, describeDifference } from '../../../engine/words/describe.js';
import { showMarks } from '../../support/markedText.js';
import { readCorpus, sourceOf } from './corpus.js';
import type { CorpusCase } from './corpus.js';

const files = readdirSync(new URL('../../../../test/corpus/avro/', import.meta.url)).sort();

/** Where each kind is shown, as the titles begin. */
const SETTINGS = [
  'at the root',
  'in a field',
  'nested in an array of maps',
  'behind a reference',
  'in a union',
  "in a writer's union",
  'in a recursive record',
] as const;

describe('Avro corpus', () => {
  it('has a file for every kind', () => {
    assert.deepEqual(files, [...avro.kinds.keys()].map((kind) => `${kind}.txt`).sort());
  });

  for (const file of files) {
    describe(file.replace('.txt', ''), () => {
      const cases = readCorpus(file);
      for (const entry of cases) it(entry.title, () => check(entry));

      it('is shown by pairs of both verdicts', () => {
        const kind = file.replace('.txt', '');
        assert.ok(cases.some(({ differences }) => differences.some((line) => line.startsWith(`${kind} `))));
        assert.ok(cases.some(({ differences }) => differences.length === 0));
        for (const setting of SETTINGS) {
          const here = cases.filter(({ title }) => title.startsWith(setting));
          const verdicts = new Set(here.map(({ differences }) => differences.length === 0));
          assert.equal(verdicts.size, 2, setting);
        }
      });
    });
  }
});

function check(entry: CorpusCase): void {
  const oldSchema = avro.parse(sourceOf(entry.old));
  const newSchema = avro.parse(sourceOf(entry.new));
  assert.deepEqual([...oldSchema.problems, ...newSchema.problems], []);
  const result = avro.compare(newSchema, oldSchema, DEFAULT_COMPARE_OPTIONS);
  assert.deepEqual(
    result.differences.map(({ kind, path }) => `${kind} ${path}`),
    entry.differences,
  );
  assertMarks(entry.old, result, 'writer');
  assertMarks(entry.new, result, 'reader');
  for (const difference of result.differences) {
    const words = messageOf(describeDifference(avro, difference, 'BACKWARD', 'version 1'), 'BACKWARD');
    assert.match(words, /^BACKWARD: a consumer with this schema could not read events written with version 1\. [A-Z]/);
    assert.doesNotMatch(words, /undefined|\.\.| {2}/);
  }
}

/** The marks of each text are exactly where the differences of that side point. */
function assertMarks(texts: CorpusCase['old'], result: CompareResult, side: 'reader' | 'writer'): void {
  const places = result.differences.map((difference): Location => difference[side]());
  for (const [document, marked] of texts) {
    const here = places
      .filter((place) => place.document === document)
      .map(({ span }) => [`${span.start}-${span.end}`, span] as const);
    assert.equal(showMarks(marked.replaceAll(/[«»]/g, ''), [...new Map(here).values()]), marked);
  }
}
