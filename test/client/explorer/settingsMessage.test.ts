import assert from 'node:assert/strict';
import { settingsMessage } from '../../../client/explorer/settingsMessage.js';
import { parseSettings } from '../../../common/settings/parseSettings.js';

describe('settings that are not understood', () => {
  const messageOf = (section: object): string => settingsMessage(parseSettings(section).problems);

  it('are named above the tree, with what is allowed', () => {
    assert.equal(
      messageOf({ registryProfile: '9' }),
      '⚠ Setting eventStreams.registryProfile: Write one of "7.x", "8.3", "next".',
    );
  });

  it('are counted where there are more', () => {
    assert.match(messageOf({ registryProfile: '9', defaultLevel: 'up', policy: 1 }), /\(and 2 more, in the log\)$/);
  });

  it('leave no word where there are none', () => {
    assert.equal(messageOf({}), '');
  });
});
