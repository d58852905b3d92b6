import assert from 'node:assert/strict';
import type { EventRecord } from '../../../client/records/record.js';
import { eventStore, type EventStore } from '../../../client/records/store/eventStore.js';
import { eventView, type EventView } from '../../../client/records/store/eventView.js';
import type { PreviewView } from '../../../common/panels/preview.js';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

function event(change: Partial<EventRecord> = {}): EventRecord {
  const value = change.value === undefined ? bytes('value') : change.value;
  return {
    partition: 0,
    offset: 0n,
    timestamp: 0,
    key: null,
    headers: [],
    keySize: change.key?.length ?? 0,
    valueSize: value?.length ?? 0,
    ...change,
    value,
  };
}

const UNBOUNDED = { maxEvents: 1_000_000, maxBytes: 1_000_000_000 };

describe('the store of events', () => {
  it('gives back what it was given, whatever was overwritten since', () => {
    const store = eventStore(UNBOUNDED);
    const source = bytes('key');
    const given = event({
      partition: 7,
      offset: 2n ** 60n,
      timestamp: 1_700_000_000_123,
      key: source,
      value: null,
      headers: [
        { key: 'trace-ü', value: bytes('1') },
        { key: 'twice', value: null },
        { key: 'twice', value: bytes('') },
      ],
      valueSize: 5_000_000,
    });
    assert.deepEqual(store.add([given]), { first: 0, count: 1, dropped: 0 });
    source.fill(0);
    const kept = store.get(0);
    assert.ok(kept);
    assert.deepEqual(plain(kept), plain({ ...given, key: bytes('key') }));
  });

  it('tells null from empty', () => {
    const store = eventStore(UNBOUNDED);
    store.add([event({ key: bytes(''), value: null }), event({ key: null, value: bytes('') })]);
    assert.deepEqual(
      [0, 1].map((id) => [store.get(id)?.key?.length, store.get(id)?.value?.length]),
      [
        [0, undefined],
        [undefined, 0],
      ],
    );
  });

  it('keeps the last ones within its number', () => {
    const store = eventStore({ ...UNBOUNDED, maxEvents: 3_000 });
    const dropped = [1_000, 2_500, 1].map(
      (count) => store.add(Array.from({ length: count }, () => event({ value: bytes('x') }))).dropped,
    );
    assert.deepEqual([dropped, store.size, store.firstId, store.isFull()], [[0, 500, 1], 3_000, 501, true]);
    assert.equal(store.get(500), undefined);
    assert.equal(store.get(501)?.id, 501);
    assert.equal(store.get(3_501), undefined);
  });

  it('keeps the last ones within its bytes, and one in any case', () => {
    const store = eventStore({ ...UNBOUNDED, maxBytes: 100_000 });
    store.add(Array.from({ length: 50 }, () => event({ value: new Uint8Array(10_000) })));
    assert.ok(store.size >= 9 && store.size <= 10, String(store.size));
    assert.ok(store.bytes <= 100_000);
    store.add([event({ value: new Uint8Array(1_000_000) })]);
    assert.deepEqual([store.size, store.get(50)?.value?.length], [1, 1_000_000]);
  });

  it('counts back to where it was when everything was replaced by the same', () => {
    const store = eventStore({ ...UNBOUNDED, maxEvents: 10 });
    const ten = Array.from({ length: 10 }, (_, i) => event({ value: new Uint8Array(i), key: bytes('k') }));
    store.add(ten);
    const before = store.bytes;
    for (let round = 0; round < 300; round++) store.add(ten);
    assert.equal(store.bytes, before);
  });
});

describe('the view of the store', () => {
  const choose = (choice: Partial<PreviewView>): PreviewView => ({
    filter: '',
    partition: null,
    order: 'time',
    descending: false,
    ...choice,
  });

  function filled(choice: Partial<PreviewView>, batches: readonly (readonly EventRecord[])[]): [EventStore, EventView] {
    const store = eventStore({ ...UNBOUNDED, maxEvents: 500 });
    const view = eventView(store);
    view.reset(choose(choice));
    for (const batch of batches) {
      view.addRange(store.add(batch));
      view.window(0, 10); // Somebody looks in between.
    }
    return [store, view];
  }

  const batches = (seed: number) => {
    let state = seed;
    const random = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
    return Array.from({ length: 40 }, (_, batch) =>
      Array.from({ length: 1 + Math.floor(random() * 30) }, (__, i) =>
        event({
          partition: Math.floor(random() * 3),
          offset: BigInt(batch * 100 + i),
          timestamp: batch * 10 + Math.floor(random() * 30),
        }),
      ),
    );
  };

  for (const order of ['time', 'arrival', 'offset'] as const) {
    it(`has the same order by ${order} as sorting everything at once`, () => {
      for (let seed = 1; seed <= 20; seed++) {
        const [store, view] = filled({ order }, batches(seed));
        const ids = view.window(0, 1_000);
        const all = Array.from({ length: store.size }, (_, i) => store.firstId + i);
        const rank = (id: number): readonly number[] => {
          const found = store.get(id);
          const at = order === 'time' ? (found?.timestamp ?? 0) : (found?.partition ?? 0);
          return order === 'arrival' ? [id] : [at];
        };
        assert.deepEqual(
          [...ids].sort((a, b) => a - b),
          all,
          'each one once',
        );
        for (let i = 1; i < ids.length; i++) {
          assert.ok((rank(ids[i - 1] ?? 0)[0] ?? 0) <= (rank(ids[i] ?? 0)[0] ?? 0), `seed ${seed}, row ${i}`);
        }
        const [, fresh] = filled({ order, descending: true }, batches(seed));
        assert.deepEqual(fresh.window(0, 1_000), [...ids].reverse());
      }
    });
  }

  it('shows one partition', () => {
    const [store, view] = filled({ partition: 1 }, batches(5));
    const ids = view.window(0, 1_000);
    assert.ok(ids.length > 0);
    assert.equal(view.size(), ids.length);
    assert.ok(ids.every((id) => store.partition(id) === 1));
  });
});

/** Buffers as arrays: what they are views of does not matter. */
function plain(event: EventRecord): unknown {
  const array = (part: Uint8Array | null) => (part === null ? null : [...part]);
  const { key, value, headers, partition, offset, timestamp, keySize, valueSize } = event;
  return {
    numbers: { partition, offset, timestamp, keySize, valueSize },
    key: array(key),
    value: array(value),
    headers: headers.map((header) => [header.key, array(header.value)]),
  };
}
