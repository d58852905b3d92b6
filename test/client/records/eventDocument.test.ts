import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DOCUMENT_MEMBERS, readEventDocument } from '../../../client/records/produce/eventDocument.js';
import { inRepository } from '../../support/repository.js';

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

describe('the description of event documents that the editor has', () => {
  it('has every member, and no other', () => {
    const text = readFileSync(inRepository('syntaxes', 'event.schema.json'), 'utf8');
    const { properties } = JSON.parse(text) as { properties: Readonly<Record<string, unknown>> };
    assert.deepEqual(Object.keys(properties).toSorted(), DOCUMENT_MEMBERS.toSorted());
  });
});
