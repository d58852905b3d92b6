import assert from 'node:assert/strict';
import { temporaryRepository } from '../support/gitRepository.js';
import { runCli } from './runCli.js';

const EMPTY = '{"type": "record", "name": "Order", "fields": []}';
const MORE = '{"type": "record", "name": "Order", "fields": [{"name": "x", "type": "int"}]}';

describe('event-streams compare with git revisions', () => {
  it('reads either side at a revision, by the path from the root or from the working folder', async () => {
    using repository = temporaryRepository({ 'schemas/a.avsc': EMPTY });
    repository.git('tag', 'v1');
    repository.write('schemas/a.avsc', MORE);
    repository.commit('second');
    const run = (cwd: string, ...args: readonly string[]) => runCli(['compare', ...args], { cwd });
    const { code, stdout } = await run(repository.folder, 'v1:schemas/a.avsc', 'schemas/a.avsc');
    assert.equal(code, 1, stdout);
    assert.match(stdout, /v1:schemas\/a\.avsc → schemas\/a\.avsc \(BACKWARD\): incompatible/);
    assert.equal((await run(repository.folder, 'v1:schemas/a.avsc', 'main:schemas/a.avsc')).code, 1);
    assert.equal((await run(repository.folder, 'main:schemas/a.avsc', 'v1:schemas/a.avsc')).code, 0);
    assert.equal((await run(repository.path('schemas'), 'v1:./a.avsc', 'a.avsc')).code, 1);
  });

  it('says which revision or file there is none of', async () => {
    using repository = temporaryRepository({ 'a.avsc': EMPTY });
    const branch = await runCli(['compare', 'nowhere:a.avsc', 'a.avsc'], { cwd: repository.folder });
    assert.equal(branch.code, 2);
    assert.match(branch.stderr, /no revision "nowhere"/);
    const file = await runCli(['compare', 'main:b.avsc', 'a.avsc'], { cwd: repository.folder });
    assert.equal(file.code, 2);
    assert.match(file.stderr, /b\.avsc does not exist at main/);
  });
});

describe('event-streams compare with two folders', () => {
  const PROTO = 'syntax = "proto3";\nimport "types/price.proto";\nmessage Cart { Price sum = 1; }\n';
  const PRICE = 'syntax = "proto3";\nmessage Price { int64 cents = 1; }\n';
  const FILES = {
    'old/deep/a.avsc': EMPTY,
    'new/deep/a.avsc': MORE,
    'old/gone.avsc': EMPTY,
    'new/added.avsc': EMPTY,
    'old/cart.proto': PROTO,
    'new/cart.proto': PROTO,
    'old/types/price.proto': PRICE,
    'new/types/price.proto': PRICE,
  };

  it('pairs files by their path, and tells of added and removed ones', async () => {
    using repository = temporaryRepository(FILES);
    const run = await runCli(['compare', 'old', 'new', '--output', 'json'], { cwd: repository.folder });
    assert.equal(run.code, 1, run.stderr);
    const { files } = JSON.parse(run.stdout) as { files: { file: string; verdict: string; reason: string }[] };
    assert.deepEqual(
      files.map(({ file, verdict, reason }) => [file, verdict, reason.split(':')[0]]),
      [
        ['added.avsc', 'not-compared', 'The file was added'],
        ['cart.proto', 'compatible', ''],
        ['deep/a.avsc', 'incompatible', ''],
        ['gone.avsc', 'not-compared', 'The file was removed'],
        ['types/price.proto', 'compatible', ''],
      ],
    );
    const text = await runCli(['compare', 'old', 'new'], { cwd: repository.folder });
    assert.match(text.stdout, /gone\.avsc \(BACKWARD\): not-compared\n {2}The file was removed/);
    const same = await runCli(['compare', 'old', 'old'], { cwd: repository.folder });
    assert.equal(same.code, 0, same.stdout);
  });

  it('takes a folder at a revision, with the files of that revision that are referred to', async () => {
    using repository = temporaryRepository(FILES);
    repository.git('tag', 'v1');
    repository.write('old/types/price.proto', PRICE.replace('int64', 'string'));
    repository.commit('second');
    const compare = async (cwd: string, ...args: readonly string[]) => {
      const run = await runCli(['compare', ...args, '--output', 'json'], { cwd });
      const { files } = JSON.parse(run.stdout) as { files: { file: string; verdict: string }[] };
      return files.flatMap(({ file, verdict }) => (verdict === 'incompatible' ? [file] : []));
    };
    const broken = ['cart.proto', 'types/price.proto'];
    assert.deepEqual(await compare(repository.folder, 'v1:old', 'old'), broken);
    assert.deepEqual(await compare(repository.folder, 'old', 'v1:old'), broken);
    assert.deepEqual(await compare(repository.path('old'), 'v1:./', 'main:./'), broken);
    assert.deepEqual(await compare(repository.folder, 'v1:', '.'), ['old/cart.proto', 'old/types/price.proto']);
    assert.deepEqual(await compare(repository.folder, 'main:old', 'old'), []);
  });

  it('calls an added file invalid that is no schema', async () => {
    using repository = temporaryRepository({
      'old/a.avsc': EMPTY,
      'new/a.avsc': EMPTY,
      'new/b.avsc': '{"type": "recrod"}',
    });
    const { code, stdout } = await runCli(['compare', 'old', 'new'], { cwd: repository.folder });
    assert.match(stdout, /b\.avsc \(BACKWARD\): invalid/);
    assert.equal(code, 1);
  });

  it('compares a folder with folders only', async () => {
    using repository = temporaryRepository(FILES);
    const { code, stderr } = await runCli(['compare', 'old', 'new/added.avsc'], { cwd: repository.folder });
    assert.equal(code, 2);
    assert.match(stderr, /old is a folder/);
  });
});
