import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import type { ServerContext } from '../context.js';
import { inBackground } from '../inBackground.js';
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
  firstFolders: readonly string[],
): void {
  const { abilities } = context;
  if (abilities.registerConfiguration) {
    const { type } = DidChangeConfigurationNotification;
    inBackground(connection, 'hear of changed settings', connection.client.register(type, { section: 'eventStreams' }));
  }
  if (watchFiles) {
    const watchers = WATCHED.map((globPattern) => ({ globPattern }));
    const { type } = DidChangeWatchedFilesNotification;
    inBackground(connection, 'hear of changed files', connection.client.register(type, { watchers }));
  }
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => uri.endsWith('/.vscode/settings.json'))) context.changeSettings(undefined);
    const isGit = changes.some(({ uri }) => uri.includes('/.git/'));
    const isSchema = changes.some(({ uri }) => !uri.includes('/.git/') && !uri.endsWith('/settings.json'));
    context.refreshBaselines(({ baseline }) =>
      baseline.kind === 'git' ? isGit || isSchema : isSchema && baseline.kind === 'directory',
    );
  });
  if (!abilities.changeFolders) return;
  const folders = new Set(firstFolders);
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    for (const { uri } of removed) folders.delete(pathOf(uri) ?? '');
    for (const { uri } of added) folders.add(pathOf(uri) ?? '');
    context.changeFolders([...folders].filter((path) => path !== ''));
  });
}
