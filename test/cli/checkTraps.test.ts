import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { temporaryRepository } from '../support/gitRepository.js';
import { runCli } from './runCli.js';

const record = (name: string, ...fields: readonly string[]) =>
  JSON.stringify({ type: 'record', name, fields: fields.map((field) => ({ name: field, type: 'string' })) });

// Ways in which a check in CI could pass without having checked anything.
describe('event-streams check in CI', () => {
  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ['a misspelt level', '{"eventStreams.schemas": [{"files": "*.avsc", "level": "FULLL"}]}', /Write one of "NONE"/],
    ['a misspelt member', '{"eventStreams.schemas": [{"files": "*.avsc", "leve": "FULL"}]}', /Did you mean "level"/],
    ['a misspelt setting', '{"eventStreams.defaultLevl": "FULL"}', /Did you mean "defaultLevel"/],
    ['broken JSON', '{"eventStreams.defaultLevel": "FULL",', /^settings: \.vscode\/settings\.json: .* not valid JSON/],
    ['a list', '[]', /not an object/],
    ['a section that is no object', '{"eventStreams": 3}', /object in curly brackets/],
  ];
  for (const [what, settings, message] of wrong) {
    it(`ends with 2 for settings with ${what}, although the schemas pass by what is left`, async () => {
      using repository = temporaryRepository({ '.vscode/settings.json': settings, 'a.avsc': record('A', 'id') });
      const { code, stdout } = await runCli(['check'], { cwd: repository.folder });
      assert.match(stdout, message);
      assert.match(stdout, /1 schema: 1 compatible/);
      assert.equal(code, 2);
      const junit = await runCli(['check', '--output', 'junit'], { cwd: repository.folder });
      assert.match(junit.stdout, /tests="2" failures="0" errors="1"/);
    });
  }

  it('ends with 2 where no path that it is given holds a schema, and tells those that hold none', async () => {
    using repository = temporaryRepository({ 'a.avsc': record('A', 'id'), 'README.md': 'x', 'docs/x.md': 'x' });
    const { folder: cwd } = repository;
    const none = await runCli(['check', 'docs', 'README.md'], { cwd });
    assert.equal(none.code, 2);
    assert.match(none.stderr, /there is no schema file in docs, README\.md\. Those are the files that end in \.avsc/);
    const some = await runCli(['check', 'docs', 'a.avsc'], { cwd });
    assert.equal(some.code, 0);
    assert.match(some.stderr, /^note: there is no schema file in docs\./);
    assert.equal((await runCli(['register', 'docs'], { cwd })).code, 2);
    using empty = temporaryRepository({ 'README.md': 'x' });
    const whole = await runCli(['check'], { cwd: empty.folder });
    assert.equal(whole.code, 0);
    assert.match(whole.stderr, /^note: there is no schema file in \//);
  });

  it('names the variable that a password is missing in', async () => {
    const connection = (password: object) => ({
      'eventStreams.connections': [{ name: 'r', registry: { url: 'http://127.0.0.1:1', username: 'u', ...password } }],
      'eventStreams.schemas': [{ files: '*.avsc', subject: 's' }],
    });
    using repository = temporaryRepository({ 'a.avsc': record('A', 'id') });
    for (const [password, name] of [
      [{ password: '${env:SHOP}' }, 'SHOP'],
      [{}, 'EVENT_STREAMS_REGISTRY_PASSWORD'],
    ] as const) {
      repository.write('.vscode/settings.json', JSON.stringify(connection(password)));
      const { code, stdout } = await runCli(['check'], { cwd: repository.folder });
      assert.equal(code, 2);
      assert.ok(stdout.includes(`The registry's password is missing: set the environment variable ${name}.`), stdout);
    }
  });

  it('takes settings of the language client as they come', async () => {
    using repository = temporaryRepository({
      '.vscode/settings.json': '{"eventStreams.trace.server": "verbose"}',
      'a.avsc': record('A', 'id'),
    });
    assert.equal((await runCli(['check'], { cwd: repository.folder })).code, 0);
  });

  it('checks the others where a file is too large, or no UTF-8', async () => {
    using repository = temporaryRepository({ 'a.avsc': record('A', 'id'), 'z.avsc': record('Z', 'id') });
    repository.write('huge.avsc', ' '.repeat(8 * 2 ** 20 + 1));
    repository.write('utf16.avsc', Buffer.from(`\uFEFF${record('U')}`, 'utf16le'));
    repository.write('broken.avsc', Buffer.from([0x22, 0xff, 0x22]));
    const { code, stdout, stderr } = await runCli(['check'], { cwd: repository.folder });
    assert.equal(stderr, '');
    assert.match(stdout, /huge\.avsc is larger than 8 MB/);
    assert.match(stdout, /utf16\.avsc: it is UTF-16\. Save it as UTF-8/);
    assert.match(stdout, /broken\.avsc: it is no UTF-8 text/);
    assert.match(stdout, /5 schemas: 3 could not be checked, 2 compatible\n$/);
    assert.equal(code, 2);
    // The order of the files is that of their names, whatever became of them.
    const json = await runCli(['check', '--output', 'json'], { cwd: repository.folder });
    const { files } = JSON.parse(json.stdout) as { files: { file: string }[] };
    const names = files.map(({ file }) => file);
    assert.deepEqual(names, [...names].sort());
    const since = await runCli(['check', '--since', 'HEAD'], { cwd: repository.folder });
    assert.match(since.stdout, /3 schemas: 3 could not be checked/);
  });

  it('names each file once, whatever links lead to its folder', async () => {
    using repository = temporaryRepository({ 'deep/a.avsc': record('A', 'id') });
    symlinkSync('.', repository.path('loop'));
    symlinkSync('deep', repository.path('again'));
    const { stdout } = await runCli(['check'], { cwd: repository.folder });
    assert.equal(stdout, '1 schema: 1 compatible\n');
  });

  it('puts a change in an imported file at the path of that file', async () => {
    const price = (type: string) => `syntax = "proto3";\nmessage Price { ${type} cents = 1; }\n`;
    using repository = temporaryRepository({
      'proto/types/price.proto': price('int64'),
      'proto/cart.proto': 'syntax = "proto3";\nimport "types/price.proto";\nmessage Cart { Price sum = 1; }\n',
    });
    repository.write('proto/types/price.proto', price('string'));
    const { stdout } = await runCli(['check', 'proto/cart.proto', '--output', 'github'], { cwd: repository.folder });
    assert.match(stdout, /::error file=proto\/types\/price\.proto,line=2/);
    const folders = temporaryRepository();
    for (const [side, type] of Object.entries({ old: 'int64', new: 'string' })) {
      folders.write(`${side}/types/price.proto`, price(type));
      folders.write(
        `${side}/cart.proto`,
        'syntax = "proto3";\nimport "types/price.proto";\nmessage Cart { Price sum = 1; }\n',
      );
    }
    const compared = await runCli(['compare', 'old', 'new', '--output', 'github'], { cwd: folders.folder });
    folders.dispose();
    assert.doesNotMatch(compared.stdout, /file=types/);
    assert.match(compared.stdout, /file=new\/types\/price\.proto,line=2/);
  });

  it('says which files were compared with nothing, and why', async () => {
    using repository = temporaryRepository({ 'a.avsc': record('A', 'id') });
    for (let i = 0; i < 12; i++) repository.write(`new${i}.avsc`, record('New', 'id'));
    const { code, stdout } = await runCli(['check'], { cwd: repository.folder });
    assert.equal(code, 0);
    assert.match(stdout, /^new0\.avsc: not compared\. new0\.avsc does not exist at HEAD: it is new\.\n/);
    assert.match(stdout, /… and 2 more; --all names them\n13 schemas: /);
  });

  it('takes the baseline of the command line where the settings give none', async () => {
    using repository = temporaryRepository({
      '.vscode/settings.json': '{"eventStreams.schemas": [{"files": "own.avsc", "baseline": "git:HEAD"}]}',
      'a.avsc': record('A', 'id'),
      'own.avsc': record('Own', 'id'),
    });
    repository.git('tag', 'start');
    repository.write('a.avsc', record('A', 'id', 'more'));
    repository.write('own.avsc', record('Own', 'id', 'more'));
    repository.commit('second');
    const check = (...args: readonly string[]) => runCli(['check', ...args], { cwd: repository.folder });
    assert.equal((await check()).code, 0);
    const { code, stdout } = await check('--baseline', 'git:start');
    assert.equal(code, 1);
    assert.match(stdout, /^a\.avsc \(BACKWARD\): incompatible, compared with start\n/);
    assert.match(stdout, /2 schemas: 1 incompatible, 1 compatible/);
    const none = await check('--baseline', 'HEAD');
    assert.equal(none.code, 2);
    assert.match(none.stderr, /--baseline is "HEAD", but must be one of "none"/);
  });

  it('notes that in CI the last commit is the change itself, and mappings without a file', async () => {
    using repository = temporaryRepository({
      '.vscode/settings.json': '{"eventStreams.schemas": [{"files": "schemata/*.avsc"}]}',
      'a.avsc': record('A', 'id'),
    });
    const check = (env: Readonly<Record<string, string>>, ...args: readonly string[]) =>
      runCli(['check', ...args], { cwd: repository.folder, env });
    const { code, stderr } = await check({ CI: 'true' });
    assert.equal(code, 0);
    assert.match(stderr, /note: no file matches "schemata\/\*\.avsc"/);
    assert.match(stderr, /note: 1 schema was compared with git:HEAD\. In CI that is the change itself/);
    assert.doesNotMatch((await check({ CI: 'false' })).stderr, /in CI/i);
    assert.doesNotMatch((await check({ CI: 'true' }, '--baseline', 'git:main')).stderr, /in CI/i);
    assert.equal((await check({}, 'a.avsc')).stderr, '', 'a part of the workspace says nothing about the mappings');
  });
});

describe('event-streams check --since', () => {
  it('says why it cannot tell what changed', async () => {
    using repository = temporaryRepository({ 'a.avsc': record('A', 'id') });
    const { code, stderr } = await runCli(['check', '--since', 'nowhere...'], { cwd: repository.folder });
    assert.equal(code, 2);
    assert.match(stderr, /no revision "nowhere" here .* Fetch it with its history/);
    const path = process.env['PATH'];
    process.env['PATH'] = repository.path('nothing');
    try {
      const without = await runCli(['check', '--since', 'HEAD'], { cwd: repository.folder });
      assert.match(without.stderr, /git program was not found/);
    } finally {
      process.env['PATH'] = path;
    }
  });
});
