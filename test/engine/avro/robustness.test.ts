import assert from 'node:assert/strict';
import { avro } from '../../../engine/avro/format.js';
import type { AvroSchema } from '../../../engine/avro/model.js';
import { parseAvro, parseThoroughly } from '../../../engine/avro/parse.js';
import { PlainRecord } from '../../../engine/avro/plain/nodes.js';
import { DEFAULT_COMPARE_OPTIONS } from '../../../engine/options.js';
import { seededRandom } from '../../../engine/sample/random.js';
import type { Random } from '../../../engine/sample/random.js';
import { verifiedFixes } from '../../../engine/fix/verifiedFixes.js';
import { isRefused } from '../../../engine/schemaFormat.js';
import { processorTime } from '../../support/processorTime.js';
import { scale, scaled } from '../../support/scale.js';
import { partsOf } from './partsOf.js';

const INPUTS = scaled(100_000);
const parse = (text: string) => avro.parse({ text, references: [] });

describe('Avro with input that nobody meant', function () {
  this.timeout(60_000);

  it(`neither throws nor hangs on ${INPUTS} damaged texts`, function () {
    this.timeout(30_000 * Math.max(scale, 1));
    const random = seededRandom(1);
    const whole = TEXTS.map(parse);
    let refused = 0;
    let plain = 0;
    for (let i = 0; i < INPUTS; i++) {
      const text = damage(TEXTS[i % TEXTS.length] ?? '', random);
      const schema = parse(text);
      if (isRefused(schema)) refused++;
      for (const { span } of schema.problems) assert.ok(span.start <= span.end && span.end <= text.length, text);
      const other = whole[i % whole.length] ?? schema;
      for (const [reader, writer] of [
        [schema, other],
        [other, schema],
      ] as const) {
        for (const difference of avro.compare(reader, writer, DEFAULT_COMPARE_OPTIONS).differences) {
          assert.ok(difference.reader().span.end <= reader.source.text.length, text);
          assert.ok(difference.writer().span.end <= writer.source.text.length, text);
        }
      }
      if (i % 100 === 0) exercise(schema, other);
      if (i % 7 === 0 && isReadAlike(text, other)) plain++;
    }
    assert.ok(plain > INPUTS / 300, `${plain} were read plainly`);
    assert.ok(refused > INPUTS / 3 && refused < INPUTS, `${refused} were refused`);
  });

  const order = (fields: string, namespace = 'shop') =>
    `{"type":"record","name":"Order","namespace":"${namespace}","fields":[${fields}]}`;
  const text = (name: string) => `{"name":"${name}","type":"string"}`;
  const state = '{"name":"state","type":{"type":"enum","name":"State","symbols":["OPEN"]}}';
  const beside: readonly (readonly [string, string, string])[] = [
    [
      'two changed fields of the same length',
      order([text('a'), text('b'), text('c'), text('d')].join()),
      order([text('a'), text('x'), text('y'), text('d')].join()),
    ],
    [
      'an enum in another namespace',
      order(`${text('a')},${state},${text('b')}`),
      order(`${text('a')},${state},${text('b')}`, 'mall'),
    ],
    [
      'a field that is there already',
      order(`${text('a')},${text('b')}`),
      order(`${text('a')},${text('b')},${text('a')}`),
    ],
    [
      'many fields that are there already',
      order(text('a')),
      order(`${text('a')},${'b,c,d,e,f,g,h,i,j,k,a'.split(',').map(text).join()}`),
    ],
    [
      'an enum that is there already',
      order(`${text('a')},${state}`),
      order(`{"name":"b","type":{"type":"enum","name":"State","symbols":["DONE"]}},${text('a')},${state}`),
    ],
    ['a first field less', order(`${text('a')},${text('b')}`), order(text('b'))],
    ['a comma too many', order(`${text('a')},${text('b')}`), order(`${text('a')},,${text('b')}`)],
    ['a comma before the first field', order(`${text('a')},${text('b')}`), order(`,${text('b')}`)],
    ['a doc written twice', order(text('a')), order('{"name":"a","type":"string","doc":"x","doc":"y"}')],
    [
      'an attribute of a type written twice',
      order(text('a')),
      order('{"name":"a","type":{"type":"string","x":1,"x":2}}'),
    ],
    [
      'a member of a default written twice',
      order(text('a')),
      order('{"name":"a","type":{"type":"map","values":"int"},"default":{"x":1,"x":2}}'),
    ],
    ['a name written twice in a field', order(text('a')), order('{"name":"a","type":"string","name":"b"}')],
    ['the same field again', order(text('a')), order(`${text('a')},${text('a')}`)],
  ];
  for (const [what, before, now] of beside) {
    it(`reads ${what} beside the text before`, () => {
      isReadAlike(now, parse(before));
      isReadAlike(before, parse(now));
    });
  }

  const adversarial: readonly (readonly [string, string, RegExp])[] = [
    ['10,000 nested arrays', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, /nested more than 1000/],
    ['10,000 nested objects', '{"type":"array","items":'.repeat(10_000), /nested more than 1000/],
    ['a megabyte on one line', `{"type":"record","name":"R","doc":"${'x'.repeat(1_000_000)}","fields":[}`, /./],
    ['a megabyte of commas', `[${','.repeat(1_000_000)}]`, /./],
    ['no text', '', /empty/],
    ['a text that is no JSON', 'syntax = "proto3";', /not a JSON value/],
  ];
  for (const [title, text, message] of adversarial) {
    it(`says what is wrong with ${title} within a second`, () => {
      const started = processorTime();
      const schema = parse(text);
      assert.ok(isRefused(schema));
      assert.match(schema.problems.map((problem) => problem.message).join('\n'), message);
      assert.ok(processorTime() - started < 1000);
    });
  }

  it('follows types through 10,000 names to the limit and says so', () => {
    const chain = (last: string) => {
      const records = Array.from({ length: 10_000 }, (_, i) => ({
        type: 'record',
        name: `R${i}`,
        fields: [{ name: 'next', type: i === 9999 ? last : `R${i + 1}` }],
      }));
      return JSON.stringify({ type: 'record', name: 'Root', fields: [{ name: 'all', type: records }] });
    };
    const started = processorTime();
    const { failure } = avro.compare(parse(chain('int')), parse(chain('long')), DEFAULT_COMPARE_OPTIONS);
    assert.match(failure?.message ?? '', /more than 1500 others/);
    assert.ok(processorTime() - started < 1000);
  });

  it('lists the first differences of a type that is used on billions of ways', () => {
    const levels = (leaf: string) =>
      Array.from({ length: 32 }, (_, i) => i).reduceRight<unknown>(
        (inner, i) => ({
          type: 'record',
          name: `L${i}`,
          fields: [
            { name: 'left', type: inner },
            { name: 'right', type: i === 31 ? leaf : `L${i + 1}` },
          ],
        }),
        leaf,
      );
    const [older, newer] = [parse(JSON.stringify(levels('int'))), parse(JSON.stringify(levels('string')))];
    const { differences } = avro.compare(newer, older, DEFAULT_COMPARE_OPTIONS);
    assert.equal(differences.length, 10_000);
    assert.match(differences.at(-1)?.note ?? '', /first 10000/);
  });

  it('makes a sample of a schema whose values never end', () => {
    const schema = parse('{"type":"record","name":"R","fields":[{"name":"a","type":"R"},{"name":"b","type":"R"}]}');
    assert.equal(avro.sample(schema, 1), 'null');
    assert.deepEqual(
      schema.problems.map(({ id }) => id),
      ['avro-endless-record'],
    );
  });
});

