import assert from 'node:assert/strict';
import type { Log } from 'sarif';
import { XMLParser } from 'fast-xml-parser';
import { DOCUMENTATION_URL } from '../../common/documentation.js';
import { temporaryRepository } from '../support/gitRepository.js';
import { runCli } from './runCli.js';

const FIRST = '{"type":"record","name":"Order","fields":[{"name":"id","type":"string"}]}';
const BROKEN =
  '{\n "type": "record", "name": "Order",\n "fields": [{"name": "id", "type": "string"}, {"name": "a<b&\\"c", "type": "int"}]\n}';

async function checked(output: string) {
  using repository = temporaryRepository({
    'orders, all.avsc': FIRST,
    'ok.avsc': FIRST,
    'away/order.avsc': FIRST,
    '.vscode/settings.json': JSON.stringify({
      'eventStreams.schemas': [{ files: 'away/*.avsc', baseline: 'git:nowhere' }],
    }),
  });
  repository.write('orders, all.avsc', BROKEN.replace('a<b&\\"c', 'total'));
  repository.write('bad.avsc', BROKEN);
  return await runCli(['check', '--output', output], { cwd: repository.folder });
}

describe('outputs of a check', () => {
  it('writes SARIF with places, rules and fingerprints', async () => {
    const { code, stdout } = await checked('sarif');
    assert.equal(code, 1);
    const log = JSON.parse(stdout) as Log;
    const [run] = log.runs;
    assert.ok(run);
    const result = run.results?.find(({ ruleId }) => ruleId === 'READER_FIELD_MISSING_DEFAULT_VALUE');
    const place = result?.locations?.[0]?.physicalLocation;
    assert.equal(place?.artifactLocation?.uri, 'orders%2C%20all.avsc');
    assert.equal(place.region?.startLine, 3);
    assert.ok((place.region.endColumn ?? 0) > (place.region.startColumn ?? 0));
    assert.match(result?.partialFingerprints?.['eventStreams/v1'] ?? '', /^[0-9a-f]{32}$/);
    assert.ok(run.tool.driver.rules?.some(({ id }) => id === 'READER_FIELD_MISSING_DEFAULT_VALUE'));
    const rules = run.tool.driver.rules ?? [];
    const pages = rules.flatMap(({ helpUri }) => (helpUri === undefined ? [] : [helpUri]));
    assert.deepEqual(pages, [`${DOCUMENTATION_URL}/differences/READER_FIELD_MISSING_DEFAULT_VALUE.md`]);
    assert.ok(rules.length > pages.length, 'a problem of a single file has no page');
    assert.equal(run.invocations?.[0]?.executionSuccessful, false);
    assert.ok(run.results?.every(({ ruleId }) => run.tool.driver.rules?.some(({ id }) => id === ruleId)));
  });

  it('writes annotations that GitHub can read back', async () => {
    const { stdout } = await checked('github');
    const lines = stdout.trimEnd().split('\n');
    const commands = lines.map((line) => /^::(error|warning|notice) ([^:]*)::(.+)$/.exec(line));
    assert.ok(
      commands.every((command) => command !== null),
      stdout,
    );
    const annotation = lines.find((line) => line.includes('READER_FIELD_MISSING_DEFAULT_VALUE'));
    assert.match(annotation ?? '', /^::error file=orders%2C all\.avsc,line=3,endLine=3,col=\d+,endColumn=\d+,title=/);
    assert.ok(lines.some((line) => line.startsWith('::error file=away/order.avsc,title=not checked::')));
  });

  it('writes JUnit that an XML parser reads back', async () => {
    const { stdout } = await checked('junit');
    const parsed = new XMLParser({ ignoreAttributes: false }).parse(stdout) as {
      testsuites: {
        testsuite: { '@_tests': string; testcase: { '@_name': string; failure?: object; error?: object }[] };
      };
    };
    const { testsuite } = parsed.testsuites;
    assert.equal(testsuite['@_tests'], '4');
    const failed = testsuite.testcase
      .filter(({ failure }) => failure !== undefined)
      .map((testcase) => testcase['@_name']);
    assert.deepEqual(failed, ['bad.avsc', 'orders, all.avsc']);
    assert.deepEqual(
      testsuite.testcase.filter(({ error }) => error !== undefined).map((testcase) => testcase['@_name']),
      ['away/order.avsc'],
    );
  });

  it('offers the same outputs for two files', async () => {
    using repository = temporaryRepository({ 'a.avsc': FIRST, 'b.avsc': BROKEN.replace('a<b&\\"c', 'total') });
    const { code, stdout } = await runCli(['compare', 'a.avsc', 'b.avsc', '--output', 'github'], {
      cwd: repository.folder,
    });
    assert.equal(code, 1);
    assert.match(stdout, /^::error file=b\.avsc,line=3/);
  });
});
