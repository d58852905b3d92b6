import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { differencePage, DOCUMENTATION_URL } from '../../common/documentation.js';
import { FORMATS } from '../../engine/formats.js';
import { readCases } from '../engine/conformance/cases.js';
import { inRepository } from '../support/repository.js';
import { readExamples } from './examples.js';
import { DIFFERENCES_FOLDER, kindPages } from './kindPages.js';
import { assertUpToDate } from './pages.js';

describe('pages of the kinds of differences', () => {
  it('are what `npm run docs` writes', () => {
    assertUpToDate(DIFFERENCES_FOLDER, kindPages());
  });

  it('are where the links of the editor and the command line lead', () => {
    for (const kind of FORMATS.flatMap((format) => [...format.kinds.keys()])) {
      const link = differencePage(kind);
      assert.ok(link.startsWith(`${DOCUMENTATION_URL}/`));
      assert.ok(existsSync(inRepository('docs', link.slice(DOCUMENTATION_URL.length + 1))), link);
      assert.ok(readPage('README.md').includes(`(${kind}.md)`), `${kind} is missing in the index`);
    }
  });

  for (const format of FORMATS) {
    describe(format.id, () => {
      const examples = readExamples(format.id);

      it('has an example for each kind and for nothing else', () => {
        assert.deepEqual([...examples.keys()].sort(), [...format.kinds.keys()].sort());
      });

      for (const { kind, also, profile } of examples.values()) {
        it(`${kind}: the page's own example gives exactly that kind`, () => {
          const page = readPage(`${kind}.md`);
          const [before, after] = codeBlocks(page, format.id === 'PROTOBUF' ? 'proto' : 'json').map((text) =>
            format.parse({ text, references: [] }),
          );
          assert.ok(before !== undefined && after !== undefined);
          assert.deepEqual([...before.problems, ...after.problems], []);
          const { differences, failure } = format.compare(after, before, { policy: 'STRICT', profile });
          assert.equal(failure, undefined);
          const found = new Set(differences.map((difference) => difference.kind));
          assert.deepEqual([...found].sort(), [kind, ...also].sort());
          assert.equal(page.includes('It never comes alone'), also.length > 0);
          for (const other of also) assert.ok(page.includes(`(${other}.md)`), other);
        });
      }
    });
  }

  it('call a kind never alone only where the reference never lists it alone', () => {
    const companions = FORMATS.flatMap((format) => [...readExamples(format.id).values()])
      .filter(({ also }) => also.length > 0)
      .map(({ kind }) => kind);
    const alone = [...readCases('json'), ...readCases('protobuf')]
      .filter(({ unstable }) => !unstable)
      .map(({ differences }) => [...new Set(differences.map(({ kind }) => kind))])
      .filter((kinds) => kinds.length === 1 && companions.includes(kinds[0] ?? ''));
    assert.ok(companions.length > 0);
    assert.deepEqual(alone, []);
  });
});

function readPage(file: string): string {
  return readFileSync(path.join(DIFFERENCES_FOLDER, file), 'utf8');
}

function codeBlocks(page: string, language: string): readonly string[] {
  return [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter(([, found]) => found === language)
    .map(([, , text]) => text ?? '');
}
