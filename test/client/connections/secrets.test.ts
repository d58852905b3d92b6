import assert from 'node:assert/strict';
import { secretKey, secretsOf } from '../../../client/connections/secrets.js';
import { Declined } from '../../../client/errors.js';
import type { ConnectionProfile } from '../../../common/settings/types.js';

describe('secrets of connections', () => {
  const profile = (url: string, password?: string): ConnectionProfile => ({
    name: 'team',
    registry: { url, username: 'alice', timeoutMs: 1000, ...(password === undefined ? {} : { password }) },
    readOnly: false,
    production: false,
  });

  function start(answer: string | undefined, environment: Readonly<Record<string, string>> = {}) {
    const kept = new Map<string, string>();
    let asked = 0;
    const secrets = secretsOf({
      environment,
      ask: () => {
        asked++;
        return Promise.resolve(answer);
      },
      store: {
        get: (key) => Promise.resolve(kept.get(key)),
        store: (key, value) => Promise.resolve(void kept.set(key, value)),
        delete: (key) => Promise.resolve(void kept.delete(key)),
      },
    });
    return { secrets, asked: () => asked };
  }

  it('asks once for everyone, and keeps the answer', async () => {
    const { secrets, asked } = start('s3cret');
    const one = profile('http://a');
    const both = [secrets.get(one, 'registry-password'), secrets.get(one, 'registry-password')];
    assert.deepEqual(await Promise.all(both), ['s3cret', 's3cret']);
    assert.equal(await secrets.get(one, 'registry-password'), 's3cret');
    assert.equal(asked(), 1);
    await secrets.forget(one);
    await secrets.get(one, 'registry-password');
    assert.equal(asked(), 2);
  });

  it('does not nag after the question was closed, until the user wants it', async () => {
    const { secrets, asked } = start(undefined);
    const one = profile('http://a');
    await assert.rejects(secrets.get(one, 'registry-password'), Declined);
    await assert.rejects(secrets.get(one, 'registry-password'), Declined);
    assert.equal(asked(), 1);
    secrets.askAgain(one);
    await assert.rejects(secrets.get(one, 'registry-password'), Declined);
    assert.equal(asked(), 2);
  });

  it('never gives a secret to another host under the same name', () => {
    const keys = ['http://a', 'http://b'].map((url) => secretKey(profile(url), 'registry-password'));
    assert.notEqual(keys[0], keys[1]);
  });

  it('takes a secret from the environment, and says which variable is missing', async () => {
    const { secrets, asked } = start('typed', { REGISTRY_PASSWORD: 'from there' });
    assert.equal(await secrets.get(profile('http://a', '${env:REGISTRY_PASSWORD}'), 'registry-password'), 'from there');
    await assert.rejects(secrets.get(profile('http://a', '${env:NOT_SET}'), 'registry-password'), /NOT_SET/);
    assert.equal(asked(), 0);
  });
});
