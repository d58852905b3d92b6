import assert from 'node:assert/strict';
import { statusText } from '../../client/status/statusText.js';
import type { DocumentStateParams } from '../../common/protocol/requests.js';

const state: DocumentStateParams = {
  uri: 'file:///order.avsc',
  version: 1,
  format: 'AVRO',
  subject: 'orders-value',
  level: 'BACKWARD',
  comparedWith: ['version 3'],
  verdict: 'compatible',
  incompatibleCount: 0,
  stale: false,
  reason: '',
};
const away = 'The registry at http://localhost:8081 cannot be reached.';

describe('the status item of a schema', () => {
  it('says the verdict, and that it is by what was fetched last while the registry is away, with the cause', () => {
    const incompatible = { ...state, verdict: 'incompatible', incompatibleCount: 1 } as const;
    assert.equal(statusText(state).text, '$(pass) orders-value: compatible');
    assert.equal(statusText(incompatible).text, '$(error) orders-value: incompatible, 1 problem');
    for (const one of [state, incompatible]) {
      const { text, tooltip, spoken } = statusText({ ...one, stale: true, reason: away });
      assert.match(text, /, not up to date$/);
      assert.match(spoken, /, not up to date$/);
      assert.ok(tooltip.includes(away));
    }
  });

  it('calls a verdict up to date where something else is to be known', () => {
    const { text, tooltip } = statusText({ ...state, reason: 'Version 1 cannot be read.' });
    assert.equal(text, '$(pass) orders-value: compatible');
    assert.ok(tooltip.includes('Version 1 cannot be read.'));
  });

  it('makes no icon of a name', () => {
    assert.equal(statusText({ ...state, subject: '$(zap)' }).text, '$(pass) $ (zap): compatible');
  });
});
