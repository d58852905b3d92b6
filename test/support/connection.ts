import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  createConnection,
  createProtocolConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type {
  ClientCapabilities,
  Diagnostic,
  InitializeResult,
  ProtocolConnection,
  PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import type { RegistryPort } from '../../common/baseline/history.js';
import { REQUESTS } from '../../common/protocol/requests.js';
import type {
  DocumentStateParams,
  SubjectHistoryParams,
  SubjectVersionParams,
} from '../../common/protocol/requests.js';
import { nodePorts } from '../../server/nodePorts.js';
import { startServer } from '../../server/startServer.js';
import { waitFor } from './waitFor.js';

export interface TestClientOptions {
  /** Absolute path of the workspace folder. */
  readonly folder?: string;
  /** What the client answers for `eventStreams`; may be changed through `changeSettings`. Null: it has none to give. */
  readonly settings?: unknown;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** Answers the server's questions about subjects; without it the client does not know them. */
  readonly registry?: RegistryPort;
  /** The server is one for clients of another make, that asks again by itself after so many milliseconds. */
  readonly retryMs?: number;
}

/** A language client and a real server in one process, who talk JSON-RPC over streams. */
export interface TestClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** Everything that was published, in order. */
  readonly published: readonly PublishDiagnosticsParams[];
  readonly states: readonly DocumentStateParams[];
  readonly logged: readonly string[];
  /** Messages that the user was shown. */
  readonly shown: readonly string[];
  /** Hears of every publication, at once. */
  onPublished(listener: (params: PublishDiagnosticsParams) => void): void;
  open(uri: string, text: string, languageId?: string): void;
  /** Replaces the whole text, or the given range, as the next version of the document. */
  change(uri: string, text: string, range?: ChangeRange): number;
  save(uri: string): void;
  close(uri: string): void;
  changeSettings(settings: unknown): void;
  /** The diagnostics of the newest version, once they are published. */
  diagnostics(uri: string, isWanted?: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>;
  state(uri: string, isWanted?: (state: DocumentStateParams) => boolean): Promise<DocumentStateParams>;
  dispose(): Promise<void>;
}

interface ChangeRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** What a capable editor such as VS Code says of itself, as far as it matters here, with pushed diagnostics. */
export const EDITOR_CAPABILITIES: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
};

export async function startTestClient(options: TestClientOptions = {}): Promise<TestClient> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const serverSide = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  const { retryMs } = options;
  startServer(serverSide, { ...nodePorts(serverSide), ...(retryMs === undefined ? {} : { retryMs }) });
  serverSide.listen();
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const published: PublishDiagnosticsParams[] = [];
  const states: DocumentStateParams[] = [];
  const logged: string[] = [];
  const shown: string[] = [];
  const listeners: ((params: PublishDiagnosticsParams) => void)[] = [];
  const versions = new Map<string, number>();
  let settings = options.settings ?? {};

  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
    for (const listener of listeners) listener(params);
  });
  connection.onNotification(REQUESTS.documentState, (params: DocumentStateParams) => void states.push(params));
  connection.onNotification('window/logMessage', (params: { message: string }) => void logged.push(params.message));
  connection.onNotification('window/showMessage', (params: { message: string }) => void shown.push(params.message));
  connection.onRequest('workspace/configuration', (params: { readonly items: readonly unknown[] }) =>
    params.items.map(() => settings),
  );
  connection.onRequest('client/registerCapability', () => null);
  const { registry } = options;
  if (registry !== undefined) {
    connection.onRequest(REQUESTS.subjectHistory, (params: SubjectHistoryParams): Promise<unknown> =>
      registry.subjectHistory(params),
    );
    connection.onRequest(REQUESTS.subjectVersion, (params: SubjectVersionParams): Promise<unknown> =>
      registry.subjectVersion(params),
    );
  }
  connection.listen();
  const folders =
    options.folder === undefined ? null : [{ uri: pathToFileURL(options.folder).toString(), name: 'test' }];
  connection.onRequest('workspace/workspaceFolders', () => folders);
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: options.capabilities ?? EDITOR_CAPABILITIES,
    workspaceFolders: folders,
    // Like our own client, which opens whatever address the server gives.
    initializationOptions: options.initializationOptions ?? { virtualDocuments: true },
  });
  const notify = (method: string, params: object) => void connection.sendNotification(method, params);
  notify('initialized', {});

  return {
    connection,
    initialized,
    published,
    states,
    logged,
    shown,
    onPublished: (listener) => void listeners.push(listener),
    open: (uri, text, languageId = 'plaintext') => {
      versions.set(uri, 1);
      notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    },
    change: (uri, text, range) => {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      const change = range === undefined ? { text } : { range, text };
      notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [change] });
      return version;
    },
    save: (uri) => notify('textDocument/didSave', { textDocument: { uri } }),
    close: (uri) => notify('textDocument/didClose', { textDocument: { uri } }),
    changeSettings: (next) => {
      settings = next ?? {};
      notify('workspace/didChangeConfiguration', { settings: null });
    },
    diagnostics: async (uri, isWanted = () => true) => {
      const found = await waitFor(
        `diagnostics of ${uri}`,
        () => {
          const last = published.filter((one) => one.uri === uri).at(-1);
          const isCurrent = last !== undefined && (last.version ?? versions.get(uri)) === versions.get(uri);
          return isCurrent && isWanted(last.diagnostics) ? last : undefined;
        },
        { interval: 2 },
      );
      return found.diagnostics;
    },
    state: (uri, isWanted = () => true) =>
      waitFor(
        `the state of ${uri}`,
        () => {
          const last = states.filter((one) => one.uri === uri).at(-1);
          return last !== undefined && isWanted(last) ? last : undefined;
        },
        { interval: 2 },
      ),
    dispose: async () => {
      await connection.sendRequest('shutdown');
      connection.dispose();
      serverSide.dispose();
      toServer.destroy();
      toClient.destroy();
    },
  };
}

/** The message of a diagnostic, which could be marked up, but never is: not every editor can show that. */
export function wordsOf(diagnostic: Diagnostic | undefined): string {
  const message = diagnostic?.message;
  assert.ok(typeof message === 'string');
  return message;
}
