import assert from 'node:assert/strict';
import { readEventDocument } from '../../../client/records/produce/eventDocument.js';

describe('an event document that is not JSON', () => {
  const wrongs: readonly (readonly [string, string])[] = [
    ['{ "topic" "orders" }', 'is not JSON here: a colon is expected between a property name and its value'],
    ['{ "topic": "orders" } }', 'is not JSON here: there is text after the end of the document; remove it'],
    ['{ "topic": "orders"', 'is not JSON here: a closing brace is missing'],
  ];
  for (const [text, words] of wrongs) {
    it(`is described in words: ${text}`, () => {
      const { problems } = readEventDocument(text);
      assert.equal(problems[0]?.message, words);
    });
  }
});
