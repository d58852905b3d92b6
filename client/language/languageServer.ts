import * as vscode from 'vscode';
import { LanguageClient, RequestType, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';
import type { CancellationToken } from 'vscode-languageclient/node';
import { GIT_SCHEME } from '../../common/protocol/gitUri.js';
import { REQUESTS } from '../../common/protocol/requests.js';
import type {
  BaselineTextResult,
  BaselinesChangedParams,
  ComparisonParams,
  ComparisonResult,
  DocumentStateParams,
  InitializationOptions,
  SubjectHistoryParams,
  SubjectHistoryResult,
  SubjectVersionParams,
  SubjectVersionResult,
} from '../../common/protocol/requests.js';
import type { SubjectHistories } from '../registry/history.js';
import type { PatternFilter } from './selector.js';

export interface LanguageServerOptions {
  readonly module: string;
  readonly selector: readonly PatternFilter[];
  readonly initialization: InitializationOptions;
  readonly histories: SubjectHistories;
  readonly log: vscode.LogOutputChannel;
  readonly onDocumentState: (state: DocumentStateParams) => void;
}

export interface LanguageServer {
  baselinesChanged(params: BaselinesChangedParams): Promise<void>;
  comparison(params: ComparisonParams): Promise<ComparisonResult>;
  stop(): Promise<void>;
}

/** Starts the language server in its own process and serves its questions. */
export async function startLanguageServer(options: LanguageServerOptions): Promise<LanguageServer> {
  const run = { module: options.module, transport: TransportKind.ipc };
  const client = new LanguageClient(
    'eventStreams',
    'Event Streams',
    { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=0'] } } },
    {
      documentSelector: [...options.selector],
      outputChannel: options.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: options.initialization,
      // Words in hovers come from schema texts too: no HTML, and no commands.
      markdown: { isTrusted: false, supportHtml: false },
    },
  );
  client.onRequest(
    new RequestType<SubjectHistoryParams, SubjectHistoryResult, unknown>(REQUESTS.subjectHistory),
    (params, token) => options.histories.history(params, signalOf(token)),
  );
  client.onRequest(
    new RequestType<SubjectVersionParams, SubjectVersionResult, unknown>(REQUESTS.subjectVersion),
    (params, token) => options.histories.version(params, signalOf(token)),
  );
  client.onNotification(REQUESTS.documentState, options.onDocumentState);
  await client.start();
  const documents = provideGitDocuments(client);
  return {
    baselinesChanged: (params) => client.sendNotification(REQUESTS.baselinesChanged, params),
    comparison: (params) => client.sendRequest<ComparisonResult>(REQUESTS.comparison, params),
    stop: async () => {
      documents.dispose();
      await client.dispose();
    },
  };
}

/** Serves files as they were at a git revision as read-only documents: what a finding points to. The server runs git. */
function provideGitDocuments(client: LanguageClient): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(GIT_SCHEME, {
    async provideTextDocumentContent(uri, token) {
      const params = { uri: uri.toString() };
      const result = await client.sendRequest<BaselineTextResult>(REQUESTS.baselineText, params, token);
      if (result.state !== 'found') throw new Error(result.reason);
      return result.text;
    },
  });
}

function signalOf(token: CancellationToken): AbortSignal {
  const abort = new AbortController();
  if (token.isCancellationRequested) abort.abort();
  else token.onCancellationRequested(() => abort.abort());
  return abort.signal;
}
