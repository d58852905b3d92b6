import assert from 'node:assert/strict';
import { rename, rm } from 'node:fs/promises';
import { temporaryRepository } from '../support/gitRepository.js';
import type { TemporaryRepository } from '../support/gitRepository.js';
import { runCli } from './runCli.js';

const record = (name: string, ...fields: readonly string[]) =>
  JSON.stringify({ type: 'record', name, fields: fields.map((field) => ({ name: field, type: 'string' })) });
const proto = (...imports: readonly string[]) =>
  `syntax = "proto3";\n${imports.map((name) => `import "${name}";\n`).join('')}message M {}\n`;

const FILES = {
  'same.avsc': record('Same', 'id'),
  'edited.avsc': record('Edited', 'id'),
  'before.avsc': record('Before', 'id', 'more', 'and-more'.replace('-', '_')),
  'deep/money.proto': proto(),
  'deep/price.proto': proto('deep/money.proto'),
  'deep/order.proto': proto('deep/price.proto'),
  'deep/alone.proto': proto(),
};

async function checked(repository: TemporaryRepository, ...args: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr } = await runCli(['check', '--output', 'json', ...args], { cwd: repository.folder });
  assert.equal(stderr, '');
  return (JSON.parse(stdout) as { files: { file: string }[] }).files.map(({ file }) => file);
}

describe('event-streams check --since', () => {
  it('checks nothing where nothing changed, and all without it', async () => {
    using repository = temporaryRepository(FILES);
    assert.deepEqual(await checked(repository, '--since', 'HEAD'), []);
    assert.equal((await checked(repository)).length, Object.keys(FILES).length);
  });

  it('finds edited, staged, committed, new and renamed files', async () => {
    using repository = temporaryRepository(FILES);
    repository.git('branch', 'start');
    repository.write('edited.avsc', record('Edited', 'id', 'more'));
    repository.commit('second');
    repository.write('same.avsc', record('Same'));
    repository.git('add', 'same.avsc');
    await rename(repository.path('before.avsc'), repository.path('after.avsc'));
    repository.write('new.avsc', record('New'));
    assert.deepEqual(await checked(repository, '--since', 'start'), [
      'after.avsc',
      'edited.avsc',
      'new.avsc',
      'same.avsc',
    ]);
    assert.deepEqual(await checked(repository, '--since', 'HEAD'), ['after.avsc', 'new.avsc', 'same.avsc']);
  });

  it('finds files that refer to a changed or deleted one, also through others', async () => {
    using repository = temporaryRepository(FILES);
    repository.write('deep/money.proto', `${proto()}message More {}\n`);
    const referring = ['deep/money.proto', 'deep/order.proto', 'deep/price.proto'];
    assert.deepEqual(await checked(repository, '--since', 'HEAD'), referring);
    await rm(repository.path('deep/money.proto'));
    assert.deepEqual(await checked(repository, '--since', 'HEAD'), referring.slice(1));
  });

  it('goes by the merge base for a revision with three dots', async () => {
    using repository = temporaryRepository(FILES);
    repository.git('checkout', '--quiet', '-b', 'feature');
    repository.write('edited.avsc', record('Edited', 'id', 'more'));
    repository.commit('feature');
    repository.git('checkout', '--quiet', 'main');
    repository.write('same.avsc', record('Same', 'id', 'more'));
    repository.commit('main goes on');
    repository.git('checkout', '--quiet', 'feature');
    assert.deepEqual(await checked(repository, '--since', 'main...'), ['edited.avsc']);
    assert.deepEqual(await checked(repository, '--since', 'main'), ['edited.avsc', 'same.avsc']);
  });

  it('checks all of them when the settings changed', async () => {
    using repository = temporaryRepository({ ...FILES, '.vscode/settings.json': '{}' });
    repository.write('.vscode/settings.json', '{ "eventStreams.defaultLevel": "FULL" }');
    assert.equal((await checked(repository, '--since', 'HEAD')).length, Object.keys(FILES).length);
  });

  for (const ref of ['no-such-branch', '--output=/tmp/x', 'a..b']) {
    it(`refuses the revision ${ref}`, async () => {
      using repository = temporaryRepository(FILES);
      const { code, stderr } = await runCli(['check', `--since=${ref}`], { cwd: repository.folder });
      assert.equal(code, 2);
      assert.ok(stderr.includes(`"${ref}"`), stderr);
    });
  }
});
