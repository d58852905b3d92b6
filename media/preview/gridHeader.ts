import type { OrderColumn, PreviewView } from '../../common/panels/preview.js';
import { element } from '../dom.js';
import { COLUMNS } from './columns.js';

const NARROWEST = 36;
const KEY_STEP = 16;
/** Left and right of a cell's text, as in the style sheet, and a pixel for rounding. */
const CELL_PADDING = 17;

export interface GridHeader {
  readonly element: HTMLElement;
  scroll(left: number): void;
  sorted(view: PreviewView): void;
  /** A cell of the column has so many characters: the column grows until they fit or it is as wide as it may be. */
  fit(column: number, characters: number): void;
  widths(): readonly number[];
  restore(widths: readonly number[]): void;
}

/** The titles of the columns: a click sorts, an edge can be dragged or moved with the arrow keys. */
export function gridHeader(ports: { order(order: OrderColumn): void; resized(): void }): GridHeader {
  // Pixels where somebody has said so, else 0: as wide as the content.
  const widths = COLUMNS.map(() => 0);
  // Titles are in another, bold font, and one has the arrow of the order.
  const longest = COLUMNS.map(({ title, order }) => title.length + (order === undefined ? 1 : 3));
  const apply = () => {
    const template = COLUMNS.map(({ fit }, i) => track(widths[i] ?? 0, fit, longest[i] ?? 0)).join(' ');
    document.documentElement.style.setProperty('--columns', template);
  };
  const cells = COLUMNS.map((column, i) => {
    const full: Readonly<Record<string, string>> =
      column.name === undefined ? {} : { title: column.name, 'aria-label': column.name };
    const attributes = { role: 'columnheader', 'aria-colindex': String(i + 1), ...full };
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
    if (column.fit !== undefined) cell.append(handle(i, cell));
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
    const title = COLUMNS[i]?.name ?? COLUMNS[i]?.title ?? '';
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
      if (step !== 0) resize(i, cell.getBoundingClientRect().width + step);
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
    fit: (i, characters) => {
      const wanted = Math.min(characters, COLUMNS[i]?.fit ?? 0);
      if (wanted <= (longest[i] ?? 0)) return;
      longest[i] = wanted;
      apply();
    },
    widths: () => widths,
    restore: (kept) => {
      kept.forEach((width, i) => {
        if (width > 0 && COLUMNS[i]?.fit !== undefined) widths[i] = Math.max(NARROWEST, width);
      });
      apply();
    },
  };
}

/** One column of the grid's template. `ch` is a digit of the rows' font, in which every character is as wide. */
function track(width: number, fit: number | undefined, characters: number): string {
  if (fit === undefined) return 'minmax(240px, 1fr)';
  return width > 0 ? `${width}px` : `calc(${characters}ch + ${CELL_PADDING}px)`;
}
