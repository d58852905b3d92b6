import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { temporaryRepository } from '../support/gitRepository.js';
import type { TemporaryRepository } from '../support/gitRepository.js';
import { inRepository } from '../support/repository.js';

const PROGRAM = inRepository('out', 'cli', 'index.js');
const PAGE = readFileSync(inRepository('docs', 'command-line.md'), 'utf8');

/** The texts of the page's blocks in one language. */
function blocks(language: string): readonly string[] {
  return [...PAGE.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].flatMap(([, name, text]) =>
    name === language && text !== undefined ? [text] : [],
  );
}

/** Each document of the page's YAML, read with all the complaints that a parser has. */
function yamlDocuments(): readonly unknown[] {
  return blocks('yaml').flatMap((text) =>
    parseAllDocuments(text, { strict: true }).map((document) => {
      assert.deepEqual([...document.errors, ...document.warnings], []);
      return document.toJS() as unknown;
    }),
  );
}

/** The texts under `run`, and the lines under `script`, anywhere in a document. */
function commandsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: readonly [string, unknown]) => {
    if (key === 'run' && typeof part === 'string') return [part];
    if (key === 'script' && Array.isArray(part)) return part.filter((line) => typeof line === 'string');
    return commandsIn(part);
  });
}

function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

const order = (more: string) => `{"type":"record","name":"Order","fields":[{"name":"id","type":"string"}${more}]}\n`;
const OLD = order('');
const NEW = order(',{"name":"note","type":["null","string"],"default":null}');
const BREAKING = order(',{"name":"note","type":"string"}');

/** What the page speaks of: a branch that left `main`, with a compatible change, cloned from an origin. */
function sampleRepository(): TemporaryRepository {
  const launcher = `process.exitCode = require('node:child_process').spawnSync(process.execPath, [${JSON.stringify(PROGRAM)}, ...process.argv.slice(2)], { stdio: 'inherit' }).status;\n`;
  const repository = temporaryRepository({
    'schemas/orders.avsc': OLD,
    'schemas/orders/line.avsc': OLD,
    'contracts/v1/order.avsc': OLD,
    'contracts/v2/order.avsc': NEW,
    'order-v1.avsc': OLD,
    'order-v2.avsc': BREAKING,
    'tools/event-streams.cjs': launcher,
    'tools/event-streams': `#!/usr/bin/env node\n${launcher}`,
  });
  chmodSync(repository.path('tools/event-streams'), 0o755);
  repository.git('remote', 'add', 'origin', repository.folder);
  repository.git('fetch', '--quiet', 'origin');
  repository.git('checkout', '--quiet', '-b', 'change');
  for (const name of ['first', 'second']) repository.commit(name);
  repository.write('schemas/orders.avsc', NEW);
  repository.commit('third');
  return repository;
}

/** The branch that a change goes to, as each CI server names it. */
const TARGET = { GITHUB_BASE_REF: 'main', CI_DEFAULT_BRANCH: 'main', CHANGE_TARGET: 'main' } as const;

function run({ folder }: TemporaryRepository, command: string) {
  const tools = path.join(folder, 'tools');
  const PATH = [tools, path.dirname(process.execPath), process.env['PATH'] ?? ''].join(path.delimiter);
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', command], {
    cwd: folder,
    env: { ...process.env, ...TARGET, PATH },
    encoding: 'utf8',
  });
  return { status, said: `${command}\n${stdout}${stderr}` };
}

describe('commands in the page on the command line', () => {
  // One for all: the commands change nothing but what they write their output to.
  let repository: TemporaryRepository;
  before(() => {
    repository = sampleRepository();
  });
  after(() => {
    repository.dispose();
  });

  it('are of YAML that a strict parser reads, each with a command of ours', () => {
    const documents = yamlDocuments();
    assert.equal(documents.length, 3);
    for (const document of documents) {
      assert.ok(commandsIn(document).some((command) => command.startsWith('node tools/event-streams.cjs ')));
    }
  });

  const groovy = blocks('groovy').flatMap((text) =>
    [...text.matchAll(/\bsh '([^']*)'/g)].map(([, line]) => line ?? ''),
  );
  const shell = blocks('sh').flatMap(lines);
  const commands = [...shell, ...yamlDocuments().flatMap(commandsIn), ...groovy];

  for (const command of commands) {
    it(`runs: ${command}`, function () {
      this.timeout(30_000);
      const { status, said } = run(repository, command);
      // The page shows what two files that do not fit look like.
      assert.equal(status, command.includes('order-v2.avsc') ? 1 : 0, said);
    });
  }

  it('fail the job of a change that breaks something', function () {
    this.timeout(30_000);
    repository.write('schemas/orders.avsc', BREAKING);
    repository.commit('fourth');
    const checks = [...yamlDocuments().flatMap(commandsIn), ...groovy].filter((command) => command.includes(' check '));
    assert.equal(checks.length, 4);
    for (const command of checks) assert.equal(run(repository, command).status, 1, command);
  });

  it('are of a Jenkinsfile whose brackets and quotes pair up', () => {
    const [file = ''] = blocks('groovy');
    const plain = file.replaceAll(/'[^'\n]*'/g, '');
    assert.doesNotMatch(plain, /['"]/);
    for (const [open, close] of ['{}', '()'] as const) {
      assert.equal(plain.split(open ?? '').length, plain.split(close ?? '').length);
    }
  });
});
