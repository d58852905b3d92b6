import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from '../common/protocol/requests.js';
import { isRecord } from '../common/settings/reading.js';

/** What the client can do, as far as the server cares. */
export interface ClientAbilities {
  readonly configuration: boolean;
  readonly registerConfiguration: boolean;
  readonly watchFiles: boolean;
  readonly changeFolders: boolean;
  /** The client asks for diagnostics; otherwise the server sends them. */
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly refreshCodeLenses: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly documentChanges: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly markdownHover: boolean;
  /** The client opens the addresses of older versions that no file has. */
  readonly virtualDocuments: boolean;
  /** The client speaks `REQUESTS` and has registered `CLIENT_COMMANDS`. */
  readonly extended: boolean;
}

/**
 * `initializationOptions`, from unknown. A client that sends none is not ours: it is trusted, because it runs the
 * server itself, and it has no commands.
 */
export function readInitializationOptions(options: unknown): Required<InitializationOptions> {
  const read = isRecord(options) ? options : {};
  return {
    trusted: read['trusted'] !== false,
    commands: read['commands'] === true,
    virtualDocuments: read['virtualDocuments'] === true,
    diagnostics: read['diagnostics'] === 'push' ? 'push' : 'pull',
  };
}

export function abilitiesOf(params: InitializeParams): ClientAbilities {
  const { workspace, textDocument }: ClientCapabilities = params.capabilities;
  const options = readInitializationOptions(params.initializationOptions);
  const canPull = textDocument?.diagnostic !== undefined;
  return {
    configuration: workspace?.configuration === true,
    registerConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    changeFolders: workspace?.workspaceFolders === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    pullDiagnostics: canPull && options.diagnostics === 'pull',
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshCodeLenses: workspace?.codeLens?.refreshSupport === true,
    relatedInformation: diagnosticDetail(textDocument, 'relatedInformation'),
    codeDescription: diagnosticDetail(textDocument, 'codeDescriptionSupport'),
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    virtualDocuments: options.virtualDocuments,
    extended: options.commands,
  };
}

/** Clients state the same ability for pushed and for pulled diagnostics, or for one of them. */
function diagnosticDetail(
  textDocument: ClientCapabilities['textDocument'],
  detail: 'relatedInformation' | 'codeDescriptionSupport',
): boolean {
  return textDocument?.publishDiagnostics?.[detail] === true || textDocument?.diagnostic?.[detail] === true;
}
