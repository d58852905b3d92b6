import assert from 'node:assert/strict';
import { columnsOf, printable } from '../../cli/report/printable.js';
import { makeTemporaryFolder } from '../support/temporaryFolder.js';
import { runCli } from './runCli.js';

const record = (doc: string, field: string) =>
  `{"type": "record", "name": "Order", "doc": "${doc}", "fields": [${field}]}`;

/** The source line and the line of carets below it, as columns of a terminal. */
async function caretsOf(
  text: string,
): Promise<{ readonly line: string; readonly before: number; readonly length: number }> {
  await using folder = await makeTemporaryFolder({ 'old.avsc': record('', ''), 'new.avsc': text });
  const { stdout } = await runCli(['compare', 'old.avsc', 'new.avsc'], { cwd: folder.path });
  const [, line = '', carets = ''] = /\n +\d+ \| (.*)\n +\| ( *\^+)\n/.exec(stdout) ?? [];
  return { line, before: carets.indexOf('^'), length: carets.trim().length };
}

describe('source lines in a terminal', () => {
  for (const [what, doc] of [
    ['plain letters', 'a doc'],
    ['tabs', 'y", \t\t"z": "'],
    ['full-width letters', '注文の金額'],
    ['pictures', '🎉🎉'],
    ['combining marks', 'e\u0301e\u0301'],
    ['letters of other scripts', 'äöü Жук'],
  ] as const) {
    it(`has its carets below the name after ${what}`, async () => {
      const { line, before, length } = await caretsOf(record(doc, '{"name": "x", "type": "int"}'));
      const [head = ''] = line.split('"x"');
      assert.equal(before, columnsOf(head), line);
      assert.equal(length, 3);
    });
  }

  it('knows how wide letters are', () => {
    assert.equal(columnsOf('ab'), 2);
    assert.equal(columnsOf('注文'), 4);
    assert.equal(columnsOf('🎉'), 2);
    assert.equal(columnsOf('e\u0301'), 1);
    assert.equal(columnsOf('가'), 2);
  });

  it('parts no pair of UTF-16 units where it cuts a long line', async () => {
    for (const filler of ['🎉'.repeat(80), `x${'🎉'.repeat(80)}`]) {
      const field = `{"name": "x", "type": "int", "doc": "${filler}"}`;
      const { line, before } = await caretsOf(record(filler, field));
      assert.ok(line.startsWith('…') && line.endsWith('…'), line);
      assert.equal(Buffer.from(line).toString('utf8').includes('\uFFFD'), false, line);
      assert.equal(before, columnsOf(line.split('"x"')[0] ?? ''), line);
    }
  });
});

describe('text from schemas in a log', () => {
  const NAME = 'a\\u001b[31m\\n::error::x\\u202e';
  const schema = (type: string) =>
    `{"type": "object", "properties": {"${NAME}": {"type": "${type}"}}, "additionalProperties": false}`;

  it('neither moves the cursor nor makes a line of its own', async () => {
    await using folder = await makeTemporaryFolder({
      'old.json': schema('string'),
      'new.json': schema('integer'),
    });
    const { stdout } = await runCli(['compare', 'old.json', 'new.json'], { cwd: folder.path });
    assert.match(stdout, /TYPE_CHANGED at #\/properties\/a\\u001b\[31m\\n::error::x\\u202e/);
    assert.doesNotMatch(stdout, /[^\P{Cc}\n]|\u202e/u);
    assert.doesNotMatch(stdout, /^::/m);
    const { stderr } = await runCli(['compare', 'old.json', 'no\n::error::x.json'], { cwd: folder.path });
    assert.doesNotMatch(stderr, /^::/m);
  });

  it('is shown as it would be written', () => {
    assert.equal(printable('a\tb\r\n\u0000\u009b注文 🎉'), 'a\\tb\\r\\n\\u0000\\u009b注文 🎉');
  });
});
