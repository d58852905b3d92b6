import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { temporaryRepository } from '../support/gitRepository.js';
import type { TemporaryRepository } from '../support/gitRepository.js';
import { manySchemas } from '../support/manySchemas.js';
import { runCli } from './runCli.js';

const SCHEMAS = 1000;

interface Answer {
  readonly files: readonly {
    readonly file: string;
    readonly verdict: string;
    readonly differences: readonly unknown[];
  }[];
}

describe('event-streams check in a workspace of 1,000 schemas', function () {
  this.timeout(60_000);
  let repository: TemporaryRepository;
  before(() => {
    repository = temporaryRepository(manySchemas(SCHEMAS));
  });
  after(() => repository.dispose());
  beforeEach(() => {
    repository.git('reset', '--quiet', '--hard');
    repository.git('clean', '-ffdxq');
  });

  const check = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await runCli(['check', '--output', 'json', ...args], { cwd: repository.folder });
    assert.equal(stderr, '');
    return { code, files: (JSON.parse(stdout) as Answer).files };
  };
  const verdictOf = (files: Answer['files'], name: string) => files.find(({ file }) => file === name)?.verdict;

  it('finds every one of them compatible with itself, references included', async () => {
    const { code, files } = await check();
    assert.equal(code, 0);
    assert.equal(files.length, SCHEMAS);
    assert.deepEqual(
      files.filter(({ verdict }) => verdict !== 'compatible'),
      [],
    );
  });

  it('follows renamed files and leaves deleted ones out, added or not', async () => {
    const broken =
      '{"type": "record", "name": "Event0", "namespace": "shop", "fields": [{"name": "x", "type": "int"}]}';
    renameSync(repository.path('avro/team0/event0.avsc'), repository.path('avro/team0/renamed.avsc'));
    mkdirSync(repository.path('moved'));
    repository.git('mv', 'avro/team3/event3.avsc', 'moved/event3.avsc');
    rmSync(repository.path('avro/team6/event6.avsc'));
    repository.git('rm', '--quiet', 'avro/team9/event9.avsc');
    repository.write('avro/team12/event12.avsc', broken.replace('Event0', 'Event12'));
    const { code, files } = await check();
    assert.equal(code, 1);
    assert.equal(files.length, SCHEMAS - 2);
    assert.equal(verdictOf(files, 'avro/team0/renamed.avsc'), 'compatible');
    assert.equal(verdictOf(files, 'moved/event3.avsc'), 'compatible');
    assert.equal(verdictOf(files, 'avro/team6/event6.avsc'), undefined);
    assert.equal(verdictOf(files, 'avro/team9/event9.avsc'), undefined);
    assert.deepEqual(
      files.filter(({ verdict }) => verdict !== 'compatible').map(({ file }) => file),
      ['avro/team12/event12.avsc'],
    );
  });

  it('finds who refers to a file that broke, and compares with that file as it was', async () => {
    repository.write('json/shared.schema.json', '{"type": "object", "properties": {"city": {"type": "integer"}}}');
    const { files } = await check();
    const broken = files.filter(({ verdict }) => verdict === 'incompatible').map(({ file }) => file);
    assert.ok(broken.length > 50, String(broken.length));
    assert.ok(broken.every((name) => name.endsWith('.schema.json')));
    const since = await check('--since', 'HEAD');
    assert.deepEqual(
      since.files.map(({ file }) => file),
      broken,
    );
  });

  it('reads line ends of Windows and byte order marks as the same schema', async () => {
    for (const name of ['avro/team0/event0.avsc', 'proto/team1/event1.proto', 'json/team2/event2.schema.json']) {
      const text = repository.git('show', `HEAD:${name}`);
      repository.write(name, `\uFEFF${text.replaceAll('\n', '\r\n')}`);
    }
    const { code, files } = await check();
    assert.equal(code, 0, JSON.stringify(files.filter(({ verdict }) => verdict !== 'compatible')).slice(0, 2000));
  });

  it('checks a repository within by its own commits', async () => {
    const inner = repository.path('vendor/contracts');
    mkdirSync(inner, { recursive: true });
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-C', inner, '-c', 'user.name=Test', '-c', 'user.email=test@example.invalid', ...args]);
    git('init', '--quiet');
    const record = (fields: string) => `{"type": "record", "name": "Inner", "fields": [${fields}]}`;
    repository.write('vendor/contracts/inner.avsc', record(''));
    git('add', '.');
    git('commit', '--quiet', '-m', 'first');
    repository.write('vendor/contracts/inner.avsc', record('{"name": "x", "type": "int"}'));
    const { files } = await check();
    assert.equal(files.length, SCHEMAS + 1);
    assert.equal(verdictOf(files, 'vendor/contracts/inner.avsc'), 'incompatible');
  });
});
