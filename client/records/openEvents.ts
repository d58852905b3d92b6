import type { PreviewDetail, PreviewStatus, PreviewView } from '../../common/panels/preview.js';
import type { KafkaConnectOptions } from '../connections/kafkaOptions.js';
import type { KafkaError } from '../kafka/kafkaError.js';
import { startThread } from '../kafka/thread/startThread.js';
import type { AskSchema } from './decode/schemaAnswer.js';
import type { ReadOptions } from './record.js';
import type { WindowAnswer } from './session.js';

/** Events being read in a thread of their own, seen from the extension host: nothing but what is shown crosses over. */
export interface Events {
  start(options: ReadOptions): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  setView(view: PreviewView): Promise<void>;
  window(from: number, count: number): Promise<WindowAnswer>;
  detail(id: number): Promise<PreviewDetail | null>;
  text(id: number, part: 'key' | 'value'): Promise<string | null>;
  close(): Promise<void>;
}

export interface EventsPorts {
  readonly ask: AskSchema;
  readonly onStatus: (status: PreviewStatus) => void;
  /** The thread ended by itself. */
  readonly onEnd: (error: KafkaError) => void;
}

/** Starts the thread; a preview has one of its own, so that a large topic keeps nobody else waiting. */
export function openEvents(options: KafkaConnectOptions, ports: EventsPorts): Events {
  const thread = startThread(
    options,
    {
      schema: ({ id, side }) => ports.ask(id, side),
      eventsStatus: (status) => {
        ports.onStatus(status);
        return Promise.resolve();
      },
    },
    ports.onEnd,
  );
  return {
    start: (read) => thread.call('eventsStart', read),
    pause: () => thread.call('eventsPause', null),
    resume: () => thread.call('eventsResume', null),
    setView: (view) => thread.call('eventsView', view),
    window: (from, count) => thread.call('eventsWindow', { from, count }),
    detail: (id) => thread.call('eventsDetail', id),
    text: (id, part) => thread.call('eventsText', { id, part }),
    close: () => thread.stop(),
  };
}
