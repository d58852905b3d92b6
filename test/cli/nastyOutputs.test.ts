import assert from 'node:assert/strict';
import { XMLParser } from 'fast-xml-parser';
import type { Log } from 'sarif';
import { temporaryRepository } from '../support/gitRepository.js';
import { runCli } from './runCli.js';

/** All that an output could trip over: ends of lines, of commands, of CDATA, of attributes, and a control character. */
const NAME = 'a\r\n::error file=x,line=1::%25 %0A,]]>&lt;<b>"\'\u0001\u2028ä😀';
const FILE = 'ein Ordner/ä, 100%: b::c.schema.json';

const schema = (required: readonly string[]) =>
  JSON.stringify({ type: 'object', properties: { id: { type: 'string' } }, required });

async function checked(output: string) {
  using repository = temporaryRepository({ [FILE]: schema([]) });
  repository.write(FILE, schema(['id', NAME]));
  return await runCli(['check', '--output', output], { cwd: repository.folder });
}

interface JsonFile {
  readonly file: string;
  readonly problems: readonly { readonly message: string }[];
  readonly differences: readonly { readonly message: string; readonly compatible: boolean }[];
  readonly warnings: readonly { readonly message: string }[];
}

/** What each output should say, as JSON has no trouble with any of it. */
async function expected() {
  const { stdout } = await checked('json');
  const [file] = (JSON.parse(stdout) as { readonly files: readonly JsonFile[] }).files;
  assert.ok(file !== undefined);
  assert.equal(file.file, FILE);
  const breaking = file.differences.filter(({ compatible }) => !compatible);
  assert.equal(breaking.length, 1);
  assert.ok(file.warnings.length === 1 && file.warnings[0]?.message.includes(NAME) === true);
  assert.equal(file.problems.length, 1);
  return {
    problem: file.problems[0]?.message ?? '',
    difference: breaking[0]?.message ?? '',
    warning: file.warnings[0].message,
  };
}

/** As the runner reads a line: `::command key=value,…::data`, with the escapes undone in each part. */
function readCommand(line: string) {
  const match = /^::(\w+) (.*?)::(.*)$/s.exec(line);
  assert.ok(match !== null, line);
  const [, command = '', properties = '', data = ''] = match;
  const undo = (text: string) =>
    text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',');
  const pairs = properties.split(',').map((property) => {
    const [key = '', value = ''] = property.split(/=(.*)/s);
    return [key, undo(value).replaceAll('%25', '%')] as const;
  });
  // In data the runner undoes three escapes only.
  const text = data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  return { command, properties: new Map(pairs), text };
}

describe('outputs of a check with nasty content', () => {
  it('are read back whole from annotations of GitHub, one line each', async () => {
    const { problem, difference, warning } = await expected();
    const { stdout } = await checked('github');
    const commands = stdout.trimEnd().split('\n').map(readCommand);
    assert.deepEqual(
      commands.map(({ command, text }) => [command, text]),
      [
        ['warning', problem],
        ['error', difference],
        ['warning', warning],
      ],
    );
    for (const { properties } of commands) assert.equal(properties.get('file'), FILE);
  });

  it('are read back whole from JUnit, but for what XML has no way to write', async () => {
    const { problem, difference, warning } = await expected();
    const { stdout } = await checked('junit');
    const parser = new XMLParser({ ignoreAttributes: false, trimValues: false, htmlEntities: true });
    const parsed = parser.parse(stdout) as {
      testsuites: {
        testsuite: {
          testcase: { '@_name': string; failure: { '#text': string; '@_message': string }; 'system-out': string };
        };
      };
    };
    const { testcase } = parsed.testsuites.testsuite;
    assert.equal(testcase['@_name'], FILE);
    assert.ok(testcase.failure['#text'].endsWith(difference));
    assert.ok(testcase.failure['@_message'].endsWith(problem.replaceAll('\u0001', '\uFFFD')));
    assert.ok(testcase['system-out'].endsWith(warning.replaceAll('\u0001', '\uFFFD')), testcase['system-out']);
    assert.doesNotMatch(stdout, /\u0001/);
  });

  it('are read back whole from SARIF, with an address of the file', async () => {
    const { problem, difference, warning } = await expected();
    const { stdout } = await checked('sarif');
    const [run] = (JSON.parse(stdout) as Log).runs;
    assert.deepEqual(
      run?.results?.map(({ message }) => message.text),
      [problem, difference, warning],
    );
    for (const result of run.results ?? []) {
      const uri = result.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';
      assert.equal(decodeURIComponent(new URL(uri, 'file:///w/').pathname), `/w/${FILE}`);
    }
  });
});
