import { deepEqual, equal, ok } from 'node:assert/strict';
import { DEFAULT_COMPARE_OPTIONS } from '../../engine/options.js';
import { formatOf } from '../../engine/formats.js';
import { judge, type Verdict } from '../../engine/judge/judge.js';
import { isRefused, type ParsedSchema } from '../../engine/schemaFormat.js';
import { schemaText } from '../../sandbox/seed/register.js';
import { SUBJECTS, type SubjectSeed } from '../../sandbox/seed/subjects.js';
import { BREAKING_BRANCH, subjectSeed } from '../../sandbox/workspace/layout.js';

describe('the schemas of the sandbox', () => {
  for (const seed of SUBJECTS) {
    it(`${seed.subject}: no version is refused, and each keeps the promise of ${seed.level}`, async () => {
      const versions = await Promise.all(seed.versions.map(async ({ version }) => parsed(seed, version)));
      for (const [index, schema] of versions.entries()) {
        deepEqual(
          schema.problems.filter(({ severity }) => severity === 'error'),
          [],
          `version ${index + 1}`,
        );
        equal(isRefused(schema), false);
        ok(verdict(seed, schema, versions.slice(0, index)).compatible, `version ${index + 1}`);
      }
    });
  }

  // What the README of the sample workspace lets a newcomer try.
  for (const [subject, from, to] of [
    ['orders-value', BREAKING_BRANCH.from, BREAKING_BRANCH.to],
    ['payments-value', 'string order_id = 2', 'int64 order_id = 2'],
    ['inventory-value', ', "LOSS"]', ']'],
  ] as const) {
    it(`${subject}: ${from} → ${to} breaks it`, async () => {
      const seed = subjectSeed(subject);
      const latest = seed.versions.length;
      const text = await schemaText(seed, latest);
      ok(text.includes(from));
      const edited = await parsed(seed, latest, text.replace(from, to));
      equal(verdict(seed, edited, [await parsed(seed, latest)]).compatible, false);
    });
  }

  it('orders-value: a field that is left out does not break it', async () => {
    const seed = subjectSeed('orders-value');
    const text = await schemaText(seed, 3);
    const edited = await parsed(seed, 3, text.replace(/ *\{ "name": "quantity".*\n/, ''));
    ok(!edited.source.text.includes('quantity'));
    ok(verdict(seed, edited, [await parsed(seed, 3)]).compatible);
  });
});

function verdict(seed: SubjectSeed, candidate: ParsedSchema, history: readonly ParsedSchema[]): Verdict {
  return judge(
    formatOf(seed.format),
    { label: 'new', schema: candidate },
    history.map((schema, index) => ({ label: `version ${index + 1}`, schema })),
    { ...DEFAULT_COMPARE_OPTIONS, level: seed.level },
  );
}

async function parsed(seed: SubjectSeed, version: number, text?: string): Promise<ParsedSchema> {
  const { references } = seed.versions[version - 1] ?? { references: [] };
  const withTexts = references.map(async (reference) => ({
    ...reference,
    text: await schemaText(subjectSeed(reference.subject), reference.version),
  }));
  return formatOf(seed.format).parse({
    text: text ?? (await schemaText(seed, version)),
    references: await Promise.all(withTexts),
  });
}
