import assert from 'node:assert/strict';
import { compactText, jsonEditor } from '../../../engine/json/edits.js';
import { isJsonArray, isJsonObject, readJson } from '../../../engine/json/jsonText.js';
import type { JsonArray, JsonObject } from '../../../engine/json/jsonText.js';
import { mayRepeatKeys } from '../../../engine/json/repeatedKeys.js';
import { applyEdits } from '../../../engine/text/span.js';
import type { Span, TextEdit } from '../../../engine/text/span.js';

const objectOf = (text: string): { readonly json: ReturnType<typeof readJson>; readonly object: JsonObject } => {
  const json = readJson(text);
  assert.ok(isJsonObject(json.value));
  return { json, object: json.value };
};

describe('JSON text', () => {
  it('reads clean and broken text to the same value where both can', () => {
    const clean = readJson('{"a":[1,{"b":null}]}');
    const commented = readJson('{"a":[1,{"b":null}] /* x */}');
    assert.deepEqual(clean.problems, []);
    assert.deepEqual(JSON.stringify(commented.value), JSON.stringify(clean.value));
    assert.deepEqual(
      commented.problems.map(({ code }) => code),
      ['comment'],
    );
  });

  it('knows where values, keys and members stand, and how numbers were written', () => {
    const text = '{ "size" : 1.0, "list": [10, "x"] }';
    const { json, object } = objectOf(text);
    const places = json.places();
    const cut = ({ start, end }: Span) => text.slice(start, end);
    assert.equal(cut(places.valueSpan(object, 'size')), '1.0');
    assert.equal(places.rawText(object, 'size'), '1.0');
    assert.equal(cut(places.keySpan(object, 'size')), '"size"');
    assert.equal(cut(places.memberSpan(object, 'list')), '"list": [10, "x"]');
    const { list } = object as { readonly list: JsonArray };
    assert.equal(cut(places.valueSpan(list, 1)), '"x"');
    assert.equal(cut(places.span(list)), '[10, "x"]');
    assert.equal(cut(places.valueSpan(object, 'absent')), text);
  });

  it('counts brackets outside of strings to find what is nested too deep', () => {
    assert.equal(readJson('['.repeat(1001) + ']'.repeat(1001)).problems[0]?.code, 'too-deep');
    assert.deepEqual(readJson('['.repeat(1000) + ']'.repeat(1000)).problems, []);
    assert.deepEqual(readJson(JSON.stringify('['.repeat(5000))).problems, []);
    assert.deepEqual(readJson(`[${'[],'.repeat(5000)}[]]`).problems, []);
  });

  it('finds repeated keys, and is sure where there are none', () => {
    const spans = (text: string) => readJson(text).places().duplicateKeys();
    assert.deepEqual(spans('{"a":1,"b":{"a":2},"a":3}'), [{ start: 1, end: 4 }]);
    assert.equal(mayRepeatKeys(readJson('{"a":1,"b":{"a":"x"}}')), false);
    assert.equal(mayRepeatKeys(readJson('{"a":1,"b":{"a":"x","a":"y"}}')), true);
  });
});

describe('JSON edits', () => {
  const inserted = (text: string, edit: (object: JsonObject, editor: ReturnType<typeof jsonEditor>) => TextEdit) => {
    const { json, object } = objectOf(text);
    const result = applyEdits(text, [edit(object, jsonEditor(json))]);
    JSON.parse(result);
    return result;
  };

  it('add a member in the style of its neighbours', () => {
    const add = (text: string, after = 'type') =>
      inserted(text, (object, editor) => editor.insertAfter(object, after, 'x', '0'));
    assert.equal(add('{"name":"a","type":"int"}'), '{"name":"a","type":"int","x":0}');
    assert.equal(add('{ "name": "a", "type": "int" }'), '{ "name": "a", "type": "int", "x": 0 }');
    assert.equal(add('{\n\t"type" : "int"\n}'), '{\n\t"type" : "int",\n\t"x" : 0\n}');
    assert.equal(
      add('{\r\n  "type": "int",\r\n  "doc": ""\r\n}'),
      '{\r\n  "type": "int",\r\n  "x": 0,\r\n  "doc": ""\r\n}',
    );
    assert.equal(add('{"type": "int", "doc": ""}'), '{"type": "int", "x": 0, "doc": ""}');
    assert.equal(add('{"doc": ""}'), '{"doc": "", "x": 0}');
    assert.equal(add('{}'), '{"x": 0}');
  });

  it('add and remove elements anywhere in a list', () => {
    const at = (text: string, index: number) =>
      inserted(text, ({ l }, editor) => editor.insertElement(isJsonArray(l) ? l : [], index, '0'));
    assert.equal(at('{"l":[1, 2]}', 0), '{"l":[0, 1, 2]}');
    assert.equal(at('{"l":[1,2]}', 1), '{"l":[1,0,2]}');
    assert.equal(at('{"l":[\n  1,\n  2\n]}', 2), '{"l":[\n  1,\n  2,\n  0\n]}');
    assert.equal(at('{"l":[\n  1\n]}', 1), '{"l":[\n  1,\n  0\n]}');
    assert.equal(at('{"l":[]}', 0), '{"l":[0]}');
    const without = (text: string, index: number) =>
      inserted(text, ({ l }, editor) => editor.removeElement(isJsonArray(l) ? l : [], index));
    assert.equal(without('{"l":[1, 2, 3]}', 0), '{"l":[2, 3]}');
    assert.equal(without('{"l":[1, 2, 3]}', 1), '{"l":[1, 3]}');
    assert.equal(without('{"l":[\n  1,\n  2\n]}', 1), '{"l":[\n  1\n]}');
    assert.equal(without('{"l":[1]}', 0), '{"l":[]}');
  });

  it('write small values on one line', () => {
    assert.equal(compactText({ a: [1, 'x', {}], b: null }), '{ "a": [1, "x", {}], "b": null }');
  });
});
