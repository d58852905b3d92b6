import { REQUESTS } from '../common/protocol/requests.js';
import type { Analysis } from './analysis/analysis.js';
import type { ServerContext } from './context.js';
import { inBackground } from './inBackground.js';
import { diagnosticsOf } from './features/diagnostics.js';
import { documentStateOf } from './features/documentState.js';

/** Sends what a client gets without asking: diagnostics, and what each document was compared with. */
export interface Publishing {
  publish(uri: string): void;
  close(uri: string): void;
}

/** @param look hears of every analysis that is complete. */
export function createPublishing(
  context: ServerContext,
  sendStates: boolean,
  look: (analysis: Analysis) => void,
): Publishing {
  const { connection, documents, abilities } = context;
  const states = new Map<string, string>();
  const marked = new Set<string>();
  const send = (uri: string, version: number | undefined, diagnostics: ReturnType<typeof diagnosticsOf>) => {
    if (diagnostics.length > 0) marked.add(uri);
    else marked.delete(uri);
    const about = version === undefined ? {} : { version };
    inBackground(connection, 'send diagnostics', connection.sendDiagnostics({ uri, ...about, diagnostics }));
  };
  const publishDiagnostics = (uri: string, version: number, analysis: Analysis) => {
    const diagnostics = diagnosticsOf(analysis, abilities);
    // An empty list says that all is well, which nobody knows before the baseline is there.
    if (diagnostics.length > 0 || marked.has(uri) || !analysis.pending) send(uri, version, diagnostics);
  };
  const publishState = (state: ReturnType<typeof documentStateOf>) => {
    if (!sendStates) return;
    const { version, ...rest } = state;
    const text = JSON.stringify(rest);
    if (states.get(state.uri) === text) return;
    states.set(state.uri, text);
    const sent = connection.sendNotification(REQUESTS.documentState, { ...rest, version });
    inBackground(connection, 'tell what a document was compared with', sent);
  };
  return {
    publish: (uri) => {
      const document = documents.get(uri);
      if (document === undefined) return;
      const known = context.analyse(document);
      switch (known.state) {
        case 'waiting':
          // What is on the screen stays until there is something better.
          return;
        case 'foreign':
          if (states.delete(uri) && !abilities.pullDiagnostics) send(uri, document.version, []);
          return;
        case 'known':
          if (!abilities.pullDiagnostics) publishDiagnostics(uri, document.version, known.analysis);
          if (known.analysis.pending) return;
          publishState(documentStateOf(known.analysis));
          look(known.analysis);
      }
    },
    close: (uri) => {
      states.delete(uri);
      if (!abilities.pullDiagnostics) send(uri, undefined, []);
    },
  };
}
