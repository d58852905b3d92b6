import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { temporaryRepository } from '../support/gitRepository.js';
import type { TemporaryRepository } from '../support/gitRepository.js';
import { runCli } from './runCli.js';

/** The published schema. It is of draft-04, of which it uses nothing but its own `id` that later drafts read otherwise. */
function publishedSchema(): object {
  const file = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const text = readFileSync(file, 'utf8');
  assert.doesNotMatch(text, /"exclusiveM/);
  const { $schema, id, ...schema } = JSON.parse(text) as { readonly $schema: string; readonly id: string };
  assert.match($schema, /draft-04/);
  assert.match(id, /sarif-2\.1\.0/);
  return schema;
}

/** What is wrong with a log; empty where nothing is. */
function newValidator(): (log: unknown) => readonly string[] {
  // One of its patterns has a bracket too many, which only expressions without the unicode flag take.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(publishedSchema());
  return (log) =>
    validate(log) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

const order = (scale: number, more = '') =>
  `{"type":"record","name":"Order","fields":[{"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":${scale}}}${more}]}`;

/** Problems, differences, warnings, a file that could not be checked, and settings that are not understood. */
function repositoryWithEverything(): TemporaryRepository {
  const settings = {
    'eventStreams.schemas': [{ files: 'away/*.avsc', baseline: 'git:nowhere' }, { files: 5 }],
  };
  const repository = temporaryRepository({
    'ordner mit ä/100%, all.avsc': order(2),
    'away/order.avsc': order(2),
    '.vscode/settings.json': JSON.stringify(settings),
  });
  repository.write('ordner mit ä/100%, all.avsc', order(4, ',{"name":"n","type":"int"}'));
  repository.write('bad.avsc', '{"type":"record","name":"X","fields":[{"name":"a b","type":"int"}]}');
  return repository;
}

describe('SARIF against its published schema', () => {
  const problemsOf = newValidator();

  it('is valid with every kind of result', async () => {
    using repository = repositoryWithEverything();
    const { stdout } = await runCli(['check', '--output', 'sarif'], { cwd: repository.folder });
    const log = JSON.parse(stdout) as Log;
    assert.deepEqual(problemsOf(log), []);
    const [run] = log.runs;
    assert.deepEqual(run?.results?.map(({ ruleId, level }) => `${level ?? ''} ${ruleId ?? ''}`).sort(), [
      'error READER_FIELD_MISSING_DEFAULT_VALUE',
      'error avro-invalid-name',
      'warning avro-decimal-scale-changed',
    ]);
    assert.equal(run.invocations?.[0]?.toolExecutionNotifications?.length, 3);
  });

  it('is valid where there is nothing to say, and for two files', async () => {
    using repository = temporaryRepository({ 'a.avsc': order(2), 'b.avsc': order(4) });
    for (const args of [['check'], ['compare', 'a.avsc', 'b.avsc'], ['compare', 'a.avsc', 'a.avsc']]) {
      const { stdout } = await runCli([...args, '--output', 'sarif'], { cwd: repository.folder });
      assert.deepEqual(problemsOf(JSON.parse(stdout)), [], args.join(' '));
    }
  });

  it('tells services what each rule is, and shows the text of each place', async () => {
    using repository = repositoryWithEverything();
    const { stdout } = await runCli(['check', '--output', 'sarif'], { cwd: repository.folder });
    const [run] = (JSON.parse(stdout) as Log).runs;
    for (const rule of run?.tool.driver.rules ?? []) {
      assert.match(rule.name ?? '', /^[A-Z][A-Za-z0-9]+$/);
      for (const part of [rule.shortDescription, rule.fullDescription, rule.help])
        assert.match(part?.text ?? '', /^[A-Z].+/);
    }
    for (const result of run?.results ?? []) {
      const place = result.locations?.[0]?.physicalLocation;
      assert.ok((place?.region?.snippet?.text ?? '').length > 0);
      const uri = new URL(place?.artifactLocation?.uri ?? '', `file://${repository.folder}/`);
      const line = readFileSync(uri, 'utf8').split('\n')[(place?.region?.startLine ?? 0) - 1] ?? '';
      const { startColumn = 0, endColumn = 0, snippet } = place?.region ?? {};
      assert.equal(line.slice(startColumn - 1, endColumn - 1), snippet?.text);
    }
  });

  it('is found wrong where it is', async () => {
    using repository = repositoryWithEverything();
    const { stdout } = await runCli(['check', '--output', 'sarif'], { cwd: repository.folder });
    const breaks: readonly (readonly [string, string])[] = [
      ['"level": "error"', '"level": "fatal"'],
      ['"startLine": 1', '"startLine": 0'],
      ['"uri": "', '"uri": "a b '],
      ['"ruleId"', '"ruleID"'],
      ['"version": "2.1.0"', '"version": "2.0.0"'],
    ];
    for (const [from, to] of breaks) {
      assert.ok(stdout.includes(from), from);
      assert.notDeepEqual(problemsOf(JSON.parse(stdout.replace(from, to))), [], to);
    }
  });
});
