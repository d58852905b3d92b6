import assert from 'node:assert/strict';
import { avro } from '../../../engine/avro/format.js';
import { isRefused } from '../../../engine/schemaFormat.js';
import { readMarks, showMarks } from '../../support/markedText.js';

/** What the registry's parser refuses; the mark is where the problem is told. */
const REFUSED: readonly (readonly [string, string])[] = [
  ['avro-json-empty', ''],
  ['avro-json-trailing-text', '"int" «{»}'],
  ['avro-json-comment', '"int" «// why»'],
  ['avro-json-syntax', '{"type":"array","items":"int"«»'],
  ['avro-not-a-type', '«5»'],
  ['avro-not-a-type', '["int", «null»]'],
  ['avro-missing-type', '«{»}'],
  ['avro-missing-type', '{"type":"record","name":"R","fields":[{"name":«"a"»}]}'],
  ['avro-nested-type', '{"type":«{"type":"int"}»}'],
  ['avro-nested-type', '{"type":«["null","int"]»}'],
  ['avro-missing-items', '{"type":«"array"»}'],
  ['avro-missing-values', '{"type":«"map"»}'],
  ['avro-missing-name', '{"type":«"record"»,"fields":[]}'],
  ['avro-missing-name', '{"type":"record","name":«5»,"fields":[]}'],
  ['avro-missing-name', '{"type":"record","name":"R","fields":[{"type":«"int"»}]}'],
  ['avro-missing-fields', '{"type":"record","name":«"R"»}'],
  ['avro-missing-fields', '{"type":"record","name":"R","fields":«{}»}'],
  ['avro-not-a-field', '{"type":"record","name":"R","fields":[«"a"»]}'],
  [
    'avro-duplicate-field',
    '{"type":"record","name":"R","fields":[{"name":"a","type":"int"},{"name":«"a"»,"type":"int"}]}',
  ],
  ['avro-invalid-name', '{"type":"record","name":«"a-b"»,"fields":[]}'],
  ['avro-invalid-name', '{"type":"record","name":«"a."»,"fields":[]}'],
  ['avro-invalid-name', '{"type":"record","name":"R","fields":[{"name":«"1a"»,"type":"int"}]}'],
  ['avro-invalid-name', '{"type":"record","name":"R","aliases":«["x y"]»,"fields":[]}'],
  ['avro-invalid-aliases', '{"type":"record","name":"R","aliases":«"Q"»,"fields":[]}'],
  ['avro-invalid-aliases', '{"type":"record","name":"R","fields":[{"name":"a","type":"int","aliases":«[1]»}]}'],
  ['avro-primitive-name', '{"type":"record","name":«"int"»,"fields":[]}'],
  [
    'avro-redefined',
    '[{"type":"fixed","name":"F","size":1},{"type":"map","values":{"type":"fixed","name":«"F"»,"size":2}}]',
  ],
  ['avro-undefined-type', '{"type":"array","items":«"Missing"»}'],
  [
    'avro-undefined-type',
    '{"type":"record","name":"R","fields":[{"name":"a","type":{"type":"record","name":"n.Q","fields":[{"name":"r","type":«"R"»}]}}]}',
  ],
  ['avro-union-in-union', '["int",«["null"]»]'],
  ['avro-duplicate-branch', '["int",«"int"»]'],
  ['avro-duplicate-branch', '[{"type":"int","logicalType":"date"},«"int"»]'],
  ['avro-missing-symbols', '{"type":"enum","name":«"E"»}'],
  ['avro-invalid-symbol', '{"type":"enum","name":"E","symbols":["A",«"a b"»]}'],
  ['avro-invalid-symbol', '{"type":"enum","name":"E","symbols":["A",«1»]}'],
  ['avro-duplicate-symbol', '{"type":"enum","name":"E","symbols":["A",«"A"»]}'],
  ['avro-enum-default', '{"type":"enum","name":"E","symbols":["A"],"default":«"B"»}'],
  ['avro-invalid-size', '{"type":"fixed","name":«"F"»}'],
  ['avro-invalid-size', '{"type":"fixed","name":"F","size":«-1»}'],
  ['avro-invalid-size', '{"type":"fixed","name":"F","size":«16.0»}'],
  ['avro-invalid-size', '{"type":"fixed","name":"F","size":«3000000000»}'],
  ['avro-invalid-order', '{"type":"record","name":"R","fields":[{"name":"a","type":"int","order":«"up"»}]}'],
  [
    'avro-default-not-a-number',
    '{"type":"record","name":"R","fields":[{"name":"a","type":"float","default":«"much"»}]}',
  ],
];

