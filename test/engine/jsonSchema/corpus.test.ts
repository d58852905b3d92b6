import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import type { CompareResult, Location } from '../../../engine/difference.js';
import { jsonSchema } from '../../../engine/jsonSchema/format.js';
import { describeDifference, messageOf } from '../../../engine/words/describe.js';
import { showMarks } from '../../support/markedText.js';
import { readCorpus, sourceOf } from './corpus.js';
import type { CorpusCase } from './corpus.js';

const files = readdirSync(new URL('../../../../test/corpus/jsonSchema/', import.meta.url)).sort();

/** Where each kind is shown. */
const SETTINGS = [
  /^at the root/,
  /^in an array of objects/,
  /^behind a schema reference/,
  /^in a schema that holds itself/,
];

describe('JSON Schema corpus', () => {
  it('has a file for every kind', () => {
    assert.deepEqual(files, [...jsonSchema.kinds.keys()].map((kind) => `${kind}.txt`).sort());
  });

  for (const [kind, row] of jsonSchema.kinds) {
    describe(kind, () => {
      const cases = readCorpus(kind);
      for (const entry of cases) it(entry.title, () => check(entry));

      it('is shown at the root, inside, behind references, in branches and in recursion', () => {
        const here = cases.filter(({ differences }) =>
          differences.some((line) => line.slice(3).startsWith(`${kind} `)),
        );
        const missing = SETTINGS.filter((setting) => !here.some(({ title }) => setting.test(title)));
        assert.deepEqual(missing, []);
        // The registry lists nothing that breaks a branch but its parent.
        assert.ok(cases.some(({ title }) => /^in (?:oneOf|anyOf|allOf)/.test(title)));
      });

      it('is shown by pairs of both verdicts', () => {
        const verdicts = cases.map(({ differences }) => differences.every((line) => line.startsWith('ok ')));
        assert.deepEqual([...new Set(verdicts)].sort(), [false, true]);
        for (const [policy, compatible] of Object.entries(row.compatible)) {
          if (policy === 'LENIENT' && compatible === row.compatible.STRICT) continue;
          const line = `${compatible ? 'ok' : 'X '} ${kind} `;
          const shown = cases.filter(({ options }) => options.policy === policy).flatMap((entry) => entry.differences);
          assert.ok(
            shown.some((text) => text.startsWith(line)),
            `${policy}: ${line}`,
          );
        }
      });
    });
  }
});

function check(entry: CorpusCase): void {
  const oldSchema = jsonSchema.parse(sourceOf(entry.old));
  const newSchema = jsonSchema.parse(sourceOf(entry.new));
  const errors = [...oldSchema.problems, ...newSchema.problems].filter(({ severity }) => severity === 'error');
  assert.deepEqual(errors, []);
  const result = jsonSchema.compare(newSchema, oldSchema, entry.options);
  assert.deepEqual(
    result.differences.map(({ compatible, kind, path }) => `${compatible ? 'ok' : 'X '} ${kind} ${path}`).sort(),
    entry.differences,
  );
  assertMarks(entry.old, result, 'writer');
  assertMarks(entry.new, result, 'reader');
  for (const difference of result.differences) {
    const words = messageOf(describeDifference(jsonSchema, difference, 'BACKWARD', 'version 1'), 'BACKWARD');
    assert.match(words, /[.]$/);
    assert.doesNotMatch(words, /undefined|\{[A-Za-z]+\}|\.\.| {2}/, words);
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
