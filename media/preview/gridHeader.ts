import type { OrderColumn, PreviewView } from '../../common/panels/preview.js';
import { element } from '../dom.js';
import { COLUMNS } from './columns.js';

const NARROWEST = 36;
const KEY_STEP = 16;

export interface GridHeader {
  readonly element: HTMLElement;
  scroll(left: number): void;
  sorted(view: PreviewView): void;
  widths(): readonly number[];
  restore(widths: readonly number[]): void;
}

/** The titles of the columns: a click sorts, an edge can be dragged or moved with the arrow keys. */
export function gridHeader(ports: { order(order: OrderColumn): void; resized(): void }): GridHeader {
  const widths = COLUMNS.map(({ width }) => width);
  const apply = () => {
    const template = widths.map((width) => (width === 0 ? 'minmax(160px, 1fr)' : `${width}px`)).join(' ');
    document.documentElement.style.setProperty('--columns', template);
  };
  const cells = COLUMNS.map((column, i) => {
    const attributes = { role: 'columnheader', 'aria-colindex': String(i + 1) };
    const title = element('span', { class: 'title', text: column.title });
    const cell = element('div', { class: `cell ${column.align ?? ''}`, attributes }, [title]);
    const { order } = column;
    if (order !== undefined) {
      cell.classList.add('sortable');
      title.tabIndex = 0;
      title.setAttribute('role', 'button');
      title.addEventListener('click', () => ports.order(order));
      title.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        ports.order(order);
      });
    }
    if (column.width > 0) cell.append(handle(i, cell));
    return cell;
  });
  const row = element('div', { class: 'row header', attributes: { role: 'row', 'aria-rowindex': '1' } }, cells);
  apply();

  function resize(i: number, width: number): void {
    widths[i] = Math.max(NARROWEST, Math.round(width));
    apply();
    ports.resized();
  }

  function handle(i: number, cell: HTMLElement): HTMLElement {
    const title = COLUMNS[i]?.title ?? '';
    const attributes = {
      role: 'separator',
      tabindex: '0',
      'aria-orientation': 'vertical',
      'aria-label': `Width of ${title}`,
    };
    const grip = element('span', { class: 'grip', attributes });
    grip.addEventListener('pointerdown', (down) => {
      down.preventDefault();
      grip.setPointerCapture(down.pointerId);
      const width = cell.getBoundingClientRect().width;
      const move = (event: PointerEvent) => resize(i, width + event.clientX - down.clientX);
      grip.addEventListener('pointermove', move);
      grip.addEventListener('pointerup', () => grip.removeEventListener('pointermove', move), { once: true });
    });
    grip.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowLeft' ? -KEY_STEP : event.key === 'ArrowRight' ? KEY_STEP : 0;
      if (step !== 0) resize(i, (widths[i] ?? NARROWEST) + step);
    });
    return grip;
  }

  return {
    element: row,
    scroll: (left) => {
      row.style.transform = `translateX(${-left}px)`;
    },
    sorted: ({ order, descending }) => {
      COLUMNS.forEach((column, i) => {
        const sort = column.order === order ? (descending ? 'descending' : 'ascending') : 'none';
        if (column.order !== undefined) cells[i]?.setAttribute('aria-sort', sort);
      });
    },
    widths: () => widths,
    restore: (kept) => {
      kept.forEach((width, i) => {
        if (i < widths.length && COLUMNS[i]?.width !== 0) widths[i] = Math.max(NARROWEST, width);
      });
      apply();
    },
  };
}