/** What it accepts although others may not, or although it does not mean what it seems to. */
const ACCEPTED: readonly (readonly [string, string])[] = [
  ['avro-comment', '{"type":"int" «/* cents */»}'],
  ['avro-unquoted-type', ' «int» '],
  [
    'avro-forward-reference',
    '{"type":"record","name":"R","fields":[{"name":"a","type":«"F"»},{"name":"b","type":{"type":"fixed","name":"F","size":1}}]}',
  ],
  [
    'avro-repeated-definition',
    '{"type":"record","name":"R","fields":[{"name":"a","type":{"type":"fixed","name":"F","size":1}},{"name":"b","type":{"type":"fixed","name":«"F"»,"size":1}}]}',
  ],
  ['avro-namespace', '{"type":"fixed","name":"F","namespace":«"a-b"»,"size":1}'],
  ['avro-name-not-portable', '{"type":"fixed","name":«"Größe"»,"size":1}'],
  ['avro-empty-enum', '{"type":"enum","name":"E","symbols":«[]»}'],
  ['avro-empty-fixed', '{"type":"fixed","name":"F","size":«0»}'],
  ['avro-invalid-default', '{"type":"record","name":"R","fields":[{"name":"a","type":"int","default":«"x"»}]}'],
  [
    'avro-invalid-default',
    '{"type":"record","name":"R","fields":[{"name":"a","type":["null","int"],"default":«"x"»}]}',
  ],
  [
    'avro-default-not-first-branch',
    '{"type":"record","name":"R","fields":[{"name":"a","type":["null","int"],"default":«0»}]}',
  ],
  ['avro-default-quoted', '{"type":"record","name":"R","fields":[{"name":"a","type":"double","default":«"1.5"»}]}'],
  ['avro-logical-type', '{"type":"string","logicalType":«"date"»}'],
  ['avro-logical-type', '{"type":"bytes","logicalType":«"decimal"»}'],
  ['avro-logical-type', '{"type":"bytes","logicalType":«"decimal"»,"precision":2,"scale":3}'],
  ['avro-logical-type', '{"type":"fixed","name":"D","size":2,"logicalType":«"decimal"»,"precision":9}'],
  [
    'avro-logical-type-on-field',
    '{"type":"record","name":"R","fields":[{"name":"a","type":"int","logicalType":«"date"»}]}',
  ],
  ['avro-endless-record', '{"type":"record","name":"R","fields":[{"name":"a","type":«"R"»}]}'],
  ['avro-duplicate-attribute', '{«"type"»:"string","type":"int"}'],
];

/** Odd and right. */
const CLEAN: readonly string[] = [
  '"int"',
  '[]',
  '{"type":"error","name":"Broken","fields":[]}',
  '{"type":"record","name":"R","fields":[{"name":"next","type":["null","R"],"default":null,"order":"Ignore"}]}',
  '{"type":"string","logicalType":"my-own","anything":{"goes":[1,2.0]}}',
  '{"type":"record","name":"a.b.R","namespace":"ignored","fields":[{"name":"s","type":["null","a.b.R"]}]}',
];

const parse = (text: string) => avro.parse({ text, references: [] });

describe('Avro problems', () => {
  for (const [id, marked] of REFUSED) it(`refuses ${marked}`, () => check(id, marked, true));
  for (const [id, marked] of ACCEPTED) it(`accepts with a word ${marked}`, () => check(id, marked, false));
  for (const text of CLEAN) it(`accepts ${text}`, () => assert.deepEqual(parse(text).problems, []));

  it('tells several problems at once, in text order', () => {
    const text =
      '{"type":"record","name":"a-b","fields":[{"name":"x"},{"name":"y","type":"Nothing"},{"name":"y","type":"int"}]}';
    assert.deepEqual(
      parse(text).problems.map(({ id }) => id),
      ['avro-invalid-name', 'avro-missing-type', 'avro-undefined-type', 'avro-duplicate-field'],
    );
  });

  it('reads what it can of a text that is being typed', () => {
    const schema = parse('{"type":"record","name":"R","fields":[{"name":"id","type":"string"},{"name":"to');
    assert.deepEqual(avro.topLevelFields(schema), ['id', 'to']);
    assert.equal(avro.outline(schema)[0]?.children[0]?.name, 'id');
  });

  it('finds types in references, and tells what is wrong in them', () => {
    const reference = (text: string) => [{ name: 'a.Money', subject: 'money', version: 1, text }];
    const text = '{"type":"array","items":"a.Money"}';
    const money = '{"type":"fixed","name":"Money","namespace":"a","size":8}';
    assert.deepEqual(avro.parse({ text, references: reference(money) }).problems, []);
    const broken = avro.parse({ text, references: reference(money.replace('8', '-8')) });
    assert.match(broken.problems[0]?.message ?? '', /^In the reference a\.Money: /);
    assert.ok(isRefused(broken));
  });
});

function check(id: string, marked: string, refused: boolean): void {
  const { text, spans } = readMarks(marked);
  const schema = parse(text);
  const [problem] = schema.problems.filter((candidate) => candidate.id === id);
  assert.ok(problem !== undefined, `found: ${schema.problems.map((candidate) => candidate.id).join(', ')}`);
  assert.equal(problem.refused, refused);
  assert.equal(isRefused(schema), refused);
  assert.match(problem.message, /\.$/);
  if (spans.length > 0) assert.equal(showMarks(text, [problem.span]), marked);
}
