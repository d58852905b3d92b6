import assert from 'node:assert/strict';
import type { PreviewToPanel } from '../../../common/panels/preview.js';
import { parsePreviewToHost } from '../../../common/panels/previewToHost.js';
import { parsePreviewToPanel } from '../../../common/panels/previewToPanel.js';

const view = { filter: 'a', partition: null, order: 'time', descending: true } as const;
const cell = { kind: 'text', text: 'k' } as const;
const part = { ...cell, json: false, size: 1, schema: '', typeName: '', report: ['tried'] };
const row = {
  id: 1,
  partition: 0,
  offset: '9007199254740993',
  timestamp: -1,
  key: cell,
  value: cell,
  headers: 2,
  schema: '',
};
const status = {
  phase: 'following',
  reason: '',
  stored: 1,
  shown: 1,
  dropped: 0,
  bytes: 10,
  maxEvents: 100,
  partitions: [0, 1],
  filtering: false,
  revision: 3,
} as const;

describe('messages of the preview panel', () => {
  const toPanel: readonly PreviewToPanel[] = [
    { type: 'topic', connection: 'c', topic: 't', start: { kind: 'offset', offset: '12' }, view, writable: true },
    { type: 'status', status },
    { type: 'rows', request: 1, from: 0, revision: 3, rows: [row] },
    {
      type: 'detail',
      id: 1,
      detail: {
        id: 1,
        partition: 0,
        offset: '5',
        timestamp: 0,
        key: part,
        value: part,
        headers: [{ key: 'h', value: 'v' }],
      },
    },
    { type: 'detail', id: 1, detail: null },
  ];
  const toHost = [
    { type: 'ready' },
    { type: 'start', start: { kind: 'latest', count: 5 } },
    { type: 'start', start: { kind: 'time', timestamp: 5 } },
    { type: 'view', view },
    { type: 'window', request: 1, from: 2, count: 3 },
    { type: 'detail', id: 4 },
    { type: 'copy', id: 4, part: 'event' },
  ];

  it('arrive as they were sent', () => {
    for (const message of toPanel) assert.deepEqual(parsePreviewToPanel(structuredClone(message)), message);
    for (const message of toHost) assert.deepEqual(parsePreviewToHost(structuredClone(message)), message);
  });

  it('are dropped when any one property of theirs is missing', () => {
    for (const [parse, messages] of [
      [parsePreviewToPanel, toPanel],
      [parsePreviewToHost, toHost],
    ] as const) {
      for (const message of messages) {
        for (const key of Object.keys(message)) {
          const broken = Object.fromEntries(Object.entries(message).filter(([name]) => name !== key));
          assert.equal(parse(broken), undefined, `${JSON.stringify(message)} without ${key}`);
        }
      }
    }
    for (const key of Object.keys(status)) {
      assert.equal(parsePreviewToPanel({ type: 'status', status: { ...status, [key]: {} } }), undefined, key);
    }
    for (const key of Object.keys(row)) {
      const rows = [{ ...row, [key]: undefined }];
      assert.equal(parsePreviewToPanel({ type: 'rows', request: 1, from: 0, revision: 3, rows }), undefined, key);
    }
  });

  it('cannot ask for more than there is room for', () => {
    assert.deepEqual(parsePreviewToHost({ type: 'window', request: 1, from: 0, count: 1e9 }), {
      type: 'window',
      request: 1,
      from: 0,
      count: 1_000,
    });
    assert.deepEqual(parsePreviewToHost({ type: 'start', start: { kind: 'latest', count: 1e9 } }), {
      type: 'start',
      start: { kind: 'latest', count: 50_000 },
    });
    for (const start of [
      { kind: 'latest', count: -1 },
      { kind: 'offset', offset: '-1' },
      { kind: 'time' },
      null,
      'x',
    ]) {
      assert.equal(parsePreviewToHost({ type: 'start', start }), undefined);
    }
    for (const nothing of [null, undefined, 1, 'ready', [], {}, { type: 'other' }]) {
      assert.equal(parsePreviewToHost(nothing), undefined);
      assert.equal(parsePreviewToPanel(nothing), undefined);
    }
  });
});
