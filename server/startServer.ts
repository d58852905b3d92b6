import {
  CodeLensRefreshRequest,
  DiagnosticRefreshRequest,
  RequestType,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import type { CancellationToken, Connection, DocumentDiagnosticReport, InitializeResult } from 'vscode-languageserver';
import { failureReason } from '../common/baseline/failureReason.js';
import { isRecord } from '../common/settings/reading.js';
import { REQUESTS } from '../common/protocol/requests.js';
import type { BaselineTextResult, ComparisonParams, ComparisonResult } from '../common/protocol/requests.js';
import { createContext } from './context.js';
import type { ServerContext } from './context.js';
import { baselineText } from './features/baselineText.js';
import { codeActions, CODE_ACTION_KINDS } from './features/codeActions.js';
import { codeLenses } from './features/codeLens.js';
import { comparison } from './features/comparison.js';
import { definition } from './features/definition.js';
import { diagnosticsOf } from './features/diagnostics.js';
import { documentSymbols } from './features/documentSymbols.js';
import { hover } from './features/hover.js';
import { guard } from './guard.js';
import { inBackground } from './inBackground.js';
import { abilitiesOf, readInitializationOptions } from './initialization.js';
import type { ClientAbilities } from './initialization.js';
import type { ServerPorts } from './ports.js';
import { createPublishing } from './publishing.js';
import type { Publishing } from './publishing.js';
import { createScheduler } from './scheduler.js';
import type { SchemaDocument } from './schemaDocument.js';
import { createDocument, updateDocument } from './schemaDocument.js';
import { createUnavailable, isSame } from './unavailable.js';
import type { Unavailable } from './unavailable.js';
import { foldersOf, pathOf } from './workspace/folders.js';
import { watchBaselines } from './workspace/watching.js';

const COMPARISON = new RequestType<ComparisonParams, ComparisonResult, void>(REQUESTS.comparison);
const BASELINE_TEXT = new RequestType<unknown, BaselineTextResult, void>(REQUESTS.baselineText);

/** Wires the language server to a connection. Does nothing by itself until the connection listens and is initialized. */
export function startServer(connection: Connection, ports: ServerPorts): void {
  const documents = new TextDocuments<SchemaDocument>({ create: createDocument, update: updateDocument });
  let context: ServerContext | undefined;
  let publishing: Publishing | undefined;
  let unavailable: Unavailable | undefined;
  let trusted = false;
  let stopped = false;
  let folders: readonly string[] = [];
  const scheduler = createScheduler((uri) => {
    try {
      publishing?.publish(uri);
    } catch (error) {
      // One document that cannot be checked must not end the server for all others.
      connection.console.error(`${uri} could not be checked: ${failureReason(error)}`);
    }
  });
  const recheckAll = () => {
    // What was being fetched may arrive after the end.
    if (stopped) return;
    for (const uri of documents.keys()) scheduler.schedule(uri);
    if (context !== undefined) askToRefresh(connection, context.abilities);
  };

  connection.onInitialize((params) => {
    const abilities = abilitiesOf(params);
    trusted = readInitializationOptions(params.initializationOptions).trusted;
    folders = foldersOf(params);
    context = createContext({ connection, documents, ports, abilities, trusted, folders, onChange: recheckAll });
    unavailable = ports.retryMs === undefined ? undefined : createUnavailable(context, ports.retryMs);
    publishing = createPublishing(context, ports.sendStates, (analysis) => unavailable?.look(analysis));
    return capabilities(abilities, ports.version);
  });
  connection.onInitialized(() => {
    if (context === undefined) return;
    watchBaselines(connection, context, context.abilities.watchFiles && trusted, folders);
  });
  connection.onShutdown(() => {
    stopped = true;
    scheduler.dispose();
    unavailable?.dispose();
  });
  connection.onDidChangeConfiguration(({ settings }) => context?.changeSettings(settings as unknown));
  connection.onNotification(REQUESTS.baselinesChanged, (params: unknown) => {
    const only = isRecord(params) ? params['connection'] : undefined;
    context?.refreshBaselines((question) => only === undefined || question.connection === only);
  });
  connection.onRequest(BASELINE_TEXT, (params) => {
    const uri = isRecord(params) ? params['uri'] : undefined;
    return baselineText(typeof uri === 'string' ? uri : '', ports.registry, trusted);
  });

  documents.onDidChangeContent(({ document }) => scheduler.schedule(document.uri));
  documents.onDidSave(({ document }) => {
    const file = pathOf(document.uri);
    // Saving is when people commit; git is asked again, and others may refer to this very file.
    const known = ports.retryMs === undefined ? undefined : context?.analyse(document);
    const own = known?.state === 'known' ? known.analysis.target.question : undefined;
    context?.refreshBaselines((question) =>
      question.baseline.kind === 'registry'
        ? // Our own client tells when the registry has something new; for others, saving is as good a time as any.
          own !== undefined && isSame(own, question)
        : question.file === file || question.references.length > 0,
    );
  });
  documents.onDidClose(({ document }) => {
    scheduler.forget(document.uri);
    publishing?.close(document.uri);
  });

  const current = () => (stopped ? 'stopped' : context);
  connection.onCodeAction(guard(current, [], codeActions));
  connection.onHover(guard(current, null, hover));
  connection.onDocumentSymbol(guard(current, [], documentSymbols));
  connection.onCodeLens(guard(current, [], codeLenses));
  connection.onDefinition(guard(current, [], definition));
  connection.onRequest(COMPARISON, guard(current, null, comparison));
  connection.languages.diagnostics.on((params, token) => pullDiagnostics(context, params.textDocument.uri, token));
  documents.listen(connection);
}

/**
 * What is known counts, so that nothing waits for a registry; the client is told to ask again when there is more. One that
 * cannot be told has to wait.
 */
async function pullDiagnostics(
  context: ServerContext | undefined,
  uri: string,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const document = context?.documents.get(uri);
  if (context === undefined || document === undefined) return { kind: 'full', items: [] };
  const known = context.analyse(document);
  const isEnough = known.state === 'known' && (!known.analysis.pending || context.abilities.refreshDiagnostics);
  const analysis = isEnough ? known.analysis : await context.ready(document, token);
  return { kind: 'full', items: analysis === undefined ? [] : diagnosticsOf(analysis, context.abilities) };
}

function askToRefresh(connection: Connection, abilities: ClientAbilities): void {
  if (abilities.pullDiagnostics && abilities.refreshDiagnostics) {
    const refreshed = connection.sendRequest(DiagnosticRefreshRequest.type);
    inBackground(connection, 'have the diagnostics asked for again', refreshed);
  }
  if (abilities.refreshCodeLenses) {
    inBackground(
      connection,
      'have the code lenses asked for again',
      connection.sendRequest(CodeLensRefreshRequest.type),
    );
  }
}

function capabilities(abilities: ClientAbilities, version: string | undefined): InitializeResult {
  return {
    serverInfo: { name: 'event-streams', ...(version === undefined ? {} : { version }) },
    capabilities: {
      // The only one that every client must know.
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
      codeActionProvider: { codeActionKinds: [...CODE_ACTION_KINDS] },
      hoverProvider: true,
      documentSymbolProvider: true,
      codeLensProvider: { resolveProvider: false },
      definitionProvider: true,
      ...(abilities.pullDiagnostics
        ? {
            diagnosticProvider: {
              identifier: 'event-streams',
              interFileDependencies: true,
              workspaceDiagnostics: false,
            },
          }
        : {}),
      ...(abilities.changeFolders
        ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }
        : {}),
    },
  };
}
