import assert from 'node:assert/strict';
import { rename, rm } from 'node:fs/promises';
import { temporaryRepository } from '../support/gitRepository.js';
import { makeTemporaryFolder } from '../support/temporaryFolder.js';
import { runCli } from './runCli.js';

const record = (name: string, ...fields: readonly string[]) =>
  JSON.stringify({ type: 'record', name, fields: fields.map((field) => ({ name: field, type: 'string' })) }, null, 2);

describe('event-streams check', () => {
  it('compares every schema with the last commit when nothing is set', async () => {
    using repository = temporaryRepository({
      'orders.avsc': record('Order', 'id'),
      'deep/payments.avsc': record('Payment', 'id'),
      'package.json': '{}',
    });
    repository.write('orders.avsc', record('Order', 'id', 'total'));
    repository.write('new.avsc', record('New', 'id'));
    const { code, stdout } = await runCli(['check'], { cwd: repository.folder });
    assert.equal(code, 1);
    assert.match(stdout, /orders\.avsc \(BACKWARD\): incompatible, compared with HEAD/);
    assert.match(stdout, /orders\.avsc:\d+:\d+/);
    assert.match(stdout, /orders\.avsc \(HEAD\):\d+:\d+/);
    assert.match(stdout, /3 schemas: 1 incompatible, 1 compatible, 1 with nothing to compare\n$/);
  });

  it('compares an edition of Protobuf with the last commit, but not for a registry, which reads none', async () => {
    const edition = (type: string) => `edition = "2023";\nmessage Order {\n  ${type} total = 1;\n}\n`;
    using repository = temporaryRepository({ 'order.proto': edition('int32') });
    const check = () => runCli(['check'], { cwd: repository.folder });
    assert.deepEqual((await check()).code, 0);
    repository.write('order.proto', edition('string'));
    const { code, stdout } = await check();
    assert.equal(code, 1);
    assert.match(stdout, /order\.proto \(BACKWARD\): incompatible, compared with HEAD/);
    assert.match(stdout, /breaks {2}FIELD_SCALAR_KIND_CHANGED at #\/Order\/1 /);
    repository.write('order.proto', edition('int32'));
    const mapping = { files: '*.proto', subject: 'orders-value', baseline: 'git:HEAD' };
    repository.write('.vscode/settings.json', JSON.stringify({ 'eventStreams.schemas': [mapping] }));
    const mapped = await check();
    assert.equal(mapped.code, 1);
    assert.match(mapped.stdout, /order\.proto \(BACKWARD, orders-value\): invalid/);
  });

  it('follows a renamed file, ignores a deleted one, and reads CRLF and byte order marks', async () => {
    using repository = temporaryRepository({
      'old-name.avsc': record('Order', 'id'),
      'gone.avsc': record('Gone', 'id'),
      'crlf.avsc': `\uFEFF${record('Crlf', 'id').replaceAll('\n', '\r\n')}`,
    });
    await rename(repository.path('old-name.avsc'), repository.path('new-name.avsc'));
    await rm(repository.path('gone.avsc'));
    repository.write('crlf.avsc', `\uFEFF${record('Crlf', 'id', 'more').replaceAll('\n', '\r\n')}`);
    const { code, stdout } = await runCli(['check', '--output', 'json', '--all'], { cwd: repository.folder });
    const { files } = JSON.parse(stdout) as { files: { file: string; verdict: string }[] };
    assert.equal(code, 1);
    assert.deepEqual(
      files.map(({ file, verdict }) => [file, verdict]),
      [
        ['crlf.avsc', 'incompatible'],
        ['new-name.avsc', 'compatible'],
      ],
    );
  });

  it('takes level, baseline and files from the settings of the workspace, also from a folder below', async () => {
    using repository = temporaryRepository({
      '.vscode/settings.json': `{
        // shared by the team
        "eventStreams.schemas": [{ "files": "events/*.json", "format": "AVRO", "baseline": "git:HEAD", "level": "FORWARD" }],
      }`,
      'events/order.json': record('Order', 'id'),
    });
    repository.write('events/order.json', record('Order', 'id', 'total'));
    const forward = await runCli(['check', '.'], { cwd: repository.path('events') });
    assert.equal(forward.code, 0, forward.stdout);
    repository.write('events/order.json', record('Order'));
    const removed = await runCli(['check'], { cwd: repository.path('events') });
    assert.equal(removed.code, 1);
    assert.match(removed.stdout, /events\/order\.json \(FORWARD\): incompatible/);
  });

  it('never passes when a baseline cannot be had', async () => {
    using repository = temporaryRepository({
      'settings.json': JSON.stringify({
        'eventStreams.schemas': [{ files: '*.avsc', baseline: 'git:no-such-branch' }],
      }),
      'order.avsc': record('Order', 'id'),
    });
    const { code, stdout } = await runCli(['check', '--settings', 'settings.json'], { cwd: repository.folder });
    assert.equal(code, 2);
    assert.match(stdout, /order\.avsc .*unavailable/);
    assert.match(stdout, /no revision "no-such-branch"/);
  });

  it('reports an invalid schema, and settings that cannot be understood', async () => {
    using repository = temporaryRepository({
      '.vscode/settings.json': '{ "eventStreams.schemas": [{ "files": "*.avsc", "level": "SIDEWAYS" }] }',
      'order.avsc': '{ "type": "recrod" }',
    });
    const { code, stdout } = await runCli(['check'], { cwd: repository.folder });
    assert.equal(code, 1);
    assert.match(stdout, /settings: \.vscode\/settings\.json: eventStreams\.schemas\[0\]\.level/);
    assert.match(stdout, /order\.avsc \(BACKWARD\): invalid/);
  });

  it('reaches a registry that is away with exit code 2, and says why', async () => {
    await using folder = await makeTemporaryFolder({
      '.vscode/settings.json': JSON.stringify({
        'eventStreams.connections': [{ name: 'local', registry: { url: 'http://127.0.0.1:9' } }],
        'eventStreams.schemas': [{ files: '*.avsc', subject: '${basename}-value' }],
      }),
      'order.avsc': record('Order', 'id'),
    });
    const { code, stdout } = await runCli(['check'], { cwd: folder.path });
    assert.equal(code, 2);
    assert.match(stdout, /order\.avsc \(BACKWARD, order-value\): unavailable/);
    assert.match(stdout, /127\.0\.0\.1:9/);
  });

  it('refuses a path that does not exist', async () => {
    await using folder = await makeTemporaryFolder();
    const { code, stderr } = await runCli(['check', 'nowhere'], { cwd: folder.path });
    assert.equal(code, 2);
    assert.match(stderr, /nowhere/);
  });
});
