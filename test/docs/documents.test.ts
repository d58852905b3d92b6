import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as usage from '../../cli/usage.js';
import { inRepository } from '../support/repository.js';

describe('documents', () => {
  const documents = [...markdownIn('.', false), ...markdownIn('docs', true)];

  it('link only to what there is', () => {
    assert.deepEqual(documents.flatMap(brokenLinks), []);
  });

  it('know a broken link when they see one', () => {
    assert.equal(brokenLink('docs/settings.md', 'nowhere.md'), true);
    assert.equal(brokenLink('docs/settings.md', 'command-line.md#no-such-heading'), true);
    assert.equal(brokenLink('docs/settings.md', 'command-line.md#exit-codes'), false);
  });

  it('are listed in docs/README.md, a folder by one of its pages at least', () => {
    const targets = linksOf('docs/README.md').map((link) => link.split(/[/#]/)[0]);
    const pages = new Set(markdownIn('docs', true).map((file) => file.split('/')[1] ?? ''));
    pages.delete('README.md');
    assert.deepEqual(
      [...pages].filter((name) => !targets.includes(name)),
      [],
    );
  });

  it('name each option of the command line, and no other', () => {
    const optionsIn = (text: string) =>
      new Set([...text.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([option]) => option));
    const told = optionsIn(Object.values(usage).join('\n'));
    assert.ok(told.size > 10);
    assert.deepEqual([...optionsIn(read('docs/command-line.md'))].sort(), [...told].sort());
  });
});

function markdownIn(folder: string, recursive: boolean): readonly string[] {
  return readdirSync(inRepository(folder), { recursive, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')));
}

function read(file: string): string {
  return readFileSync(inRepository(file), 'utf8');
}

function brokenLinks(file: string): readonly string[] {
  return linksOf(file)
    .filter((link) => brokenLink(file, link))
    .map((link) => `${file}: ${link}`);
}

/** The addresses of a document's links within the repository; code is no text. */
function linksOf(file: string): readonly string[] {
  const text = read(file)
    .replaceAll(/^```.*?^```$/gms, '')
    .replaceAll(/`[^`\n]*`/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link ?? '').filter((link) => !/^[a-z]+:/.test(link));
}

function brokenLink(from: string, link: string): boolean {
  const [target = '', anchor] = link.split('#');
  const file = target === '' ? from : path.posix.join(path.posix.dirname(from), target);
  if (!existsSync(inRepository(file))) return true;
  if (anchor === undefined) return false;
  return statSync(inRepository(file)).isDirectory() || !anchorsOf(file).includes(anchor);
}

/** What a heading is called in an address. */
function anchorsOf(file: string): readonly string[] {
  return [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    (heading ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
