import assert from 'node:assert/strict';
import { protobuf } from '../../../engine/protobuf/format.js';
import { isRefused } from '../../../engine/schemaFormat.js';

/** What protoc accepts and the registry's parser refuses, with the place of the problem. */
const REFUSED: readonly (readonly [text: string, at: string])[] = [
  ['syntax = "proto3"; message A { oneof o { string a = 1;; } }', '; } }'],
  ['syntax = "proto3"; message A { oneof o { ; string a = 1; } }', '; string'],
  ['syntax = "proto3"; message A { string a = 1e2; }', '1e2'],
  ['syntax = "proto3"; message A { reserved 5 to 1E1; }', '1E1'],
  ['syntax = "proto3"; message A { message B {} A . B b = 1; }', 'A . B'],
  ['syntax = "proto3"; message A { string a = 1; /* c */ string b = 2; }', '/* c */'],
];

const ACCEPTED = [
  'syntax = "proto3"; message A { ; string a = 1;; }',
  'syntax = "proto3"; enum E { ; A = 0;; }',
  'syntax = "proto3"; message A { oneof o { string a = 1; } };',
];

/** Words that are no names of the language, and the place of the problem: nobody else takes what the registry takes. */
const ODD_NAMES: readonly (readonly [text: string, words: readonly string[], refused: boolean])[] = [
  ['message 1a { int32 b = 1; }', ['1a'], false],
  ['message a-b { int32 b-c = 1; int32 -d = 2; }', ['a-b', 'b-c', '-d'], false],
  ['message A.b { int32 c.d=1; }', ['A.b', 'c.d'], false],
  ['message A { oneof o-p { int32 a = 1; } }', ['o-p'], false],
  ['message A { 1x a = 1; .b-c d = 2; message 1x {} } message b-c {}', ['1x', '.b-c', '1x', 'b-c'], false],
  ['package a-b.1c; message A { a-b.1c.A x = 1; }', ['a-b.1c', 'a-b.1c.A'], false],
  ['enum 1e { A-B = 0; x.y=-2; }', ['1e', 'A-B', 'x.y'], false],
  ['message A {} service 1s { rpc a-b (A) returns (A); }', ['1s', 'a-b'], false],
  ['message A { int32 . = 1; int32 .x = 2; A .b = 3; }', ['.', '.x', '.b'], false],
  ['message A { int32 1 = 1; }', ['1'], true],
  ['enum E { A = 0; 2 = 1; }', ['2'], true],
];

describe('what the registry refuses of Protobuf though it is well formed', () => {
  for (const [text, at] of REFUSED) {
    it(`says so at the place: ${text}`, () => {
      const found = protobuf.parse({ text, references: [] }).problems.filter(({ refused }) => refused);
      assert.deepEqual(
        found.map(({ id, severity, span }) => [id, severity, text.slice(span.start).startsWith(at)]),
        [['protobuf-registry-syntax', 'warning', true]],
      );
    });
  }

  for (const text of ACCEPTED) {
    it(`says nothing: ${text}`, () => {
      assert.deepEqual(protobuf.parse({ text, references: [] }).problems, []);
    });
  }

  it('misses the semicolon of a field that ends its line', () => {
    const text = 'syntax = "proto3"; message A {\n  string a = 1\n\n  string b = 2;\n}';
    const [problem, ...others] = protobuf.parse({ text, references: [] }).problems;
    assert.match(problem?.message ?? '', /Expected a semicolon/);
    assert.deepEqual(others, []);
  });

  for (const [statements, words, refused] of ODD_NAMES) {
    it(`${refused ? 'refuses' : 'takes'} odd names as the registry does: ${statements}`, () => {
      const text = `syntax = "proto3"; ${statements}`;
      const schema = protobuf.parse({ text, references: [] });
      assert.deepEqual(
        schema.problems.map(({ id, span }) => [id, text.slice(span.start, span.end)]),
        words.map((word) => ['protobuf-name', word]),
      );
      assert.equal(isRefused(schema), refused);
    });
  }
});
