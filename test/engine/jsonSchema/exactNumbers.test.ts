import assert from 'node:assert/strict';
import { jsonSchema } from '../../../engine/jsonSchema/format.js';
import { STRICT, parse } from './helpers.js';

const exact = (text: string): boolean => parse(text).document.exactNumbers;
const kinds = (before: string, after: string) =>
  jsonSchema.compare(parse(after), parse(before), STRICT).differences.map(({ kind, path }) => `${kind} ${path}`);

describe('Numbers that JavaScript does not tell apart', () => {
  it('are looked for where a value begins, not in sentences', () => {
    assert.equal(exact('{"description":"Costs 3.50 or 1e9; see \\"4.2\\".","maxLength":1234567890123456}'), true);
    assert.equal(exact('{"description":"Costs 3.50 or 1e9; see \\"4.2\\".","maxLength":123456789012345}'), false);
    assert.equal(exact('{"a1.":"x","b":["2.5"]}'), false);
    assert.equal(exact('{"a1.":"x","b":["2.5",2.5]}'), true);
    assert.equal(exact('{"title":"0.1","minimum":1e2}'), true);
  });

  it('differ where they are written differently, and only there', () => {
    const text = (value: string) => `{"properties":{"a":{"default":${value}},"b":{"multipleOf":0.5,"maximum":9}}}`;
    assert.deepEqual(kinds(text('1'), text('1')), []);
    assert.deepEqual(kinds(text('1'), text('1.0')), ['DEFAULT_CHANGED #/properties/a']);
    assert.deepEqual(kinds(text('12345678901234567890'), text('12345678901234567891')), [
      'DEFAULT_CHANGED #/properties/a',
    ]);
  });
});
