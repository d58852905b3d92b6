import assert from 'node:assert/strict';
import { compactJson, prettyJson } from '../../../client/records/formats/jsonText.js';
import { codec, input, problemsOf } from './codecs.js';

describe('JSON Schema events', () => {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Order',
    type: 'object',
    properties: { id: { type: 'integer' }, total: { $ref: 'money.json' }, lines: { items: { required: ['sku'] } } },
    required: ['id'],
  };
  const subject = codec('JSON', schema, { 'money.json': '{"type":"object","properties":{"units":{"type":"number"}}}' });

  it('are validated, and written on one line with all their digits', () => {
    const { payload } = subject.encode(input('{ "id": 12345678901234567890, /* a note */ "total": {"units": 1.50}, }'));
    assert.equal(Buffer.from(payload).toString(), '{"id":12345678901234567890,"total":{"units":1.50}}');
    assert.deepEqual(subject.decode(payload), { text: Buffer.from(payload).toString(), typeName: 'Order' });
  });

  it('say what is wrong at the field', () => {
    const problems = problemsOf(subject, '{"id":"a","total":{"units":"b"},"lines":[{"sku":1},{}]}');
    assert.deepEqual(
      problems.map((problem) => problem.replace(/\(.*\) @/, '@').replace(/: .* @/, ' @')),
      [
        'value.id is refused by the schema (type) @ "a"',
        'value.total.units is refused by the schema (type) @ "b"',
        'value.lines[1] is refused by the schema (required) @ {}',
      ],
    );
  });

  it('may refer to a schema by its own address or by the name of the reference', () => {
    const money = { $id: 'money.json', properties: { units: { type: 'number' } } };
    for (const [name, $id] of [
      ['money.json', 'money.json'],
      ['money.json', 'https://example.com/money.json'],
      ['other.json', 'money.json'],
    ] as const) {
      const referring = codec(
        'JSON',
        { properties: { total: { $ref: 'money.json' } } },
        { [name]: JSON.stringify({ ...money, $id }) },
      );
      assert.equal(problemsOf(referring, '{"total":{"units":"b"}}').length, 1, `${name} ${$id}`);
      assert.deepEqual(problemsOf(referring, '{"total":{"units":1}}'), []);
    }
  });

  it('refuse what is no JSON', () => {
    assert.throws(() => subject.decode(Buffer.from('{')), /JSON/);
    assert.throws(() => subject.decode(Uint8Array.from([0xff])));
  });

  it('are laid out without losing a digit', () => {
    const text = '{"a":[1e400,{}, [ ]],"b\\"{":"x, y","n":123456789012345678901}';
    assert.equal(compactJson(prettyJson(text)), compactJson(text));
    assert.equal(prettyJson('{"a":[1,{}]}'), '{\n  "a": [\n    1,\n    {}\n  ]\n}');
  });
});
