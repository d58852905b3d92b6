import * as vscode from 'vscode';
import type {
  CopyPart,
  PreviewStart,
  PreviewStatus,
  PreviewToHost,
  PreviewToPanel,
  PreviewView,
} from '../../../common/panels/preview.js';
import { parsePreviewToHost } from '../../../common/panels/previewToHost.js';
import type { Connection } from '../../connections/connection.js';
import type { Disposable } from '../../event.js';
import type { KafkaConnectOptions } from '../../connections/kafkaOptions.js';
import { answerSchemas } from '../../records/decode/answerSchema.js';
import { eventText } from '../../records/eventText.js';
import { openEvents, type Events } from '../../records/openEvents.js';
import type { ReadStart } from '../../records/record.js';
import { FIRST_VIEW } from '../../records/store/eventView.js';
import type { Services } from '../../services.js';
import { mediaRoot, pageHtml } from '../html.js';

export type PreviewServices = Pick<Services, 'extensionUri' | 'log' | 'showError'>;

export interface PreviewTarget {
  readonly connection: Connection;
  readonly topic: string;
  readonly options: KafkaConnectOptions;
  readonly start: PreviewStart;
}

export interface Preview extends Disposable {
  /** @param start reads anew from there, where it is given */
  reveal(start?: PreviewStart): void;
  readonly onDidClose: vscode.Event<void>;
}

/** The host half of a preview panel. Events stay in the thread; the panel's page may come and go while it is hidden. */
export function openPreview(services: PreviewServices, target: PreviewTarget): Preview {
  const { connection, topic, options } = target;
  const panel = vscode.window.createWebviewPanel('eventStreams.preview', topic, vscode.ViewColumn.Active, {
    enableScripts: true,
    localResourceRoots: [mediaRoot(services.extensionUri)],
  });
  panel.iconPath = new vscode.ThemeIcon('list-flat');
  let start = target.start;
  let view: PreviewView = FIRST_VIEW;
  let status: PreviewStatus | undefined;
  let events: Events | undefined;

  const send = (message: PreviewToPanel) => void panel.webview.postMessage(message);
  const sayTopic = () => {
    const writable = !connection.profile.readOnly;
    send({ type: 'topic', connection: connection.profile.name, topic, start, view, writable });
  };
  const sayStatus = (next: PreviewStatus) => {
    status = next;
    send({ type: 'status', status });
  };

  async function read(): Promise<void> {
    events ??= openEvents(options, {
      ask: answerSchemas(connection.registry(), topic),
      onStatus: sayStatus,
      onEnd: (error) => {
        events = undefined;
        services.log.error(`Preview of ${topic}: ${error.detail}`);
        // The events were kept in the thread and are gone with it.
        sayStatus({ ...NOTHING_READ, phase: 'failed', reason: error.message });
      },
    });
    await events.setView(view);
    await events.start({ topic, start: readStart(start) });
  }

  async function handle(message: PreviewToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        sayTopic();
        if (status !== undefined) send({ type: 'status', status });
        return;
      case 'start':
        start = message.start;
        return read();
      case 'retry':
        return read();
      case 'pause':
        return events?.pause();
      case 'resume':
        return events?.resume();
      case 'view':
        view = message.view;
        return events?.setView(view);
      case 'window': {
        const answer = await events?.window(message.from, message.count);
        if (answer !== undefined) send({ type: 'rows', request: message.request, from: message.from, ...answer });
        return;
      }
      case 'detail':
        send({ type: 'detail', id: message.id, detail: (await events?.detail(message.id)) ?? null });
        return;
      case 'copy':
        return copy(message.id, message.part);
      case 'produce':
        await vscode.commands.executeCommand('eventStreams.produceEvent', {
          connection: connection.profile.name,
          topic,
        });
        return;
    }
  }

  async function copy(id: number, part: CopyPart): Promise<void> {
    const text = part === 'event' ? await wholeEvent(id) : await events?.text(id, part);
    if (text === null || text === undefined) return;
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage(`Copied the ${part}.`, 3_000);
  }

  async function wholeEvent(id: number): Promise<string | null> {
    const [detail, key, value] = await Promise.all([
      events?.detail(id),
      events?.text(id, 'key'),
      events?.text(id, 'value'),
    ]);
    if (!detail || typeof key !== 'string' || typeof value !== 'string') return null;
    return eventText({ connection: connection.profile.name, topic, detail, key, value });
  }

  const attempt = (work: Promise<void>) =>
    void work.catch((error: unknown) => services.showError(error, `preview the topic ${topic}`));
  panel.webview.onDidReceiveMessage((received: unknown) => {
    const message = parsePreviewToHost(received);
    if (message === undefined) services.log.warn('The preview panel sent something that is not understood.');
    else attempt(handle(message));
  });
  panel.onDidDispose(() => void events?.close());
  panel.webview.html = pageHtml(panel.webview, services.extensionUri, { name: 'preview', title: topic });
  attempt(read());
  return {
    reveal: (next) => {
      panel.reveal();
      if (next === undefined) return;
      start = next;
      sayTopic();
      attempt(read());
    },
    onDidClose: panel.onDidDispose,
    dispose: () => void panel.dispose(),
  };
}

const NOTHING_READ: Omit<PreviewStatus, 'phase' | 'reason'> = {
  stored: 0,
  shown: 0,
  dropped: 0,
  bytes: 0,
  maxEvents: 0,
  partitions: [],
  filtering: false,
  revision: 0,
};

function readStart(start: PreviewStart): ReadStart {
  return start.kind === 'offset' ? { kind: 'offset', offset: BigInt(start.offset) } : start;
}
