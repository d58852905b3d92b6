import assert from 'node:assert/strict';
import { XMLParser } from 'fast-xml-parser';
import type { Log } from 'sarif';
import { temporaryRepository } from '../support/gitRepository.js';
import { runCli } from './runCli.js';

const price = (scale: number) =>
  JSON.stringify({
    type: 'record',
    name: 'Order',
    fields: [{ name: 'price', type: { type: 'bytes', logicalType: 'decimal', precision: 9, scale } }],
  });

const RULE = 'avro-decimal-scale-changed';

async function checked(output: string, warnings: Readonly<Record<string, string>> = {}) {
  using repository = temporaryRepository({
    'order.avsc': price(2),
    '.vscode/settings.json': JSON.stringify({ 'eventStreams.warnings': warnings }),
  });
  repository.write('order.avsc', price(4));
  return await runCli(['check', '--output', output], { cwd: repository.folder });
}

interface WarningAnswer {
  readonly warnings: readonly { readonly rule: string; readonly severity: string; readonly new: { file: string } }[];
}

describe('warnings beyond the verdict on the command line', () => {
  it('stand beside the differences of a check and do not change its exit code', async () => {
    const { code, stdout } = await checked('json');
    const { compatible, files } = JSON.parse(stdout) as { compatible: boolean; files: readonly WarningAnswer[] };
    assert.equal(code, 0);
    assert.equal(compatible, true);
    const [warning] = files[0]?.warnings ?? [];
    assert.equal(warning?.rule, RULE);
    assert.equal(warning.severity, 'warning');
    assert.equal(warning.new.file, 'order.avsc');
  });

  it('have the severity that the settings give them, also none', async () => {
    const severe = JSON.parse((await checked('json', { [RULE]: 'error' })).stdout) as { files: WarningAnswer[] };
    assert.equal(severe.files[0]?.warnings[0]?.severity, 'error');
    const off = await checked('json', { [RULE]: 'off' });
    assert.deepEqual((JSON.parse(off.stdout) as { files: WarningAnswer[] }).files[0]?.warnings, []);
    assert.equal((await checked('json', { [RULE]: 'error' })).code, 0);
  });

  it('are told in text, with the line', async () => {
    const { code, stdout } = await checked('text');
    assert.equal(code, 0);
    assert.match(stdout, /compatible, compared with HEAD/);
    assert.match(stdout, /warning {2}avro-decimal-scale-changed \(BACKWARD, HEAD\)/);
    assert.match(stdout, /order\.avsc:1:\d+\n/);
  });

  it('are results of the level warning or note in SARIF, with the page of their rule', async () => {
    const log = JSON.parse((await checked('sarif')).stdout) as Log;
    const [run] = log.runs;
    assert.equal(run?.results?.[0]?.ruleId, RULE);
    assert.equal(run.results[0].level, 'warning');
    assert.match(run.tool.driver.rules?.[0]?.helpUri ?? '', /docs\/warnings\/avro-decimal-scale-changed\.md$/);
    const note = JSON.parse((await checked('sarif', { [RULE]: 'hint' })).stdout) as Log;
    assert.equal(note.runs[0]?.results?.[0]?.level, 'note');
  });

  it('are output of a test case that passes in JUnit', async () => {
    const parsed: unknown = new XMLParser({ ignoreAttributes: false }).parse((await checked('junit')).stdout);
    const text = JSON.stringify(parsed);
    assert.match(text, /"system-out":"order\.avsc:1:\d+ warning avro-decimal-scale-changed /);
    assert.match(text, /"@_failures":"0"/);
  });

  it('are shown in every output as severe as the settings say, and nowhere where they are off', async () => {
    using repository = temporaryRepository({ 'order.avsc': price(2) });
    repository.write('order.avsc', price(4));
    const shownIn = async (output: string, pattern: RegExp) => {
      const { code, stdout } = await runCli(['check', '--output', output], { cwd: repository.folder });
      assert.equal(code, 0, output);
      return { stdout, shown: [...stdout.matchAll(pattern)].map(([, severity]) => severity) };
    };
    const expected = {
      error: { sarif: 'warning', github: 'warning' },
      warning: { sarif: 'warning', github: 'warning' },
      information: { sarif: 'note', github: 'notice' },
      hint: { sarif: 'note', github: 'notice' },
      off: undefined,
    };
    for (const [severity, shown] of Object.entries(expected)) {
      const settings = { 'eventStreams.warnings': { [RULE]: severity } };
      repository.write('.vscode/settings.json', JSON.stringify(settings));
      const own = shown === undefined ? [] : [severity];
      assert.deepEqual((await shownIn('text', /^ {2}(\w+) {2}avro-decimal-scale-changed \(/gm)).shown, own);
      const junit = await shownIn('junit', / (\w+) avro-decimal-scale-changed /g);
      assert.deepEqual(junit.shown, own);
      assert.ok(severity !== 'off' || !junit.stdout.includes('system-out'));
      const github = await shownIn('github', /^::(\w+) file=order\.avsc,line=1,.*title=avro-decimal-scale-changed::/gm);
      assert.deepEqual(github.shown, shown === undefined ? [] : [shown.github]);
      const [run] = (JSON.parse((await shownIn('sarif', /./g)).stdout) as Log).runs;
      const levels = (run?.results ?? []).map(({ level }) => level);
      assert.deepEqual(levels, shown === undefined ? [] : [shown.sarif]);
      assert.equal(run?.tool.driver.rules?.length, levels.length);
    }
  });

  it('are part of an answer of compare, but not of a brief one', async () => {
    const line = JSON.stringify({ id: 1, format: 'AVRO', old: price(2), new: price(4) });
    const whole = await runCli(['compare', '--stdin'], { stdin: [`${line}\n`] });
    assert.equal((JSON.parse(whole.stdout) as WarningAnswer).warnings[0]?.rule, RULE);
    const brief = await runCli(['compare', '--stdin', '--brief'], { stdin: [`${line}\n`] });
    assert.ok(!('warnings' in (JSON.parse(brief.stdout) as object)));
    assert.equal(whole.code, 0);
  });
});
