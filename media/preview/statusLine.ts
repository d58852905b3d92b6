import type { PreviewStatus } from '../../common/panels/preview.js';
import { button, element } from '../dom.js';

export interface StatusLine {
  readonly element: HTMLElement;
  /** Lies over the list where there is nothing in it, with the reason. */
  readonly overlay: HTMLElement;
  /** Names the connection: a topic of that name may be in several clusters. */
  connection(name: string): void;
  show(status: PreviewStatus): void;
}

export function statusLine(retry: () => void): StatusLine {
  // Only the phase is read out; the counts change all the time.
  const phase = element('span', { attributes: { role: 'status' } });
  const counts = element('span', { class: 'counts' });
  const connection = element('span', { class: 'connection' });
  // Where events are shown, nothing lies over them that could be clicked.
  const again = button('Try again', retry);
  again.hidden = true;
  const line = element('footer', { class: 'statusline' }, [phase, again, counts, connection]);
  const overlay = element('div', { class: 'overlay' });
  overlay.hidden = true;
  return {
    element: line,
    overlay,
    connection: (name) => {
      connection.textContent = name;
      connection.title = `Connection ${name}`;
    },
    show: (status) => {
      line.dataset['phase'] = status.phase;
      const text = phaseText(status);
      if (phase.textContent !== text) phase.textContent = text;
      counts.textContent = countText(status);
      const failed = status.phase === 'failed';
      again.hidden = !failed || status.shown === 0;
      overlay.hidden = status.shown > 0;
      if (status.shown > 0) return;
      overlay.replaceChildren(
        element('p', { text: emptyText(status) }),
        ...(failed ? [button('Try again', retry)] : []),
      );
    },
  };
}

function phaseText({ phase, reason, maxEvents }: PreviewStatus): string {
  switch (phase) {
    case 'starting':
      return 'Connecting…';
    case 'reading':
      return 'Reading…';
    case 'following':
      return 'Up to date, waiting for new events';
    case 'paused':
      return 'Paused';
    case 'full':
      return `Stopped: ${maxEvents.toLocaleString()} events or the memory for them are used up, and there are more. Continue drops the oldest.`;
    case 'waiting':
      return `The cluster is away, trying again: ${reason}`;
    case 'failed':
      return reason;
  }
}

function countText({ stored, shown, dropped, bytes, filtering }: PreviewStatus): string {
  const parts = [shown === stored ? counted(stored) : `${shown.toLocaleString()} of ${counted(stored)}`];
  if (filtering) parts.push('filtering…');
  if (dropped > 0) parts.push(`${dropped.toLocaleString()} older ones dropped`);
  if (bytes > 1_000_000) parts.push(`${(bytes / 1_048_576).toFixed(0)} MiB`);
  return parts.join(' · ');
}

function emptyText(status: PreviewStatus): string {
  switch (status.phase) {
    case 'starting':
      return 'Connecting to the cluster…';
    case 'reading':
      return status.stored === 0 ? 'Reading…' : 'Nothing matches the filter so far.';
    case 'failed':
      return status.reason;
    case 'waiting':
      return `The cluster is away. Reading goes on by itself when it is back. ${status.reason}`;
    case 'following':
    case 'paused':
    case 'full':
      if (status.filtering) return 'Filtering…';
      return status.stored === 0
        ? 'There are no events from here on yet. New ones appear as they are written.'
        : 'Nothing matches the filter.';
  }
}

function counted(events: number): string {
  return `${events.toLocaleString()} ${events === 1 ? 'event' : 'events'}`;
}
