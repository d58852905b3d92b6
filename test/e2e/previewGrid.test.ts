import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type {
  PreviewRow,
  PreviewStart,
  PreviewStatus,
  PreviewToHost,
  PreviewToPanel,
} from '../../common/panels/preview.js';
import { inRepository } from '../support/repository.js';
import { waitFor } from '../support/waitFor.js';
import { openPage } from './support/browser.js';

const EVENTS = 50_000;
const FRAMES = 120;

/** What the page of the test keeps beside the panel's own script. */
interface Watched {
  /** Where reading was asked to begin. */
  readonly starts: PreviewStart[];
  /** How many windows were asked for in each frame. */
  readonly asked: number[];
  /** Tells the page that all of its rows may have changed. */
  news(): void;
}

describe('the page of a preview with 50,000 events', () => {
  let page: Page;
  let close: () => Promise<void>;
  before(async () => {
    ({ page, close } = await openPage());
    const [script, style] = await Promise.all(
      ['preview.js', 'preview.css'].map((file) => readFile(inRepository('dist', 'media', file), 'utf8')),
    );
    await page.setContent(`<!DOCTYPE html><html><head></head><body class="vscode-dark"></body></html>`);
    await page.addStyleTag({ content: style ?? '' });
    // The scroll bars of this browser are hidden; a border takes room from the rows as one of VS Code would.
    await page.addStyleTag({ content: '.viewport { border-right: 10px solid }' });
    await page.evaluate(playHost, EVENTS);
    await page.addScriptTag({ content: script ?? '' });
    await rows().first().waitFor();
  });
  after(() => close());

  const rows = () => page.locator('.canvas .row:not(.pending)');
  const asks = () => page.evaluate(() => (window as unknown as { watched: Watched }).watched.asked);

  it('holds the rows in sight only, and asks for a window at most once per frame', async () => {
    const most = await page.evaluate(async (frames) => {
      const viewport = document.querySelector('.viewport');
      if (viewport === null) return NaN;
      const step = (viewport.scrollHeight - viewport.clientHeight) / frames;
      let seen = 0;
      for (let frame = 0; frame <= frames; frame++) {
        viewport.scrollTop = frame * step;
        // New events come faster than frames.
        for (let news = 0; news < 3; news++) {
          (window as unknown as { watched: Watched }).watched.news();
          await new Promise((resolve) => setTimeout(resolve));
        }
        await new Promise(requestAnimationFrame);
        seen = Math.max(seen, document.querySelectorAll('.canvas .row').length);
      }
      return seen;
    }, FRAMES);
    const inSight = await page.evaluate(() => (document.querySelector('.viewport')?.clientHeight ?? 0) / 22);
    assert.ok(most > 0 && most <= inSight + 2 * 12 + 2, `${most} rows for ${inSight} in sight`);
    const asked = await asks();
    assert.ok(asked.length > 10, 'windows were asked for');
    assert.equal(Math.max(...asked), 1);
  });

  it('shows the last event at the end', async () => {
    await page.locator('.grid').focus();
    await page.keyboard.press('End');
    await rows()
      .filter({ hasText: `value ${EVENTS - 1} ` })
      .waitFor();
  });

  it('gives the value the width that the others leave, with titles above their columns', async () => {
    for (const width of [1280, 700]) {
      await page.setViewportSize({ width, height: 800 });
      const edges = await waitFor('the columns to settle', async () => {
        const found = await page.evaluate(() => {
          const edge = (element: Element) => {
            const { left, right } = element.getBoundingClientRect();
            return [Math.round(left), Math.round(right)] as const;
          };
          const viewport = document.querySelector('.viewport');
          return {
            inner: viewport?.clientWidth ?? 0,
            titles: [...document.querySelectorAll('.header > .cell')].map(edge),
            cells: [...document.querySelectorAll('.canvas .row:not(.pending)')].slice(0, 1).flatMap((row) => {
              return [...row.children].map(edge);
            }),
          };
        });
        return found.cells.length === 7 && found;
      });
      assert.deepEqual(edges.titles, edges.cells);
      const [left = 0, right = 0] = edges.cells[4] ?? [];
      const last = edges.cells.at(-1)?.[1] ?? 0;
      if (width === 1280) {
        assert.equal(last, edges.inner, 'nothing is left over');
        assert.ok(right - left > 400, `${right - left} pixels for the value`);
      } else assert.ok(right - left >= 240, `${right - left} pixels for the value`);
    }
  });

  it('says what is wrong with where to begin, and marks what is chosen and not read yet', async () => {
    const kind = page.getByLabel('Where to begin');
    const read = page.getByRole('button', { name: 'Read' });
    const input = page.locator('.toolbar input').first();
    const starts = () => page.evaluate(() => (window as unknown as { watched: Watched }).watched.starts);
    const stands = async () => ((await read.getAttribute('class')) ?? '').includes('primary');
    assert.equal(await stands(), false);
    for (const [chosen, wrong, words] of [
      ['latest', '50001', 'a whole number from 1 to 50,000'],
      ['offset', '', 'a whole number from 0 on'],
      ['time', '', 'Choose a day and a time'],
    ] as const) {
      await kind.selectOption(chosen);
      assert.equal(await stands(), true);
      await input.fill(wrong);
      await read.click();
      await page.getByRole('alert').filter({ hasText: words }).waitFor();
    }
    assert.deepEqual(await starts(), []);
    await kind.selectOption('offset');
    await page.getByRole('alert').waitFor({ state: 'hidden' });
    await input.fill('12');
    await input.press('Enter');
    assert.deepEqual(await starts(), [{ kind: 'offset', offset: '12' }]);
    assert.equal(await stands(), false);
  });
});

