import type { CopyPart, PreviewDetail, PreviewPart } from '../../common/panels/preview.js';
import { button, element } from '../dom.js';
import { timeText } from './columns.js';
import { colouredJson } from './jsonColours.js';

export interface DetailPane {
  readonly element: HTMLElement;
  show(detail: PreviewDetail | null): void;
  hide(): void;
  focus(): void;
  readonly open: boolean;
}

export function detailPane(ports: { copy(id: number, part: CopyPart): void; close(): void }): DetailPane {
  const content = element('div', { class: 'content' });
  const close = button('Close', () => ports.close(), 'Close (Escape)');
  const title = element('h2', { class: 'heading' });
  const time = element('p', { class: 'facts' });
  const bar = element('div', { class: 'bar' }, [title, time]);
  const pane = element('section', { class: 'detail', attributes: { 'aria-label': 'Event', tabindex: '-1' } }, [
    bar,
    content,
  ]);
  pane.hidden = true;
  pane.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') ports.close();
  });
  return {
    element: pane,
    show: (detail) => {
      pane.hidden = false;
      if (detail === null) {
        title.textContent = 'Event';
        content.replaceChildren(element('p', { text: 'This event is no longer kept: newer ones took its room.' }));
        time.textContent = '';
        bar.replaceChildren(title, time, close);
        return;
      }
      title.textContent = `Partition ${detail.partition}, offset ${detail.offset}`;
      time.textContent = timeText(detail.timestamp);
      bar.replaceChildren(
        title,
        time,
        button('Copy event', () => ports.copy(detail.id, 'event')),
        close,
      );
      content.replaceChildren(
        partSection('Key', detail.key, () => ports.copy(detail.id, 'key')),
        partSection('Value', detail.value, () => ports.copy(detail.id, 'value')),
        ...(detail.headers.length === 0 ? [] : [headersSection(detail)]),
      );
    },
    hide: () => {
      pane.hidden = true;
    },
    focus: () => {
      pane.focus();
    },
    get open() {
      return !pane.hidden;
    },
  };
}

function partSection(title: string, part: PreviewPart, copy: () => void): HTMLElement {
  const facts = [
    part.kind === 'null' && title === 'Value' ? 'a tombstone' : kindText(part),
    part.typeName,
    part.schema,
    sizeText(part),
  ].filter((fact) => fact !== '');
  const heading = element('div', { class: 'bar' }, [
    element('h3', { text: title }),
    element('p', { class: 'facts', text: facts.join(' · ') }),
    button('Copy', copy, `Copy the ${title.toLowerCase()}`),
  ]);
  const text = element('pre', { class: part.kind, attributes: { tabindex: '0', 'aria-label': title } });
  text.append(part.json ? colouredJson(part.text) : part.kind === 'empty' ? '(empty)' : part.text);
  const report = part.report.map((line) => element('li', { text: line }));
  return element('section', {}, [
    heading,
    ...(report.length === 0 ? [] : [element('ul', { class: 'report' }, report)]),
    text,
  ]);
}

function headersSection({ headers }: PreviewDetail): HTMLElement {
  const rows = headers.map(({ key, value }) =>
    element('tr', {}, [element('th', { text: key, attributes: { scope: 'row' } }), element('td', { text: value })]),
  );
  return element('section', {}, [element('h3', { text: 'Headers' }), element('table', {}, rows)]);
}

function kindText({ kind }: PreviewPart): string {
  switch (kind) {
    case 'null':
    case 'empty':
      return '';
    case 'AVRO':
      return 'Avro';
    case 'PROTOBUF':
      return 'Protobuf';
    case 'JSON':
      return 'JSON Schema';
    case 'plain-json':
      return 'JSON without a schema';
    case 'undecodable':
      return 'could not be decoded';
    case 'text':
    case 'number':
    case 'binary':
      return kind;
  }
}

function sizeText({ size, kind }: PreviewPart): string {
  if (kind === 'null') return '';
  return size < 10_000 ? `${size} bytes` : `${(size / 1024).toFixed(0)} KiB`;
}
