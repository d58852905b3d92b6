import assert from 'node:assert/strict';
import { protobuf } from '../../../engine/protobuf/format.js';
import { indexLines } from '../../../engine/text/lines.js';
import { bufErrors } from './buf.js';
import { readValidityCases } from './corpus.js';
import { generateFile, seeded } from './generate.js';

/** How many generated files, and slips in them, buf judges beside us. */
const GENERATED = 300;

describe('Protobuf validity beside buf build', function () {
  this.timeout(60_000);

  it('accepts and refuses the files of the corpus as buf does, at the same line', () => {
    const cases = readValidityCases();
    const compared = cases.filter(({ exception }) => exception === undefined);
    const errors = bufErrors(new Map(compared.map(({ text }, i) => [`c${i}.proto`, text])));
    const told = compared.map(
      ({ name, text }, i) => [name, firstError(text) ?? 0, errors.get(`c${i}.proto`) ?? 0] as const,
    );
    assert.deepEqual(
      told.filter(([, ours, theirs]) => ours !== theirs),
      [],
    );
    assert.ok(told.filter(([, ours]) => ours > 0).length > 100, 'the corpus holds many broken files');
    for (const { name, text, exception } of cases) {
      if (exception !== undefined) assert.ok(firstError(text) !== undefined, name);
    }
  });

  it('accepts what a generator of valid files makes, and finds each slip put into it, as buf does', () => {
    const random = seeded(20_260_301);
    const files = new Map<string, string>();
    for (let i = 0; i < GENERATED; i++) {
      const text = generateFile(random, `g${i}`);
      files.set(`g${i}.proto`, i % 2 === 0 ? text : slip(text, random(SLIPS.length)));
    }
    const errors = bufErrors(files);
    const told = [...files].map(([name, text]) => [name, firstError(text) !== undefined, errors.has(name)] as const);
    const wrong = told
      .filter(([, ours, theirs]) => ours !== theirs)
      .map(([name]) => `${name}:\n${files.get(name) ?? ''}`);
    assert.deepEqual(wrong, []);
    assert.ok(told.filter(([, ours]) => ours).length > GENERATED / 4);
  });
});

function firstError(text: string): number | undefined {
  const problem = protobuf.parse({ text, references: [] }).problems.find(({ severity }) => severity === 'error');
  return problem === undefined ? undefined : indexLines(text).positionAt(problem.span.start).line + 1;
}

/** Mistakes that people make; some texts have nothing to make one of them at, and stay as they are. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/;/, ''],
  [/\{/, ''],
  [/\}\s*$/, ''],
  [/ = (\d+);/, ' = 0;'],
  [/ = (\d+);/, ' = 19500;'],
  [/ = (\d+);/, ';'],
  [/\bint32\b/, 'Int32'],
  [/\bstring\b/, 'strng'],
  [/^message /m, 'mesage '],
  [/"proto[23]"/, '"proto5"'],
  [/V0 = 0/, 'V0 = 1'],
  [/\bmap<string/, 'map<double'],
  [/^ {2}(?:repeated|optional|required) /m, '  required optional '],
  [/^enum E/m, 'enum M0'],
  [/reserved (\d+),/, 'reserved $1, $1,'],
];

function slip(text: string, which: number): string {
  const [pattern, replacement] = SLIPS[which] ?? [/$/, ''];
  return text.replace(pattern, replacement);
}
