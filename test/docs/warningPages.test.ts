import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DOCUMENTATION_URL, warningAddress } from '../../common/documentation.js';
import { FORMATS } from '../../engine/formats.js';
import { inRepository } from '../support/repository.js';
import { assertUpToDate } from './pages.js';
import { WARNINGS_FOLDER, warningPages } from './warningPages.js';

const readPage = (file: string) => readFileSync(path.join(WARNINGS_FOLDER, file), 'utf8');

describe('pages of the warnings', () => {
  it('are what `npm run docs` writes', () => {
    assertUpToDate(WARNINGS_FOLDER, warningPages());
  });

  it('are where the links of the editor and the command line lead, and in the index', () => {
    const rules = FORMATS.flatMap((format) => [...(format.beyond?.rules.keys() ?? [])]);
    assert.ok(rules.length > 0);
    for (const rule of rules) {
      const link = warningAddress(rule);
      assert.ok(existsSync(inRepository('docs', link.slice(DOCUMENTATION_URL.length + 1))), link);
      assert.ok(readPage('README.md').includes(`(${rule}.md)`), `${rule} is missing in the index`);
    }
  });
});
