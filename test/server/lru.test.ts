import assert from 'node:assert/strict';
import { lruCache } from '../../server/lru.js';

describe('a cache of what was used last', () => {
  const of = (text: string) => ({ text });

  it('forgets what was not used for longest', () => {
    const cache = lruCache<{ text: string }>(2);
    cache.set('a', of('a'));
    cache.set('b', of('b'));
    assert.equal(cache.get('a')?.text, 'a');
    cache.set('c', of('c'));
    assert.equal(cache.get('b'), undefined);
    assert.deepEqual(
      cache.values().map(({ text }) => text),
      ['a', 'c'],
    );
  });

  it('weighs its values, and keeps the newest one in any case', () => {
    const cache = lruCache<{ text: string }>(100);
    cache.set('a', of('a'), 60);
    cache.set('b', of('b'), 30);
    cache.set('a', of('a2'), 70);
    assert.equal(cache.values().length, 2);
    cache.set('c', of('c'), 1000);
    assert.deepEqual(
      cache.values().map(({ text }) => text),
      ['c'],
    );
    cache.set('d', of('d'), 1);
    assert.equal(cache.get('c'), undefined);
    assert.equal(cache.get('d')?.text, 'd');
  });
});
