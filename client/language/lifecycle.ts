import * as vscode from 'vscode';
import type { ComparisonResult, DocumentStateParams } from '../../common/protocol/requests.js';
import type { Disposable } from '../event.js';
import type { SubjectHistories } from '../registry/history.js';
import type { Services } from '../services.js';
import type { LanguageServer } from './languageServer.js';
import { schemaSelector } from './selector.js';

export interface LanguageLifecycle extends Disposable {
  /** What the registry said has changed, or the registry is back: open documents are compared again. */
  baselinesChanged(connection?: string): void;
  /** Ends the server and starts it again if a schema document is open. */
  restart(): Promise<void>;
  /** What an open document is compared with, by its address; null where it is compared with nothing. */
  comparison(uri: string): Promise<ComparisonResult>;
  /** Whether the server is to hear of the document. */
  isSchema(document: vscode.TextDocument): boolean;
}

export interface LanguagePorts {
  readonly histories: SubjectHistories;
  readonly onDocumentState: (state: DocumentStateParams) => void;
}

type Core = Pick<Services, 'log' | 'settings' | 'onDidChangeSettings' | 'extensionUri' | 'showError'>;

/** Starts the language server with the first schema document, and anew where its terms change. */
export function languageLifecycle(services: Core, ports: LanguagePorts): LanguageLifecycle {
  const { log } = services;
  let selector = schemaSelector(services.settings());
  let server: LanguageServer | undefined;
  // Starting and stopping wait for each other, whoever asks.
  let queue: Promise<void> = Promise.resolve();

  const isSchema = (document: vscode.TextDocument) => vscode.languages.match([...selector], document) > 0;
  const enqueue = (work: () => Promise<void>): Promise<void> => {
    queue = queue.then(work).catch((error: unknown) => services.showError(error, 'start the language server'));
    return queue;
  };

  const startIfWanted = async () => {
    if (server !== undefined || !vscode.workspace.textDocuments.some(isSchema)) return;
    // Loaded here and not at activation, which must not wait for it.
    const { startLanguageServer } = await import('./languageServer.js');
    server = await startLanguageServer({
      ...ports,
      module: vscode.Uri.joinPath(services.extensionUri, 'dist', 'server.cjs').fsPath,
      selector,
      initialization: { trusted: vscode.workspace.isTrusted, commands: true, virtualDocuments: true },
      log,
    });
  };
  const stop = async () => {
    const stopping = server;
    server = undefined;
    await stopping?.stop();
  };
  const restart = () =>
    enqueue(async () => {
      await stop();
      await startIfWanted();
    });

  const subscriptions: readonly Disposable[] = [
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (server === undefined && isSchema(document)) void enqueue(startIfWanted);
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void restart()),
    services.onDidChangeSettings(() => {
      const next = schemaSelector(services.settings());
      const same = JSON.stringify(next) === JSON.stringify(selector);
      selector = next;
      // What else the settings say, the server learns through the protocol.
      if (!same) void restart();
    }),
  ];
  void enqueue(startIfWanted);

  return {
    isSchema,
    restart,
    // After whatever is starting or stopping, so that a click in the first second is not lost.
    comparison: async (uri) => {
      await queue;
      return (await server?.comparison({ textDocument: { uri } })) ?? null;
    },
    baselinesChanged(connection) {
      const params = connection === undefined ? {} : { connection };
      server?.baselinesChanged(params).catch((error: unknown) => log.warn(`Language server: ${String(error)}`));
    },
    dispose() {
      subscriptions.forEach((subscription) => subscription.dispose());
      void enqueue(stop);
    },
  };
}
