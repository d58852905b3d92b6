import * as vscode from 'vscode';
import { parseVersionQuery, VERSION_SCHEME } from '../../common/protocol/versionUri.js';
import type { Connections } from '../connections/connection.js';
import { reasonOf } from '../errors.js';
import { readableText } from './readableText.js';
import { registryOf } from './registryOf.js';

/** Serves registered versions as read-only documents: the old side of a comparison, and what a finding points to. */
export function provideVersionDocuments(connections: Connections): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(VERSION_SCHEME, {
    async provideTextDocumentContent(uri, token) {
      const address = parseVersionQuery(uri.query);
      if (address === undefined) throw new Error('This is not the address of a registered version.');
      const source = registryOf(connections, address.connection);
      if ('unavailable' in source) throw new Error(source.unavailable);
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      try {
        return readableText(await source.registry.version(address.subject, address.version, abort.signal));
      } catch (error) {
        throw new Error(`Version ${address.version} of ${address.subject} could not be read. ${reasonOf(error)}`, {
          cause: error,
        });
      }
    },
  });
}
