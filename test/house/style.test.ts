import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { inRepository, repository } from '../support/repository.js';
import { moduleState } from './moduleState.js';
import { allFolders, filesIn, lineOf, productFolders, sourceOf, sourcesIn, visit, type Source } from './sources.js';

/** Lines of the longest file; a test may list more cases than code may have lines. */
const longest = 400;
const longestTest = 500;

describe('house style', () => {
  const sources = sourcesIn(allFolders);

  it('keeps no state at module level', () => {
    assert.deepEqual(sourcesIn([...productFolders, 'sandbox']).flatMap(moduleState), []);
  });

  it('knows module-level state when it sees it', () => {
    const mutable = ['let a = 1;', 'var a;', 'export const a = new Map();', 'const a: string[] = [];', 'const a = {};'];
    const fixed = ['const a = 1;', 'const a: readonly string[] = [];', 'const a = [1] as const;', 'declare let a: 1;'];
    const states = (code: string): number => moduleState(sourceOf('a.ts', code)).length;
    assert.deepEqual(mutable.map(states), [1, 1, 1, 1, 1]);
    assert.deepEqual(fixed.map(states), [0, 0, 0, 0]);
  });

  it(`keeps files at most ${longest} lines long`, () => {
    const scripts = ['sandbox', 'test'].flatMap((folder) => filesIn(folder, '.mjs'));
    const styles = filesIn('media', '.css');
    const files = [...sources.map(({ file }) => file), ...scripts, ...styles];
    assert.deepEqual(
      files
        .map((file) => [file, lineCount(file)] as const)
        .filter(([file, lines]) => lines > (file.startsWith('test/') ? longestTest : longest)),
      [],
    );
  });

  it('keeps the median file of the product at most 100 lines long', () => {
    const lengths = sourcesIn(productFolders).map(({ file }) => lineCount(file));
    const median = lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)];
    assert.ok(median !== undefined && median <= 100, `the median is ${String(median)}`);
  });

  it('switches no check off', () => {
    assert.deepEqual(sources.flatMap(switchedOffChecks), []);
  });

  it('knows a switched off check when it sees it', () => {
    // Put together here, so that this file does not contain what it forbids.
    const comments = ['@ts-' + 'ignore', '@ts-' + 'expect-error', '@ts-' + 'nocheck', 'eslint-' + 'disable-next-line'];
    const codes = [...comments.map((comment) => `// ${comment}`), 'const a: any = 1;', 'f(a as any);'];
    assert.deepEqual(
      codes.map((code) => switchedOffChecks(sourceOf('a.ts', code)).length),
      codes.map(() => 1),
    );
  });

  it('names no host of a package registry', () => {
    const hosts = [
      ['registry', 'npmjs'],
      ['registry', 'yarnpkg'],
      ['repo1', 'maven'],
      ['repo', 'maven'],
      ['proxy', 'golang'],
    ].map((parts) => parts.join('.'));
    const naming = trackedTexts().flatMap(({ file, text }) =>
      hosts.filter((host) => text.includes(host)).map((host) => `${file} names ${host}`),
    );
    assert.deepEqual(naming, []);
  });
});

/** Each place of a file that turns a check off, or says `any`. */
function switchedOffChecks({ file, text, tree }: Source): readonly string[] {
  const comments = [...text.matchAll(/@ts-(?:[i]gnore|expect-error|nocheck)|eslint-[d]isable/g)].map(
    (match) => `${file}:${tree.getLineAndCharacterOfPosition(match.index).line + 1} ${match[0]}`,
  );
  const anys: string[] = [];
  visit(tree, (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) anys.push(`${file}:${lineOf(tree, node)} any`);
  });
  return [...comments, ...anys];
}

function lineCount(file: string): number {
  return readFileSync(inRepository(file), 'utf8').trimEnd().split('\n').length;
}

/** The text files that git would commit: tracked ones, and new ones that are not ignored. */
function trackedTexts(): readonly { readonly file: string; readonly text: string }[] {
  const options = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  return execFileSync('git', options, { cwd: repository, encoding: 'utf8' })
    .split('\0')
    .filter((file) => file !== '' && !/\.(gz|png|vsix|woff2?)$/.test(file))
    .flatMap((file) => {
      const text = readIfThere(file);
      return text === undefined ? [] : [{ file, text }];
    });
}

/** A tracked file may have been deleted in the working tree. */
function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(inRepository(file), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
