import { element } from '../dom.js';

/** Percent of the room that the lower or right part may take. */
const LEAST = 15;
const MOST = 85;
const KEY_STEP = 5;

export interface Splitter {
  readonly element: HTMLElement;
  /** Percent, or 0 where nobody has said so. */
  size(): number;
  restore(size: number): void;
}

/**
 * The edge between the list and the event: dragged, or moved with the arrow keys. `split` holds both and lays them out beside
 * or above each other; `pane` is the second one.
 */
export function splitter(split: HTMLElement, pane: HTMLElement, changed: () => void): Splitter {
  const attributes = {
    role: 'separator',
    tabindex: '0',
    'aria-label': 'Room for the event',
    'aria-valuemin': String(LEAST),
    'aria-valuemax': String(MOST),
  };
  const edge = element('div', { class: 'splitter', attributes });
  let size = 0;

  const isColumn = () => getComputedStyle(split).flexDirection === 'column';
  const share = () => {
    const [own, all] = [pane.getBoundingClientRect(), split.getBoundingClientRect()];
    return isColumn() ? (own.height / all.height) * 100 : (own.width / all.width) * 100;
  };
  function resize(percent: number): void {
    size = Math.round(Math.min(MOST, Math.max(LEAST, percent)) * 10) / 10;
    split.style.setProperty('--detail-size', `${size}%`);
    edge.setAttribute('aria-valuenow', String(Math.round(size)));
    changed();
  }
  edge.addEventListener('focus', () => {
    edge.setAttribute('aria-orientation', isColumn() ? 'horizontal' : 'vertical');
    edge.setAttribute('aria-valuenow', String(Math.round(share())));
  });
  edge.addEventListener('pointerdown', (down) => {
    down.preventDefault();
    edge.setPointerCapture(down.pointerId);
    const move = ({ clientX, clientY }: PointerEvent) => {
      const { right, bottom, width, height } = split.getBoundingClientRect();
      resize(isColumn() ? ((bottom - clientY) / height) * 100 : ((right - clientX) / width) * 100);
    };
    edge.addEventListener('pointermove', move);
    edge.addEventListener('pointerup', () => edge.removeEventListener('pointermove', move), { once: true });
  });
  edge.addEventListener('keydown', (event) => {
    const grow = event.key === (isColumn() ? 'ArrowUp' : 'ArrowLeft');
    const shrink = event.key === (isColumn() ? 'ArrowDown' : 'ArrowRight');
    if (!grow && !shrink) return;
    event.preventDefault();
    resize(share() + (grow ? KEY_STEP : -KEY_STEP));
  });
  return {
    element: edge,
    size: () => size,
    restore: (kept) => {
      if (kept > 0) resize(kept);
    },
  };
}
