import assert from 'node:assert/strict';
import type { CompareResult } from '../../../engine/difference.js';
import { avro } from '../../../engine/avro/format.js';
import { DEFAULT_COMPARE_OPTIONS } from '../../../engine/options.js';
import { isRefused } from '../../../engine/schemaFormat.js';
import { processorTime } from '../../support/processorTime.js';

const parse = (type: unknown) => avro.parse({ text: JSON.stringify(type), references: [] });

interface Answer extends CompareResult {
  readonly refused: boolean;
}

/** Everything that an editor asks of a pair: verdict, problems, the words and places of the first differences. */
function answer(newer: unknown, older: unknown): Answer {
  const [reader, writer] = [parse(newer), parse(older)];
  const result = avro.compare(reader, writer, DEFAULT_COMPARE_OPTIONS);
  for (const difference of result.differences.slice(0, 100)) {
    assert.ok(difference.reader().span.end <= reader.source.text.length);
    assert.ok(difference.writer().span.end <= writer.source.text.length);
    assert.ok(difference.facts['readerType']);
  }
  return { ...result, refused: isRefused(reader) || isRefused(writer) };
}

/** Processor time in milliseconds of a second run: a busy machine must not fail a test, nor must compiling. */
function cost(run: () => unknown): number {
  run();
  const before = processorTime();
  run();
  return processorTime() - before;
}

