import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import type {
  Diagnostic,
  InitializeResult,
  ProtocolConnection,
  PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { inRepository } from './repository.js';
import { waitFor } from './waitFor.js';

/** `event-streams language-server --stdio` as a process of its own, with a client that does nothing unasked. */
export interface StandaloneServer {
  readonly child: ChildProcessWithoutNullStreams;
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly published: readonly PublishDiagnosticsParams[];
  /** The methods of all other notifications that the server sent. */
  readonly notified: readonly string[];
  /** The exit code, once the process has ended. */
  readonly ended: Promise<unknown>;
  open(uri: string, text: string, languageId?: string, version?: number): void;
  diagnostics(uri: string, version: number): Promise<readonly Diagnostic[]>;
  /** `shutdown` and `exit`, as the protocol asks for; gives the exit code. */
  end(): Promise<unknown>;
}

export interface StandaloneOptions {
  /** `params` of `initialize`, besides those that must be there. */
  readonly initialize?: object;
  /** Answers `workspace/configuration`; without it the client does not know that request. */
  readonly settings?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  /** What is sent before `initialize`. */
  readonly beforehand?: (connection: ProtocolConnection) => Promise<void>;
  /** Further arguments of the command. */
  readonly args?: readonly string[];
}

export async function startStandaloneServer(options: StandaloneOptions = {}): Promise<StandaloneServer> {
  const program = [inRepository('out', 'cli', 'index.js'), 'language-server', '--stdio', ...(options.args ?? [])];
  const child = spawn(process.execPath, program, { env: { ...process.env, ...options.env } });
  const ended = once(child, 'exit').then(([code]: unknown[]) => code);
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  // A server that ends while something is written to it is what some tests are about.
  child.stdin.on('error', () => undefined);
  const published: PublishDiagnosticsParams[] = [];
  const notified: string[] = [];
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
  });
  connection.onUnhandledNotification(({ method }) => void notified.push(method));
  if (options.settings !== undefined) {
    connection.onRequest('workspace/configuration', ({ items }: { readonly items: readonly unknown[] }) =>
      items.map(() => options.settings),
    );
  }
  connection.listen();
  await options.beforehand?.(connection);
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    ...options.initialize,
  });
  await connection.sendNotification('initialized', {});
  return {
    child,
    connection,
    initialized,
    published,
    notified,
    ended,
    open: (uri, text, languageId = 'plaintext', version = 1) => {
      const params = { textDocument: { uri, languageId, version, text } };
      void connection.sendNotification('textDocument/didOpen', params);
    },
    diagnostics: async (uri, version) => {
      const found = await waitFor(`diagnostics of version ${version} of ${uri}`, () =>
        published.find((one) => one.uri === uri && one.version === version && one.diagnostics.length > 0),
      );
      return found.diagnostics;
    },
    end: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const code = await ended;
      connection.dispose();
      return code;
    },
  };
}
