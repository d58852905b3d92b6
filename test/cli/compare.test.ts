import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeTemporaryFolder } from '../support/temporaryFolder.js';
import { compareStream } from '../../cli/compare/stream.js';
import { comparePair } from '../../cli/compare/pair.js';
import { runCli, runWith } from './runCli.js';

const OLD = `{
  "type": "record",
  "name": "Order",
  "fields": [{ "name": "id", "type": "string" }]
}
`;
const NEW = `{
  "type": "record",
  "name": "Order",
  "fields": [
    { "name": "id", "type": "string" },
    { "name": "total", "type": "long" }
  ]
}
`;

/** A folder with the given files, for the length of a test. */
async function inFolder(files: Readonly<Record<string, string>>, use: (folder: string) => Promise<void>) {
  await using folder = await makeTemporaryFolder(files);
  await use(folder.path);
}

describe('event-streams compare', () => {
  it('shows an incompatible field with its line, a caret and the old place, and exits with 1', () =>
    inFolder({ 'old.avsc': OLD, 'new.avsc': NEW }, async (cwd) => {
      const { code, stdout, stderr } = await runCli(['compare', 'old.avsc', 'new.avsc'], { cwd });
      assert.equal(stderr, '');
      assert.equal(code, 1);
      assert.match(stdout, /READER_FIELD_MISSING_DEFAULT_VALUE at \/fields\/1 \(BACKWARD/);
      assert.match(stdout, /new\.avsc:6:\d+/);
      assert.match(stdout, /6 \| +\{ "name": "total", "type": "long" \}\n +\| +\^+/);
      assert.match(stdout, /old\.avsc:\d+:\d+/);
      assert.match(stdout, /1 breaking difference\n$/);
    }));

  it('is quiet about what is compatible, and exits with 0', () =>
    inFolder({ 'old.avsc': OLD, 'new.avsc': NEW }, async (cwd) => {
      const { code, stdout } = await runCli(['compare', 'old.avsc', 'new.avsc', '--level', 'forward'], { cwd });
      assert.equal(code, 0);
      assert.equal(stdout, 'old.avsc → new.avsc (FORWARD): compatible\n');
    }));

  it('prints JSON with zero-based places on both sides', () =>
    inFolder({ 'old.avsc': OLD, 'new.avsc': NEW }, async (cwd) => {
      const { code, stdout } = await runCli(
        ['compare', 'old.avsc', 'new.avsc', '--output', 'json', '--level', 'FULL'],
        {
          cwd,
        },
      );
      assert.equal(code, 1);
      const answer = JSON.parse(stdout) as {
        compatible: boolean;
        level: string;
        differences: { kind: string; direction: string; old: { file: string }; new: { file: string; start: object } }[];
      };
      assert.equal(answer.compatible, false);
      assert.equal(answer.level, 'FULL');
      const [difference, ...more] = answer.differences;
      assert.deepEqual(more, []);
      assert.equal(difference?.kind, 'READER_FIELD_MISSING_DEFAULT_VALUE');
      assert.equal(difference.direction, 'BACKWARD');
      assert.equal(difference.old.file, 'old.avsc');
      assert.equal(difference.new.file, 'new.avsc');
      assert.equal((difference.new.start as { line: number }).line, 5);
    }));

  it('reads files with a byte order mark and Windows line ends', () =>
    inFolder({ 'old.avsc': `\uFEFF${OLD}`, 'new.avsc': `\uFEFF${NEW.replaceAll('\n', '\r\n')}` }, async (cwd) => {
      const { code, stdout } = await runCli(['compare', 'old.avsc', 'new.avsc'], { cwd });
      assert.equal(code, 1);
      assert.match(stdout, /new\.avsc:6:/);
      assert.doesNotMatch(stdout, /\r/);
    }));

  it('finds named types in references, the same for both sides or one for each', () =>
    inFolder(
      {
        'old.avsc': '{"type":"record","name":"Order","fields":[{"name":"money","type":"Money"}]}',
        'money1.avsc': '{"type":"record","name":"Money","fields":[]}',
        'money2.avsc': '{"type":"record","name":"Money","fields":[{"name":"currency","type":"string"}]}',
      },
      async (cwd) => {
        const same = await runCli(['compare', 'old.avsc', 'old.avsc', '--reference', 'Money=money1.avsc'], { cwd });
        assert.equal(same.code, 0, same.stdout + same.stderr);
        const args = ['--old-reference', 'Money=money1.avsc', '--new-reference', 'Money=money2.avsc'];
        const changed = await runCli(['compare', 'old.avsc', 'old.avsc', ...args], { cwd });
        assert.equal(changed.code, 1);
        assert.match(changed.stdout, /money2\.avsc:1:/);
      },
    ));

  it('says what the registry would refuse, and exits with 1', () =>
    inFolder({ 'old.avsc': OLD, 'new.avsc': '{"type":"recrod"}' }, async (cwd) => {
      const { code, stdout } = await runCli(['compare', 'old.avsc', 'new.avsc'], { cwd });
      assert.equal(code, 1);
      assert.match(stdout, /new\.avsc:1:\d+/);
      assert.match(stdout, /refused/);
    }));

  for (const [what, args, compatible] of [
    ['the newer one', ['old.avsc', '-'], false],
    ['the older one', ['-', 'old.avsc'], true],
  ] as const) {
    it(`takes ${what} from standard input`, () =>
      inFolder({ 'old.avsc': OLD }, async (cwd) => {
        const { code, stdout } = await runCli(['compare', ...args], { cwd, stdin: [NEW.slice(0, 20), NEW.slice(20)] });
        assert.equal(code, compatible ? 0 : 1);
        if (!compatible) assert.match(stdout, /<stdin>:6:\d+/);
      }));
  }

  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a missing file', ['old.avsc', 'nowhere.avsc'], /cannot read nowhere\.avsc: there is no such file/],
    ['one file only', ['old.avsc'], /two files are needed, .* but only one was given/],
    ['an empty name', ['', 'old.avsc'], /a file name is empty/],
    ['standard input twice', ['-', '-'], /only one of the two/],
    ['a misspelt option', ['old.avsc', 'old.avsc', '--levl', 'FULL'], /no option --levl\. Did you mean --level\?/],
    ['an option without its value', ['old.avsc', 'old.avsc', '--level'], /--level needs a value/],
    ['a misspelt level', ['old.avsc', 'old.avsc', '--level', 'FULLL'], /Did you mean FULL\?/],
    ['an option for files beside --stdin', ['--stdin', '--output', 'json'], /--output is for files/],
    ['an option for --stdin beside files', ['old.avsc', 'old.avsc', '--brief'], /--brief is for --stdin/],
    ['text that is no UTF-8', ['old.avsc', 'latin1.avsc'], /cannot read latin1\.avsc: it is no UTF-8 text/],
    ['folders without schemas', ['empty', 'empty'], /there is no schema file in empty and empty/],
    ['a folder beside a file', ['empty', 'old.avsc'], /empty is a folder, but old\.avsc is a file, or not there/],
    ['two formats', ['old.avsc', 'new.proto'], /old\.avsc and new\.proto are of different formats by their names/],
    ['an unknown level', ['old.avsc', 'old.avsc', '--level', 'SIDEWAYS'], /--level is "SIDEWAYS", but must be one of/],
    ['an unknown option', ['old.avsc', 'old.avsc', '--loud'], /--loud/],
    ['a name without a format', ['old.txt', 'old.txt'], /--format/],
    ['a reference without a file', ['old.avsc', 'old.avsc', '--reference', 'Money'], /NAME=FILE/],
    ['files beside --stdin', ['--stdin', 'old.avsc'], /takes no files/],
  ];
  for (const [what, args, message] of wrong) {
    it(`refuses ${what} with exit code 2 and a reason`, () =>
      inFolder({ 'old.avsc': OLD }, async (cwd) => {
        await mkdir(path.join(cwd, 'empty'));
        await writeFile(path.join(cwd, 'latin1.avsc'), Buffer.from('"\xfcber"', 'latin1'));
        const { code, stdout, stderr } = await runCli(['compare', ...args], { cwd });
        assert.equal(code, 2);
        assert.equal(stdout, '');
        assert.match(stderr, message);
      }));
  }
});

