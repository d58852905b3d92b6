import assert from 'node:assert/strict';
import { visibleText } from '../../../client/records/visibleText.js';

describe('the text of an event, to look at', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['plain text in any script stays', 'Zoë, 東京, שלום', 'Zoë, 東京, שלום'],
    ['tabs and line ends stay', 'a\tb\r\nc', 'a\tb\r\nc'],
    ['emoji of several parts stay whole', '👩\u200d👩\u200d👧', '👩\u200d👩\u200d👧'],
    ['a turn of direction cannot disguise the end of a name', 'x\u202egnp.exe', 'x\\u202egnp.exe'],
    ['an isolate is no better', '\u2066a\u2069', '\\u2066a\\u2069'],
    ['an escape sequence of terminals is seen', '\u001b[31mred\u0000', '\\u001b[31mred\\u0000'],
    ['what has no width is seen', 'a\u200bb\ufeff', 'a\\u200bb\\ufeff'],
  ];
  for (const [what, stored, shown] of cases) {
    it(what, () => {
      assert.equal(visibleText(stored), shown);
    });
  }
});
