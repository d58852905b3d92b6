import type { OrderColumn, PreviewStatus, PreviewView } from '../../common/panels/preview.js';
import { parsePreviewToPanel } from '../../common/panels/previewToPanel.js';
import { element } from '../dom.js';
import { detailPane } from './detail.js';
import { grid } from './grid.js';
import { connectHost } from './host.js';
import { splitter } from './splitter.js';
import { statusLine } from './statusLine.js';
import { toolbar } from './toolbar.js';
import './preview.css';

main();

/** The page of the preview panel: a toolbar, the list of events, one event in detail, and a line that says how things are. */
function main(): void {
  const host = connectHost();
  let view: PreviewView = { filter: '', partition: null, order: 'time', descending: true };
  let status: PreviewStatus | undefined;

  const changeView = (change: Partial<PreviewView>) => {
    view = { ...view, ...change };
    host.send({ type: 'view', view });
  };
  const bar = toolbar({
    start: (start) => host.send({ type: 'start', start }),
    pause: () => host.send({ type: 'pause' }),
    resume: () => host.send({ type: 'resume' }),
    view: changeView,
    produce: () => host.send({ type: 'produce' }),
  });
  const detail = detailPane({
    copy: (id, part) => host.send({ type: 'copy', id, part }),
    close: () => {
      detail.hide();
      list.focus();
    },
  });
  const list = grid({
    request: (request, from, count) => host.send({ type: 'window', request, from, count }),
    order: (order: OrderColumn) => changeView({ order, descending: view.order === order ? !view.descending : true }),
    select: ({ id }) => {
      host.send({ type: 'detail', id });
    },
    open: () => {
      if (detail.open) detail.focus();
      else if (list.selected !== null) host.send({ type: 'detail', id: list.selected });
    },
    changed: keepSoon,
  });
  const line = statusLine(() => host.send({ type: 'retry' }));

  const main = element('main', {}, [list.element, line.overlay]);
  const split = element('div', { class: 'split' }, [main]);
  const edge = splitter(split, detail.element, keepSoon);
  split.append(edge.element, detail.element);

  let keeping = false;
  function keepSoon(): void {
    if (keeping) return;
    keeping = true;
    requestAnimationFrame(() => {
      keeping = false;
      host.keep({ ...list.state(), selected: list.selected, detailSize: edge.size() });
    });
  }

  window.addEventListener('message', ({ data }) => {
    const message = parsePreviewToPanel(data);
    switch (message?.type) {
      case 'topic':
        view = message.view;
        bar.topic(message.start, message.view, message.writable);
        line.connection(message.connection);
        return;
      case 'status':
        status = message.status;
        bar.status(status);
        line.show(status);
        list.update(status.shown, status.revision, view);
        return;
      case 'rows':
        list.rows(message.request, message.from, message.revision, message.rows);
        return;
      case 'detail':
        if (message.id === list.selected) detail.show(message.detail);
        return;
      case undefined:
        return;
    }
  });
  window.addEventListener('keydown', (event) => {
    if (event.key === 'f' && (event.ctrlKey || event.metaKey)) bar.focusFilter();
    else if (event.key === 'Escape' && detail.open) {
      detail.hide();
      list.focus();
    }
  });

  const kept = host.kept();
  if (kept !== undefined) {
    list.restore(kept.scrollTop, kept.widths);
    list.select(kept.selected);
    edge.restore(kept.detailSize);
  }
  document.body.append(bar.element, split, line.element);
  host.send({ type: 'ready' });
  if (kept?.selected != null) host.send({ type: 'detail', id: kept.selected });
}