/**
 * Holds the three ways of reading a text against each other: plainly, if it can be, beside another one, and thoroughly.
 *
 * @returns whether the text could be read plainly
 */
function isReadAlike(text: string, other: AvroSchema): boolean {
  const source = { text, references: [] };
  const expected = partsOf(parseThoroughly(source));
  assert.deepEqual(partsOf(parseAvro(source)), expected, text);
  assert.deepEqual(partsOf(parseAvro(source, other)), expected, `${text} beside ${other.source.text}`);
  return parseAvro(source).root instanceof PlainRecord;
}

function exercise(schema: ReturnType<typeof parse>, baseline: ReturnType<typeof parse>): void {
  avro.outline(schema);
  avro.topLevelFields(schema);
  JSON.parse(avro.sample(schema, 1));
  const options = DEFAULT_COMPARE_OPTIONS;
  for (const difference of avro.compare(schema, baseline, options).differences) {
    verifiedFixes(avro, { difference, direction: 'BACKWARD', edited: schema, baseline, options });
  }
}

/** One to three cuts, repetitions, swaps or foreign characters. */
function damage(text: string, random: Random): string {
  let damaged = text;
  for (let round = random.int(0, 2); round >= 0; round--) {
    const at = random.int(0, damaged.length);
    const to = Math.min(damaged.length, at + random.int(0, 20));
    switch (random.int(0, 6)) {
      case 0:
        damaged = damaged.slice(0, at);
        break;
      case 1:
        damaged = damaged.slice(0, at) + damaged.slice(to);
        break;
      case 2:
        damaged = damaged.slice(0, at) + random.pick(PIECES) + damaged.slice(at);
        break;
      case 3:
        damaged = damaged.slice(0, to) + damaged.slice(at);
        break;
      case 4:
        damaged = damaged.slice(0, at) + random.pick(PIECES) + damaged.slice(to);
        break;
      default: {
        // A whole word for another, which mostly stays JSON.
        const word = random.pick(WORDS);
        damaged = damaged.replaceAll(random.pick(WORDS), word);
      }
    }
  }
  return damaged;
}

const PIECES = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\\',
  '//',
  '/*',
  '\n',
  '\0',
  '\u{1F4A9}',
  '-1',
  '1e9',
  'null',
  '{}',
  '[]',
  '""',
] as const;
const WORDS = [
  '"record"',
  '"enum"',
  '"string"',
  '"int"',
  '"null"',
  '"Order"',
  '"Line"',
  '"type"',
  '"name"',
  '"fields"',
  '"id"',
  '[',
  '{}',
  'null',
  '0',
] as const;

const TEXTS = [
  '{"type":"record","name":"Order","namespace":"shop","fields":[{"name":"id","type":"string"},{"name":"total","type":"int","default":0},{"name":"line","type":["null",{"type":"record","name":"Line","aliases":["Row"],"fields":[{"name":"sku","type":"string"},{"name":"next","type":["null","Line"],"default":null}]}]}]}',
  '{"type":"record","name":"Order","fields":[{"name":"state","type":{"type":"enum","name":"State","symbols":["OPEN","DONE"],"default":"OPEN"}},{"name":"hash","type":{"type":"fixed","name":"Hash","size":16}},{"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}}]}',
  '["null","string",{"type":"array","items":{"type":"map","values":"double"}}]',
  '{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}',
];
