import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CancellationToken } from 'vscode-languageserver';
import { failureReason } from '../common/baseline/failureReason.js';
import type { Analysis } from './analysis/analysis.js';
import type { ServerContext } from './context.js';

interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/**
 * The one way from a request to a feature: is the document open and a schema, is the answer still wanted, is it still
 * about the current version? A feature that fails answers with an error and leaves the server running.
 */
export function guard<P extends DocumentParams, R>(
  context: () => ServerContext | 'stopped' | undefined,
  nothing: R,
  feature: (analysis: Analysis, params: P, context: ServerContext) => R,
): (params: P, token: CancellationToken) => Promise<R | ResponseError> {
  return async (params, token) => {
    const known = context();
    if (known === undefined) return new ResponseError(ErrorCodes.ServerNotInitialized, 'Send "initialize" first.');
    if (known === 'stopped') return new ResponseError(ErrorCodes.InvalidRequest, 'The server was shut down.');
    const document = known.documents.get(params.textDocument.uri);
    if (document === undefined) return nothing;
    const analysis = await known.ready(document, token);
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    if (known.documents.get(document.uri) !== document) {
      return new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed meanwhile.');
    }
    if (analysis === undefined) return nothing;
    try {
      return feature(analysis, params, known);
    } catch (error) {
      known.connection.console.error(`A request for ${document.uri} failed: ${failureReason(error)}`);
      return new ResponseError(LSPErrorCodes.RequestFailed, failureReason(error));
    }
  };
}
