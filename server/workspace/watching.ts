import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import type { ServerContext } from '../context.js';
import { pathOf } from './folders.js';

/** A commit, a checkout or a fetch touches one of these; schemas may be referred to by others. */
const WATCHED: readonly string[] = [
  '**/.git/HEAD',
  '**/.git/logs/HEAD',
  '**/.git/packed-refs',
  '**/.git/FETCH_HEAD',
  '**/*.{avsc,proto}',
  '**/*.schema.json',
  '**/.vscode/settings.json',
];

/** Hears of changed settings, folders and files, as far as the client can tell of them. */
export function watchBaselines(
  connection: Connection,
  context: ServerContext,
  watchFiles: boolean,
  watchConfiguration: boolean,
): void {
  if (watchConfiguration)
    void connection.client.register(DidChangeConfigurationNotification.type, { section: 'eventStreams' });
  if (watchFiles) {
    const watchers = WATCHED.map((globPattern) => ({ globPattern }));
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => uri.endsWith('/.vscode/settings.json'))) context.changeSettings(undefined);
    const isGit = changes.some(({ uri }) => uri.includes('/.git/'));
    const isSchema = changes.some(({ uri }) => !uri.includes('/.git/') && !uri.endsWith('/settings.json'));
    context.refreshBaselines(({ baseline }) =>
      baseline.kind === 'git' ? isGit || isSchema : isSchema && baseline.kind === 'directory',
    );
  });
  const folders = new Map<string, string>();
  void connection.workspace.getWorkspaceFolders().then((known) => {
    for (const { uri } of known ?? []) folders.set(uri, pathOf(uri) ?? '');
  });
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    for (const { uri } of removed) folders.delete(uri);
    for (const { uri } of added) folders.set(uri, pathOf(uri) ?? '');
    context.changeFolders([...folders.values()].filter((path) => path !== ''));
  });
}
