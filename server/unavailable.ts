import { ShowMessageNotification, MessageType } from 'vscode-languageserver';
import type { BaselineQuestion } from '../common/baseline/history.js';
import type { Analysis } from './analysis/analysis.js';
import type { ServerContext } from './context.js';
import { inBackground } from './inBackground.js';

/** What an editor of another make needs in place of our own client's status item and its button to try again. */
export interface Unavailable {
  /** Says once why a document is not compared, or with old versions only. */
  look(analysis: Analysis): void;
  dispose(): void;
}

/** More reasons than this are no news. */
const MAX_TOLD = 100;

/** @param retryMs milliseconds after which baselines of open documents that could not be had are asked for again. */
export function createUnavailable(context: ServerContext, retryMs: number): Unavailable {
  const { connection, documents } = context;
  const told = new Set<string>();
  const timer = setInterval(() => {
    const away = documents.all().flatMap((document): readonly BaselineQuestion[] => {
      const known = context.analyse(document);
      if (known.state !== 'known' || reasonFor(known.analysis) === undefined) return [];
      const { question } = known.analysis.target;
      return question === undefined ? [] : [question];
    });
    if (away.length > 0) context.refreshBaselines((question) => away.some((one) => isSame(one, question)));
  }, retryMs);
  // Waiting for a registry is no reason to stay.
  timer.unref();
  return {
    look: (analysis) => {
      const reason = reasonFor(analysis);
      if (reason === undefined || told.has(reason) || told.size >= MAX_TOLD) return;
      told.add(reason);
      const isStale = analysis.loaded?.history.state === 'found';
      const what = isStale ? 'compared with the last known versions only' : 'not compared';
      const name = analysis.target.subject ?? nameOf(analysis.document.uri);
      const message = `Event Streams: ${name} is ${what}. ${reason}`;
      const sent = connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
      inBackground(connection, 'tell what cannot be compared', sent);
    },
    dispose: () => clearInterval(timer),
  };
}

/** Whether both are about the same baseline: documents of one subject share it. */
export function isSame(one: BaselineQuestion, other: BaselineQuestion): boolean {
  if (one.baseline.kind !== 'registry' || other.baseline.kind !== 'registry') return one.file === other.file;
  return one.subject === other.subject && one.connection === other.connection;
}

function reasonFor({ loaded }: Analysis): string | undefined {
  if (loaded === undefined) return undefined;
  const { history } = loaded;
  return history.state === 'unavailable' ? history.reason : history.state === 'found' ? history.stale : undefined;
}

function nameOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    // As it is, then.
    return last;
  }
}
