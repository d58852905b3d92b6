import type { PreviewRow, PreviewView } from '../../common/panels/preview.js';
import { element } from '../dom.js';
import { COLUMNS } from './columns.js';
import { gridHeader } from './gridHeader.js';
import { rowCache } from './rowCache.js';

const ROW_HEIGHT = 22;
/** Rows above and below the visible ones that exist, too. */
const OVERSCAN = 12;

export interface GridPorts {
  /** Rows are wanted; `show` answers. */
  request(request: number, from: number, count: number): void;
  order(order: NonNullable<(typeof COLUMNS)[number]['order']>): void;
  select(row: PreviewRow): void;
  open(): void;
  changed(): void;
}

/** The list of events: only the rows in sight exist in the page. */
export interface Grid {
  readonly element: HTMLElement;
  /** What the view holds changed: so many rows, of this revision. */
  update(shown: number, revision: number, view: PreviewView): void;
  rows(request: number, from: number, revision: number, rows: readonly PreviewRow[]): void;
  focus(): void;
  state(): { readonly scrollTop: number; readonly widths: readonly number[] };
  restore(scrollTop: number, widths: readonly number[]): void;
  readonly selected: number | null;
  select(id: number | null): void;
}

export function grid(ports: GridPorts): Grid {
  const header = gridHeader({ order: (order) => ports.order(order), resized: () => ports.changed() });
  const canvas = element('div', { class: 'canvas', attributes: { role: 'rowgroup' } });
  const viewport = element('div', { class: 'viewport' }, [canvas]);
  const root = element(
    'div',
    {
      class: 'grid',
      attributes: {
        role: 'grid',
        tabindex: '0',
        'aria-label': 'Events',
        'aria-colcount': String(COLUMNS.length),
        'aria-readonly': 'true',
      },
    },
    [header.element, viewport],
  );
  const cache = rowCache((request, from, count) => ports.request(request, from, count));
  const elements = new Map<number, HTMLElement>();
  let total = 0;
  let active = -1;
  let selected: number | null = null;
  let choosing = false;
  let descending = true;
  let restoreTo = 0;

  const visible = () => {
    const first = Math.max(0, Math.floor(viewport.scrollTop / ROW_HEIGHT) - OVERSCAN);
    const last = Math.ceil((viewport.scrollTop + viewport.clientHeight) / ROW_HEIGHT) + OVERSCAN;
    return { first, end: Math.min(total, last) };
  };

  /** At most once per frame, whatever happens in it: scrolling, rows that arrive, new events. */
  let rendering = false;
  function renderSoon(): void {
    if (rendering) return;
    rendering = true;
    requestAnimationFrame(() => {
      rendering = false;
      render();
    });
  }

  function render(): void {
    const { first, end } = visible();
    for (const [index, row] of elements) {
      if (index >= first && index < end) continue;
      row.remove();
      elements.delete(index);
    }
    for (let index = first; index < end; index++) {
      let row = elements.get(index);
      if (row === undefined) {
        row = newRow(index);
        elements.set(index, row);
        canvas.append(row);
      }
      fill(row, cache.get(index));
    }
    markActive();
    cache.want(first, end);
  }

  function fill(row: HTMLElement, data: PreviewRow | undefined): void {
    row.classList.toggle('pending', data === undefined);
    row.setAttribute('aria-selected', String(data !== undefined && data.id === selected));
    COLUMNS.forEach((column, i) => {
      const cell = row.children[i];
      if (!(cell instanceof HTMLElement)) return;
      const text = data === undefined ? '' : column.text(data);
      if (cell.textContent !== text) cell.textContent = text;
      header.fit(i, text.length);
      cell.className = `cell ${column.align ?? ''} ${data === undefined ? '' : (column.look?.(data) ?? '')}`;
    });
  }

  function newRow(index: number): HTMLElement {
    const attributes = { role: 'row', id: `row-${index}`, 'aria-rowindex': String(index + 2) };
    const row = element('div', { class: 'row', attributes });
    row.style.transform = `translateY(${index * ROW_HEIGHT}px)`;
    for (const [i] of COLUMNS.entries()) {
      row.append(element('div', { class: 'cell', attributes: { role: 'gridcell', 'aria-colindex': String(i + 1) } }));
    }
    row.addEventListener('click', () => choose(index));
    row.addEventListener('dblclick', () => ports.open());
    return row;
  }

  function markActive(): void {
    for (const [index, row] of elements) row.classList.toggle('active', index === active);
    if (elements.has(active)) root.setAttribute('aria-activedescendant', `row-${active}`);
    else root.removeAttribute('aria-activedescendant');
  }

  function choose(index: number): void {
    active = Math.max(0, Math.min(total - 1, index));
    const top = active * ROW_HEIGHT;
    if (top < viewport.scrollTop) viewport.scrollTop = top;
    else if (top + ROW_HEIGHT > viewport.scrollTop + viewport.clientHeight) {
      viewport.scrollTop = top + ROW_HEIGHT - viewport.clientHeight;
    }
    selected = null;
    choosing = true;
    selectChosen();
    render();
    ports.changed();
  }

  /** A row can be chosen before what it shows has come; it is selected then. */
  function selectChosen(): void {
    const row = choosing ? cache.get(active) : undefined;
    if (row === undefined) return;
    choosing = false;
    selected = row.id;
    ports.select(row);
  }

  const page = () => Math.max(1, Math.floor(viewport.clientHeight / ROW_HEIGHT) - 1);
  const moves: Readonly<Record<string, () => number>> = {
    ArrowDown: () => active + 1,
    ArrowUp: () => Math.max(0, active - 1),
    PageDown: () => active + page(),
    PageUp: () => active - page(),
    Home: () => 0,
    End: () => total - 1,
  };
  root.addEventListener('keydown', (event) => {
    if (event.target !== root || total === 0) return;
    const move = moves[event.key];
    if (move !== undefined) choose(move());
    else if (event.key === 'Enter') ports.open();
    else return;
    event.preventDefault();
  });
  viewport.addEventListener('scroll', () => {
    header.scroll(viewport.scrollLeft);
    renderSoon();
    ports.changed();
  });
  new ResizeObserver(() => {
    // The titles leave as much room at the side as the rows leave for the scroll bar.
    root.style.setProperty('--scroll-bar', `${viewport.offsetWidth - viewport.clientWidth}px`);
    renderSoon();
  }).observe(viewport);

  return {
    element: root,
    update: (shown, revision, view) => {
      // New events above what somebody reads must not push it away.
      const grown = shown - total;
      const reading = view.descending && descending && viewport.scrollTop > 0 && grown > 0;
      descending = view.descending;
      total = shown;
      canvas.style.height = `${total * ROW_HEIGHT}px`;
      if (reading) {
        viewport.scrollTop += grown * ROW_HEIGHT;
        if (active >= 0) active += grown;
        cache.shift(grown);
      }
      if (restoreTo > 0 && total * ROW_HEIGHT >= restoreTo) {
        viewport.scrollTop = restoreTo;
        restoreTo = 0;
      }
      if (active >= total) active = total - 1;
      root.setAttribute('aria-rowcount', String(total + 1));
      header.sorted(view);
      cache.outdated(revision);
      renderSoon();
    },
    rows: (request, from, revision, rows) => {
      cache.put(request, from, revision, rows);
      selectChosen();
      const index = selected === null ? -1 : rows.findIndex(({ id }) => id === selected);
      if (index >= 0) active = from + index;
      renderSoon();
    },
    focus: () => {
      root.focus();
      if (active < 0 && total > 0) choose(0);
    },
    state: () => ({ scrollTop: viewport.scrollTop, widths: header.widths() }),
    restore: (scrollTop, widths) => {
      restoreTo = scrollTop;
      header.restore(widths);
    },
    get selected() {
      return selected;
    },
    select: (id) => {
      choosing = false;
      selected = id;
      render();
    },
  };
}
