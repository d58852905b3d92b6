import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import avro from 'avsc';
import { parse } from 'jsonc-parser';
import { parseSettings } from '../../common/settings/parseSettings.js';
import { schemaText } from '../../sandbox/seed/register.js';
import { SUBJECTS } from '../../sandbox/seed/subjects.js';
import { fileOf } from '../../sandbox/workspace/layout.js';
import { writeWorkspace } from '../../sandbox/workspace/writeWorkspace.js';
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporaryFolder.js';

const addresses = { bootstrap: '127.0.0.1:9092', registryUrl: 'http://127.0.0.1:8081/apis/ccompat/v7' } as const;

describe('the sample workspace', function () {
  this.timeout(60_000);
  let folder: TemporaryFolder;
  let workspace: string;
  before(async () => {
    folder = await makeTemporaryFolder();
    workspace = await writeWorkspace(folder.path, addresses, () => undefined);
  });
  after(() => folder.remove());

  it('holds the latest version of every subject, committed', async () => {
    for (const seed of SUBJECTS) {
      const text = await readFile(path.join(workspace, fileOf(seed.subject)), 'utf8');
      equal(text, await schemaText(seed, seed.versions.length), seed.subject);
    }
    equal(await git(workspace, 'status', '--porcelain'), '');
    equal(await git(workspace, 'branch', '--show-current'), 'main\n');
  });

  it('is the same on every machine, down to the hashes of its history', async () => {
    await using other = await makeTemporaryFolder();
    const again = await writeWorkspace(other.path, addresses, () => undefined);
    const hashes = await git(workspace, 'log', '--all', '--format=%H');
    equal(hashes, await git(again, 'log', '--all', '--format=%H'));
    equal(hashes.trim().split('\n').length, 5);
  });

  it('has a branch whose edit readers of the old events cannot cope with', async () => {
    const file = fileOf('orders-value');
    const before_ = await git(workspace, 'show', `main:${file}`);
    const after_ = await git(workspace, 'show', `rename-total:${file}`);
    notEqual(before_, after_);
    const reader = await orderType(workspace, after_);
    const writer = await orderType(workspace, before_);
    let refusal = '';
    try {
      reader.createResolver(writer);
    } catch (error) {
      refusal = String(error);
    }
    match(refusal, /amount/);
  });

  it('has settings without a problem, which map every subject to the registry', async () => {
    const { settings, problems } = await settingsOf(workspace);
    deepEqual(problems, []);
    deepEqual(settings.connections[0]?.kafka?.bootstrapServers, [addresses.bootstrap]);
    equal(settings.connections[0].registry?.url, addresses.registryUrl);
    deepEqual(new Set(settings.schemas.map(({ subject }) => subject)), new Set(SUBJECTS.map(({ subject }) => subject)));
    ok(settings.schemas.every(({ baseline }) => baseline?.kind === 'registry'));
  });

  it('keeps what the user has changed, and brings the addresses up to date', async () => {
    const file = path.join(workspace, '.vscode/settings.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('{', '{\n  // mine\n  "editor.fontSize": 15,'));
    const readme = path.join(workspace, 'README.md');
    await writeFile(readme, 'mine');
    await writeWorkspace(folder.path, { ...addresses, bootstrap: '127.0.0.1:9999' }, () => undefined);
    const { settings, problems } = await settingsOf(workspace);
    deepEqual(problems, []);
    deepEqual(
      settings.connections.map(({ kafka }) => kafka?.bootstrapServers),
      [['127.0.0.1:9999']],
    );
    match(await readFile(file, 'utf8'), /\/\/ mine\n {2}"editor.fontSize": 15/);
    equal(await readFile(readme, 'utf8'), 'mine');
  });

  it('works without servers, against git', async () => {
    await using other = await makeTemporaryFolder();
    const { settings, problems } = await settingsOf(await writeWorkspace(other.path, undefined, () => undefined));
    deepEqual(problems, []);
    deepEqual(settings.connections, []);
    equal(settings.schemas.length, SUBJECTS.length);
    ok(settings.schemas.every(({ baseline, level }) => baseline?.kind === 'git' && level !== undefined));
  });
});

async function settingsOf(workspace: string): Promise<ReturnType<typeof parseSettings>> {
  const text = await readFile(path.join(workspace, '.vscode/settings.json'), 'utf8');
  const file = parse(text) as Readonly<Record<string, unknown>>;
  const section = Object.entries(file)
    .filter(([name]) => name.startsWith('eventStreams.'))
    .map(([name, value]) => [name.slice('eventStreams.'.length), value] as const);
  return parseSettings(Object.fromEntries(section));
}

async function orderType(workspace: string, text: string): Promise<avro.Type> {
  const registry = {};
  for (const subject of ['shop.common.Money', 'shop.common.Address']) {
    const reference = await readFile(path.join(workspace, fileOf(subject)), 'utf8');
    avro.Type.forSchema(JSON.parse(reference) as avro.Schema, { registry });
  }
  return avro.Type.forSchema(JSON.parse(text) as avro.Schema, { registry });
}

async function git(folder: string, ...args: readonly string[]): Promise<string> {
  return (await promisify(execFile)('git', [...args], { cwd: folder })).stdout;
}