/** Runs in the page: the host half of the panel, with rows made up on demand. */
function playHost(events: number): void {
  let revision = 1;
  const asked: number[] = [];
  const news = () => {
    revision++;
    post({ type: 'status', status: { ...status, revision } });
  };
  const starts: PreviewStart[] = [];
  const watched: Watched = { starts, asked, news };
  Object.assign(window, { watched });
  const status: PreviewStatus = {
    phase: 'following',
    reason: '',
    stored: events,
    shown: events,
    dropped: 0,
    bytes: events * 300,
    maxEvents: 100_000,
    partitions: [0],
    filtering: false,
    revision: 1,
  };
  const post = (message: PreviewToPanel) => setTimeout(() => window.postMessage(message, '*'));
  const rowAt = (index: number): PreviewRow => ({
    id: index,
    partition: index % 3,
    offset: String(index),
    timestamp: 1_700_000_000_000 + index,
    key: { kind: 'text', text: `key-${index}` },
    value: { kind: 'AVRO', text: `value ${index} ${'long '.repeat(60)}` },
    headers: 1,
    schema: 'orders-value v3',
  });
  let inFrame = 0;
  const nextFrame = () => {
    if (inFrame > 0) asked.push(inFrame);
    inFrame = 0;
    requestAnimationFrame(nextFrame);
  };
  requestAnimationFrame(nextFrame);
  const postMessage = (message: PreviewToHost) => {
    if (message.type === 'ready') {
      const view = { filter: '', partition: null, order: 'time', descending: false } as const;
      const start = { kind: 'beginning' } as const;
      post({ type: 'topic', connection: 'local', topic: 'orders', start, view, writable: true });
      post({ type: 'status', status });
    } else if (message.type === 'start') starts.push(message.start);
    else if (message.type === 'window') {
      inFrame++;
      const { request, from } = message;
      const count = Math.max(0, Math.min(message.count, events - from));
      const rows = Array.from({ length: count }, (_, i) => rowAt(from + i));
      post({ type: 'rows', request, from, rows, revision });
    }
  };
  Object.assign(window, {
    acquireVsCodeApi: () => ({ postMessage, getState: () => undefined, setState: () => undefined }),
  });
}
