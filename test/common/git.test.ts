import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitFileAt, gitFilesAt } from '../../common/baseline/git.js';
import type { GitFile } from '../../common/baseline/git.js';
import { runGit } from '../../common/baseline/runGit.js';
import { temporaryRepository } from '../support/gitRepository.js';
import type { TemporaryRepository } from '../support/gitRepository.js';

const ORDER =
  '{\n  "type": "record",\n  "name": "Order",\n  "fields": [\n    {"name": "id", "type": "string"}\n  ]\n}\n';

function textOf(file: GitFile): string {
  assert.ok(file.state === 'found', JSON.stringify(file));
  return file.text;
}

describe('git baselines', function () {
  this.timeout(20_000);
  let repository: TemporaryRepository;
  beforeEach(() => (repository = temporaryRepository({ 'schemas/order.avsc': ORDER, 'other.avsc': '"string"' })));
  afterEach(() => repository.dispose());

  it('read the committed text, whatever the working tree holds', async () => {
    repository.write('schemas/order.avsc', 'edited');
    const file = await gitFileAt(repository.path('schemas/order.avsc'), 'HEAD');
    assert.equal(textOf(file), ORDER);
    assert.ok(file.state === 'found' && file.path === 'schemas/order.avsc' && /^[0-9a-f]{40}$/.test(file.commit));
  });

  it('read tags, annotated ones too, branches and the merge base of a branch', async () => {
    repository.git('tag', '-a', 'v1', '-m', 'one');
    repository.git('checkout', '--quiet', '-b', 'feature');
    repository.git('checkout', '--quiet', 'main');
    repository.write('schemas/order.avsc', '"on main"');
    repository.commit('second');
    repository.git('checkout', '--quiet', 'feature');
    const at = async (ref: string) => textOf(await gitFileAt(repository.path('schemas/order.avsc'), ref));
    assert.equal(await at('v1'), ORDER);
    assert.equal(await at('main'), '"on main"');
    assert.equal(await at('main...'), ORDER);
    assert.equal(await at('main~1'), ORDER);
  });

  it('follow a file that was renamed and committed', async () => {
    repository.git('mv', 'schemas/order.avsc', 'schemas/purchase.avsc');
    repository.commit('rename');
    const file = await gitFileAt(repository.path('schemas/purchase.avsc'), 'HEAD~1');
    assert.equal(textOf(file), ORDER);
    assert.equal(file.state === 'found' && file.path, 'schemas/order.avsc');
  });

  it('follow a file that was renamed outside git, and leave the index alone', async () => {
    renameSync(repository.path('schemas/order.avsc'), repository.path('schemas/purchase.avsc'));
    const before = repository.git('status', '--porcelain');
    assert.equal(textOf(await gitFileAt(repository.path('schemas/purchase.avsc'), 'HEAD')), ORDER);
    assert.equal(repository.git('status', '--porcelain'), before);
  });

  for (const [ending, before, after, another] of [
    [
      'avsc',
      '{"type":"record","name":"Item","fields":[]}',
      '{\n"fields":[{"name":"x","type":"int"}],"name":"Item","type":"record"}',
      'Else',
    ],
    ['proto', 'message Item {}', 'syntax = "proto3";\n\n  message Item {\n  int32 x = 1;\n}\n', 'Else'],
    ['schema.json', '{"$id":"Item","type":"object"}', '{\n"$id":"Item",\n"type":"string"\n}', 'Else'],
  ] as const) {
    it(`follow a .${ending} file that was renamed and rewritten, by the type that it declares`, async () => {
      repository.write(`item.${ending}`, before);
      repository.write(`gone.${ending}`, before.replace('Item', 'Gone'));
      repository.commit('second');
      rmSync(repository.path(`item.${ending}`));
      rmSync(repository.path(`gone.${ending}`));
      repository.write(`deep/article.${ending}`, after);
      repository.write(`deep/another.${ending}`, after.replace('Item', another));
      const [file, other] = await gitFilesAt(
        [repository.path(`deep/article.${ending}`), repository.path(`deep/another.${ending}`)],
        'HEAD',
      );
      assert.ok(file !== undefined && textOf(file) === before && file.state === 'found');
      assert.equal(file.path, `item.${ending}`);
      assert.equal(other?.state, 'new-file', 'another type is no rename');
    });
  }

  it('take none of two files that may be meant, unless the name of one tells', async () => {
    const item = '{"type":"record","name":"Item","fields":[]}';
    repository.write('a/item.avsc', item);
    repository.write('b/article.avsc', item);
    repository.commit('second');
    rmSync(repository.path('a'), { recursive: true });
    rmSync(repository.path('b'), { recursive: true });
    const rewritten = '{\n"type":\n"record",\n"name":\n"Item",\n"fields":\n[]\n}\n';
    repository.write('c/article.avsc', rewritten);
    repository.write('c/thing.avsc', rewritten);
    const [named, unknown] = await gitFilesAt(
      [repository.path('c/article.avsc'), repository.path('c/thing.avsc')],
      'HEAD',
    );
    assert.ok(named?.state === 'found' && named.path === 'b/article.avsc', JSON.stringify(named));
    assert.equal(unknown?.state, 'new-file');
  });

  it('read a file that is deleted from the working tree', async () => {
    rmSync(repository.path('other.avsc'));
    assert.equal(textOf(await gitFileAt(repository.path('other.avsc'), 'HEAD')), '"string"');
  });

  it('keep CRLF and drop a byte order mark, as editors do', async () => {
    repository.write('crlf.avsc', '\uFEFF{\r\n}\r\n');
    repository.git('config', 'core.autocrlf', 'false');
    repository.commit('crlf');
    assert.equal(textOf(await gitFileAt(repository.path('crlf.avsc'), 'HEAD')), '{\r\n}\r\n');
  });

  it('say that a file is new', async () => {
    repository.write('new.avsc', '"a long text that resembles no other file"');
    assert.equal((await gitFileAt(repository.path('new.avsc'), 'HEAD')).state, 'new-file');
  });

  it('read names with blanks, quotes, colons, letters of other scripts and pathspec magic', async () => {
    const names = ['a b.avsc', 'ä"ö.avsc', 'x:y.avsc', '注文.avsc', ':(top)x.avsc', '-n.avsc', '[a]*.avsc'];
    for (const name of names) repository.write(name, `"${name.length}"`);
    repository.commit('names');
    const files = await gitFilesAt(
      names.map((name) => repository.path(name)),
      'HEAD',
    );
    assert.deepEqual(
      files.map(textOf),
      names.map((name) => `"${name.length}"`),
    );
  });

  it('read a file through a symbolic link to its folder', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'event-streams-link-'));
    symlinkSync(repository.folder, join(elsewhere, 'link'));
    assert.equal(textOf(await gitFileAt(join(elsewhere, 'link', 'other.avsc'), 'HEAD')), '"string"');
    rmSync(elsewhere, { recursive: true });
  });

  it('answer each of many files, from several repositories, in their order', async () => {
    const second = temporaryRepository({ 'b.avsc': '"bytes"' });
    const outside = mkdtempSync(join(tmpdir(), 'event-streams-outside-'));
    for (let i = 0; i < 300; i++) repository.write(`many/${i}.avsc`, `"${i}"`);
    repository.commit('many');
    const many = Array.from({ length: 300 }, (_, i) => repository.path(`many/${i}.avsc`));
    const files = await gitFilesAt(
      [...many, second.path('b.avsc'), join(outside, 'c.avsc'), repository.path('no.avsc')],
      'HEAD',
    );
    assert.deepEqual(
      files.slice(0, 300).map(textOf),
      many.map((_, i) => `"${i}"`),
    );
    assert.equal(textOf(files[300] ?? { state: 'failed', message: '' }), '"bytes"');
    assert.equal(files[301]?.state, 'not-a-repository');
    assert.equal(files[302]?.state, 'new-file');
    second.dispose();
    rmSync(outside, { recursive: true });
  });

  it('say which revision is not there, and refuse what git would read as an option', async () => {
    const file = repository.path('other.avsc');
    assert.equal((await gitFileAt(file, 'nowhere')).state, 'unknown-ref');
    assert.equal((await gitFileAt(file, 'nowhere...')).state, 'unknown-ref');
    for (const ref of ['--help', '-x', '', 'HEAD\nHEAD', 'HEAD:other.avsc', 'a..b', '...']) {
      assert.equal((await gitFileAt(file, ref)).state, 'refused-ref', ref);
    }
  });

  it('say that there is no commit yet', async () => {
    const empty = temporaryRepository();
    empty.write('a.avsc', '"int"');
    assert.equal((await gitFileAt(empty.path('a.avsc'), 'HEAD')).state, 'no-commit');
    empty.dispose();
  });

  it('read a file of a submodule from the submodule, and say when it is not checked out', async () => {
    const library = temporaryRepository({ 'money.avsc': '"double"' });
    repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library.folder, 'library');
    repository.commit('submodule');
    assert.equal(textOf(await gitFileAt(repository.path('library/money.avsc'), 'HEAD')), '"double"');
    repository.git('submodule', '--quiet', 'deinit', '--force', 'library');
    repository.write('library/money.avsc', '"double"');
    assert.equal((await gitFileAt(repository.path('library/money.avsc'), 'HEAD')).state, 'submodule');
    library.dispose();
  });

  it('stop when they are cancelled', async () => {
    const controller = new AbortController();
    const pending = gitFileAt(repository.path('other.avsc'), 'HEAD', controller.signal);
    controller.abort();
    assert.equal((await pending).state, 'cancelled');
  });

  it('stop a git that takes too long or writes too much', async () => {
    const slow = ['-c', 'alias.slow=!sleep 1', 'slow'];
    assert.equal((await runGit(repository.folder, slow, { timeoutMs: 20 })).state, 'timeout');
    assert.equal((await runGit(repository.folder, ['cat-file', '-p', 'HEAD'], { maxBytes: 10 })).state, 'too-large');
  });

  it('say that git is missing', async () => {
    const path = process.env['PATH'];
    process.env['PATH'] = repository.folder;
    try {
      assert.equal((await gitFileAt(repository.path('other.avsc'), 'HEAD')).state, 'no-git');
    } finally {
      process.env['PATH'] = path;
    }
  });

  it('are not misled by the variables that a git hook sets', async () => {
    process.env['GIT_DIR'] = '/nowhere';
    try {
      assert.equal(textOf(await gitFileAt(repository.path('other.avsc'), 'HEAD')), '"string"');
    } finally {
      Reflect.deleteProperty(process.env, 'GIT_DIR');
    }
  });
});
