import assert from 'node:assert/strict';
import { protobuf } from '../../../engine/protobuf/format.js';

/** What protoc accepts and the registry's parser refuses, with the place of the problem. */
const REFUSED: readonly (readonly [text: string, at: string])[] = [
  ['syntax = "proto3"; message A { oneof o { string a = 1;; } }', '; } }'],
  ['syntax = "proto3"; message A { oneof o { ; string a = 1; } }', '; string'],
];

const ACCEPTED = [
  'syntax = "proto3"; message A { ; string a = 1;; }',
  'syntax = "proto3"; enum E { ; A = 0;; }',
  'syntax = "proto3"; message A { oneof o { string a = 1; } };',
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
});
