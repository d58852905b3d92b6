import { REQUESTS } from '../common/protocol/requests.js';
import type { ServerContext } from './context.js';
import { inBackground } from './inBackground.js';
import { diagnosticsOf } from './features/diagnostics.js';
import { documentStateOf } from './features/documentState.js';

/** Sends what a client gets without asking: diagnostics, and what each document was compared with. */
export interface Publishing {
  publish(uri: string): void;
  close(uri: string): void;
}

export function createPublishing(context: ServerContext, sendStates: boolean): Publishing {
  const { connection, documents, abilities } = context;
  const states = new Map<string, string>();
  const send = (uri: string, version: number | undefined, diagnostics: ReturnType<typeof diagnosticsOf>) => {
    const about = version === undefined ? {} : { version };
    inBackground(connection, 'send diagnostics', connection.sendDiagnostics({ uri, ...about, diagnostics }));
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
          if (!abilities.pullDiagnostics) send(uri, document.version, diagnosticsOf(known.analysis, abilities));
          if (!known.analysis.pending) publishState(documentStateOf(known.analysis));
      }
    },
    close: (uri) => {
      states.delete(uri);
      if (!abilities.pullDiagnostics) send(uri, undefined, []);
    },
  };
}