interface Answer {
  readonly id: unknown;
  readonly error?: string;
  readonly compatible?: boolean;
  readonly differences?: readonly { readonly kind: string; readonly message?: string }[];
  readonly problems?: readonly { readonly id: string; readonly side: string; readonly refused: boolean }[];
}

async function answers(lines: readonly string[], args: readonly string[] = []) {
  const { code, stdout } = await runCli(['compare', '--stdin', ...args], { stdin: lines });
  return { code, answers: answersIn(stdout) };
}

function answersIn(stdout: string): readonly Answer[] {
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Answer);
}

const pair = (id: string, more: object = {}) =>
  `${JSON.stringify({ id, format: 'AVRO', old: OLD, new: NEW, ...more })}\n`;

describe('event-streams compare --stdin', () => {
  it('answers every line in order, also when a line arrives in pieces', async () => {
    const text = pair('é1') + pair('2', { level: 'FORWARD' });
    const bytes = Buffer.from(text);
    const { code, answers: got } = await answers([
      bytes.subarray(0, 8).toString('latin1'),
      bytes.subarray(8, 40).toString('utf8'),
      bytes.subarray(40).toString('utf8'),
    ]);
    assert.equal(code, 0);
    assert.deepEqual(
      got.map(({ compatible }) => compatible),
      [false, true],
    );
    assert.equal(got[0]?.differences?.[0]?.kind, 'READER_FIELD_MISSING_DEFAULT_VALUE');
    assert.notEqual(got[0].differences[0].message, undefined);
  });

  it('leaves words and places out when asked to be brief', async () => {
    const { answers: got } = await answers([pair('1')], ['--brief']);
    assert.deepEqual(Object.keys(got[0]?.differences?.[0] ?? {}), ['kind', 'path', 'compatible', 'direction']);
  });

  it('tells a comparison that the registry gives up as a problem, and lists no difference for it', async () => {
    const record = (...fields: object[]) => JSON.stringify({ type: 'record', name: 'Order', fields });
    const old = record({ name: 'a', type: 'int' }, { name: 'b', type: 'int' });
    const lines = [pair('1', { old, new: record({ name: 'a', aliases: ['b'], type: 'int' }) })];
    const [answer] = (await answers(lines)).answers;
    assert.equal(answer?.compatible, false);
    assert.deepEqual(answer.differences, []);
    assert.deepEqual(
      answer.problems?.map(({ id, side, refused }) => [id, side, refused]),
      [['comparison-failed', 'new', false]],
    );
  });

  it('answers a pair that it fails at with an error, and goes on', async () => {
    const broken: typeof comparePair = (format, older, ...rest) => {
      if (older.source.text === '"bytes"') throw new RangeError('Maximum call stack size exceeded');
      return comparePair(format, older, ...rest);
    };
    const options = { mode: 'stream', brief: false, level: 'BACKWARD', policy: 'STRICT', profile: '8.3' } as const;
    const lines = [pair('1', { old: '"bytes"' }), pair('2')];
    const { code, stdout } = await runWith((io) => compareStream(options, io, broken), { stdin: lines });
    const [first, second] = answersIn(stdout);
    assert.equal(code, 2);
    assert.match(first?.error ?? '', /line 1: this pair could not be compared: Maximum call stack size exceeded/);
    assert.equal(second?.compatible, false);
  });

  it('keeps the verdict of a pair whose warnings cannot be worked out', async () => {
    const broken: typeof comparePair = (...of) => {
      const result = comparePair(...of);
      const warnings = () => {
        throw new RangeError('Maximum call stack size exceeded');
      };
      return { ...result, warnings };
    };
    const options = { mode: 'stream', brief: false, level: 'BACKWARD', policy: 'STRICT', profile: '8.3' } as const;
    const { code, stdout } = await runWith((io) => compareStream(options, io, broken), { stdin: [pair('1')] });
    const [only] = answersIn(stdout);
    assert.equal(code, 2);
    assert.equal(only?.compatible, false);
    assert.equal(only.differences?.length, 1);
    assert.match(only.error ?? '', /line 1: the warnings of this pair could not be worked out: Maximum call stack/);
  });

  it('answers a malformed line with an error, goes on, and exits with 2', async () => {
    const lines = ['not json\n', '[]\n', '\n', pair('x', { level: 'UP' }), pair('y', { old: 7 }), pair('ok')];
    const { code, answers: got } = await answers(lines);
    assert.equal(code, 2);
    assert.equal(got.length, 5);
    assert.match(got[0]?.error ?? '', /line 1: this is not JSON/);
    assert.match(got[1]?.error ?? '', /line 2: a JSON object/);
    assert.match(got[2]?.error ?? '', /line 4: "level" must be one of NONE/);
    assert.equal(got[2]?.id, 'x');
    assert.match(got[3]?.error ?? '', /line 5: "old" must be a text/);
    assert.equal(got[4]?.id, 'ok');
  });

  it('calls a pair incompatible when the registry would refuse a side', async () => {
    const { code, answers: got } = await answers([pair('1', { new: '{"type":"recrod"}' })]);
    assert.equal(code, 0);
    assert.equal(got[0]?.compatible, false);
    assert.deepEqual(got[0].differences, []);
    assert.ok(got[0].problems?.some(({ side, refused }) => side === 'new' && refused));
  });

  it('takes a byte order mark, Windows line ends and any case of letters, and a profile for each line', async () => {
    const { code, answers: got } = await answers([
      `\uFEFF${pair('1', { level: 'full' }).replace('\n', '\r\n')}`,
      pair('2', { format: 'avro', policy: 'lenient', profile: '7.x' }),
      pair('3', { profile: '6' }),
    ]);
    assert.equal(code, 2);
    assert.deepEqual(
      got.map(({ id, compatible }) => [id, compatible]),
      [
        ['1', false],
        ['2', false],
        ['3', undefined],
      ],
    );
    assert.match(got[2]?.error ?? '', /line 3: "profile" must be one of 7\.x, 8\.3, next/);
  });

  it('takes the last line without a line end', async () => {
    const { answers: got } = await answers([pair('1').trimEnd()]);
    assert.equal(got.length, 1);
  });
});

describe('event-streams', () => {
  it('says how it is used', async () => {
    const { code, stdout } = await runCli(['--help']);
    assert.equal(code, 0);
    assert.match(stdout, /event-streams compare OLD NEW/);
    assert.equal((await runCli([])).code, 2);
    assert.match((await runCli(['compare', '--help'])).stdout, /--level LEVEL/);
  });

  it('refuses an unknown command', async () => {
    const { code, stderr } = await runCli(['toString']);
    assert.equal(code, 2);
    assert.match(stderr, /no command "toString"/);
    assert.match((await runCli(['chekc'])).stderr, /no command "chekc"\. Did you mean check\?/);
  });
});