const times = <T>(count: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const record = (name: string, fields: readonly unknown[]) => ({ type: 'record', name, fields });
const field = (name: string, type: unknown) => ({ name, type });
const branches = (count: number, prefix: string, type: unknown = 'int') =>
  times(count, (i) => record(`${prefix}${i}`, [field('v', type)]));

/** Two types in each other by turns, so that the number of ways through them doubles with each level. */
function doubling(levels: number, leaf: string, wrap: (type: unknown) => unknown): unknown {
  return times(levels, (i) => i).reduceRight<unknown>(
    (inner, i) => record(`L${i}`, [field('a', wrap(inner)), field('b', wrap(i + 1 < levels ? `L${i + 1}` : leaf))]),
    leaf,
  );
}

interface Case {
  readonly title: string;
  readonly newer: unknown;
  readonly older: unknown;
  /** How many differences; the word `failure` where the comparison is given up with a reason. */
  readonly expected: number | 'failure';
}

const symbols = times(100_000, (i) => `S${i}`);
const fixed = (prefix: string, count: number) =>
  times(count, (i) => ({ type: 'fixed', name: `${prefix}${i}`, size: 4 }));
const wide = (name: string) =>
  record(
    'R',
    times(20_000, (i) => field(i === 77 ? name : `f${i}`, ['null', 'string'])),
  );

const CASES: readonly Case[] = [
  { title: 'unions of 10,000 records', newer: branches(10_000, 'B'), older: branches(10_000, 'B'), expected: 0 },
  {
    title: 'unions of 10,000 records in another order',
    newer: branches(10_000, 'B'),
    older: [...branches(10_000, 'B')].reverse(),
    expected: 0,
  },
  { title: 'unions of 3,000 types of other names', newer: fixed('A', 3000), older: fixed('B', 3000), expected: 3000 },
  {
    title: 'unions of 2,000 records that all changed',
    newer: branches(2000, 'B', 'int'),
    older: branches(2000, 'B', 'string'),
    expected: 2000,
  },
  {
    title: 'more than 200,000 pairs of records in small unions',
    newer: times(24, (u) => record(`N${u}`, [field('u', branches(95, `N${u}_`))])),
    older: times(24, (u) => record(`N${u}`, [field('u', branches(95, `O${u}_`))])),
    expected: 'failure',
  },
  { title: 'a megabyte of fields, one renamed', newer: wide('renamed'), older: wide('f77'), expected: 1 },
  {
    title: 'an enum of 100,000 symbols in another order',
    newer: { type: 'enum', name: 'E', symbols },
    older: { type: 'enum', name: 'E', symbols: [...symbols].reverse() },
    expected: 0,
  },
  {
    title: 'an enum of 100,000 new symbols',
    newer: { type: 'enum', name: 'E', symbols: symbols.map((symbol) => `T${symbol}`) },
    older: { type: 'enum', name: 'E', symbols },
    expected: 1,
  },
  {
    title: 'records in records whose ways double 60 times',
    newer: doubling(60, 'int', (type) => type),
    older: doubling(60, 'string', (type) => type),
    expected: 10_000,
  },
  {
    title: 'records in unions whose ways double 60 times',
    newer: doubling(60, 'int', (type) => ['null', type]),
    older: doubling(60, 'string', (type) => ['null', type]),
    expected: 2,
  },
  {
    title: 'a record of itself on three ways',
    newer: record('R', [field('a', ['null', 'R']), field('b', { type: 'array', items: 'R' }), field('c', 'int')]),
    older: record('R', [field('a', ['null', 'R']), field('b', { type: 'array', items: 'R' }), field('c', 'string')]),
    expected: 1,
  },
  {
    title: '2,000 fields with 20 aliases each',
    newer: record(
      'R',
      times(2000, (i) => ({ ...field(`n${i}`, 'int'), aliases: times(20, (j) => `a${i}_${j}`) })),
    ),
    older: record(
      'R',
      times(2000, (i) => field(`a${i}_7`, 'int')),
    ),
    expected: 0,
  },
];

describe('Avro schemas that grow', function () {
  this.timeout(20_000);

  for (const { title, newer, older, expected } of CASES) {
    it(`answers on ${title} within a second of processor time`, () => {
      const { differences, failure } = answer(newer, older);
      if (expected === 'failure') assert.match(failure?.message ?? '', /pairs of types|inside the other/);
      else assert.deepEqual([differences.length, failure?.message], [expected, undefined]);
      const took = cost(() => answer(newer, older));
      assert.ok(took < 1_000, `It took ${Math.round(took)} ms.`);
    });
  }

  it('looks once for sizes with a decimal point, not once for each of 10,000 fixed types', () => {
    const text = JSON.stringify(fixed('F', 10_000));
    const parseAll = () => avro.parse({ text, references: [] });
    assert.equal(isRefused(parseAll()), false);
    assert.ok(cost(parseAll) < 1_000);
    const broken = text.replace('"F77","size":4', '"F77","size":4.0');
    const refused = avro.parse({ text: broken, references: [] }).problems.filter((problem) => problem.refused);
    assert.deepEqual(
      refused.map(({ id, span }) => [id, broken.slice(span.start, span.end)]),
      [['avro-invalid-size', '4.0']],
    );
  });

  it('takes about ten times as long for ten times as many fields', () => {
    const pair = (count: number) => {
      const fields = times(count, (i) => field(`field_${i}`, i % 2 === 0 ? 'string' : ['null', 'long']));
      const [older, newer] = [JSON.stringify(record('R', fields)), JSON.stringify(record('R', fields.slice(1)))];
      return () => {
        const [reader, writer] = [newer, older].map((text) => avro.parse({ text, references: [] }));
        if (reader === undefined || writer === undefined) throw new Error('Two texts were given.');
        assert.equal(avro.compare(reader, writer, DEFAULT_COMPARE_OPTIONS).differences.length, 0);
      };
    };
    const [small, large] = [pair(1000), pair(10_000)];
    cost(() => times(30, small));
    const perSmall = cost(() => times(100, small)) / 100;
    const perLarge = cost(() => times(10, large)) / 10;
    assert.ok(perLarge < perSmall * 25, `${perSmall.toFixed(2)} ms grew to ${perLarge.toFixed(2)} ms`);
  });
});

describe('Avro unions too large to try each branch with each', () => {
  /** Fills both sides with the same branches, beyond the number of pairs that are tried one by one. */
  const filled = (branch: unknown) => [branch, ...branches(200, 'Filler')];
  const order = (name: string, type: unknown, more: object = {}) => ({ ...record(name, [field('v', type)]), ...more });

  for (const [title, newer, older] of [
    ['the same name', order('Order', 'long'), order('Order', 'int')],
    ['the same name and another type', order('Order', 'int'), order('Order', 'string')],
    ['the same simple name in another namespace', order('a.Order', 'int'), order('b.Order', 'int')],
    ['an alias', order('Purchase', 'int', { aliases: ['Order'] }), order('Order', 'int')],
    ['an alias with its namespace', order('a.Purchase', 'int', { aliases: ['b.Order'] }), order('b.Order', 'int')],
    ['an alias of another namespace', order('a.Purchase', 'int', { aliases: ['Order'] }), order('b.Order', 'int')],
    ['another name', order('Purchase', 'int'), order('Order', 'int')],
    ['another kind', { type: 'fixed', name: 'Order', size: 1 }, order('Order', 'int')],
    ['a primitive type', 'long', 'int'],
    ['an array', { type: 'array', items: 'long' }, { type: 'array', items: 'int' }],
    ['an array of another type', { type: 'array', items: 'int' }, { type: 'array', items: 'string' }],
  ] as const) {
    it(`gives the verdict of small ones: ${title}`, () => {
      const kinds = (result: CompareResult) => result.differences.map(({ kind, path }) => [kind, path]);
      assert.deepEqual(kinds(answer(filled(newer), filled(older))), kinds(answer([newer], [older])));
    });
  }
});
