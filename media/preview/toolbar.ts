import { MAX_LATEST, type PreviewStart, type PreviewStatus, type PreviewView } from '../../common/panels/preview.js';
import { button, element } from '../dom.js';

export interface ToolbarPorts {
  start(start: PreviewStart): void;
  pause(): void;
  resume(): void;
  view(change: Partial<Pick<PreviewView, 'filter' | 'partition'>>): void;
  produce(): void;
}

export interface Toolbar {
  readonly element: HTMLElement;
  topic(start: PreviewStart, view: PreviewView, writable: boolean): void;
  status(status: PreviewStatus): void;
  focusFilter(): void;
}

/** Milliseconds after the last key until the filter applies. */
const TYPING_MS = 150;
const HOUR_MS = 3_600_000;

const KINDS: readonly (readonly [PreviewStart['kind'], string])[] = [
  ['latest', 'Newest'],
  ['beginning', 'From the beginning'],
  ['offset', 'From offset'],
  ['time', 'From time'],
];

export function toolbar(ports: ToolbarPorts): Toolbar {
  const kind = element('select', { attributes: { 'aria-label': 'Where to begin' } });
  kind.append(...KINDS.map(([value, text]) => element('option', { text, attributes: { value } })));
  const input = element('input', { attributes: { 'aria-label': 'Number of events' } });
  const read = button('Read', readNow, 'Read again from here');
  const toggle = button('Pause', () => (toggle.dataset['does'] === 'pause' ? ports.pause() : ports.resume()));
  toggle.dataset['does'] = 'pause';
  const filter = element('input', {
    class: 'filter',
    attributes: { type: 'search', placeholder: 'Filter by text in key, value or headers', 'aria-label': 'Filter' },
  });
  const partition = element('select', { attributes: { 'aria-label': 'Partition' } }, [partitionOption(null)]);
  const produce = button('Produce…', () => ports.produce(), 'Write an event to this topic');
  const problem = element('p', { class: 'problem', attributes: { role: 'alert' } });
  problem.hidden = true;
  let active: PreviewStart | undefined;
  let partitions = '';
  let chosen: number | null = null;

  function readNow(): void {
    const start = startOf(kind.value, input.value);
    showProblem(start === undefined ? problemOf(kind.value) : '');
    if (start === undefined) return;
    active = start;
    ports.start(start);
    showChosen();
  }

  function showProblem(text: string): void {
    input.classList.toggle('wrong', text !== '');
    input.setAttribute('aria-invalid', String(text !== ''));
    problem.textContent = text;
    problem.hidden = text === '';
  }

  /** Another start than the one that is shown is chosen, and not read yet: the button that does so stands out. */
  function showChosen(): void {
    const start = startOf(kind.value, input.value);
    read.classList.toggle('primary', JSON.stringify(start) !== JSON.stringify(active));
  }

  function showInput(value?: string): void {
    input.hidden = kind.value === 'beginning';
    input.type = kind.value === 'time' ? 'datetime-local' : 'number';
    if (kind.value === 'time') input.step = '1';
    else input.min = '0';
    input.setAttribute('aria-label', { latest: 'Number of events', offset: 'Offset', time: 'Time' }[kind.value] ?? '');
    input.value = value ?? { latest: '100', offset: '0', time: localTime(Date.now() - HOUR_MS) }[kind.value] ?? '';
  }

  kind.addEventListener('change', () => {
    showInput();
    showProblem('');
    showChosen();
  });
  input.addEventListener('input', showChosen);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') readNow();
  });
  let typing: ReturnType<typeof setTimeout> | undefined;
  filter.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(() => ports.view({ filter: filter.value }), TYPING_MS);
  });
  partition.addEventListener('change', () => {
    chosen = partition.value === '' ? null : Number(partition.value);
    ports.view({ partition: chosen });
  });

  return {
    element: element('div', { class: 'toolbar', attributes: { role: 'toolbar', 'aria-label': 'Preview' } }, [
      kind,
      input,
      read,
      toggle,
      filter,
      partition,
      produce,
      problem,
    ]),
    topic: (start, view, writable) => {
      active = start;
      kind.value = start.kind;
      showInput(valueOf(start));
      showProblem('');
      showChosen();
      if (document.activeElement !== filter) filter.value = view.filter;
      chosen = view.partition;
      produce.hidden = !writable;
    },
    status: (status) => {
      const stopped = status.phase === 'paused' || status.phase === 'full';
      toggle.textContent = status.phase === 'full' ? 'Continue' : stopped ? 'Resume' : 'Pause';
      toggle.title = status.phase === 'full' ? 'Read on; the oldest events make room' : '';
      toggle.dataset['does'] = stopped ? 'resume' : 'pause';
      toggle.disabled = status.phase === 'failed';
      const list = status.partitions.join();
      if (list === partitions) return;
      partitions = list;
      partition.replaceChildren(...[null, ...status.partitions].map(partitionOption));
      partition.value = chosen === null ? '' : String(chosen);
    },
    focusFilter: () => {
      filter.focus();
      filter.select();
    },
  };
}

function startOf(kind: string, value: string): PreviewStart | undefined {
  switch (kind) {
    case 'beginning':
      return { kind };
    case 'latest':
      return /^[1-9]\d*$/.test(value) && Number(value) <= MAX_LATEST ? { kind, count: Number(value) } : undefined;
    case 'offset':
      return /^\d{1,18}$/.test(value) ? { kind, offset: value } : undefined;
    case 'time': {
      const timestamp = Date.parse(value);
      return Number.isNaN(timestamp) ? undefined : { kind, timestamp };
    }
    default:
      return undefined;
  }
}

function problemOf(kind: string): string {
  switch (kind) {
    case 'latest':
      return `Type how many of the newest events to read: a whole number from 1 to ${MAX_LATEST.toLocaleString()}.`;
    case 'offset':
      return 'Type the offset to begin with in every partition: a whole number from 0 on.';
    default:
      return 'Choose a day and a time to begin with.';
  }
}

function valueOf(start: PreviewStart): string | undefined {
  switch (start.kind) {
    case 'latest':
      return String(start.count);
    case 'offset':
      return start.offset;
    case 'time':
      return localTime(start.timestamp);
    case 'beginning':
      return undefined;
  }
}

/** As an input of the type `datetime-local` wants it, to the second. */
function localTime(timestamp: number): string {
  const local = new Date(timestamp - new Date(timestamp).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19);
}

function partitionOption(id: number | null): HTMLElement {
  const text = id === null ? 'All partitions' : `Partition ${id}`;
  return element('option', { text, attributes: { value: id === null ? '' : String(id) } });
}
