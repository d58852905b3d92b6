import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { registerCommands } from './commands/index.js';
import { liveConnections } from './connections/connections.js';
import type { LiveConnections } from './connections/connections.js';
import { openConnection } from './connections/openConnection.js';
import { secretsOf } from './connections/secrets.js';
import type { Secrets } from './connections/secrets.js';
import { languageLifecycle } from './language/lifecycle.js';
import { subjectHistories } from './registry/history.js';
import { lastKnownInMemory } from './registry/lastKnown.js';
import { registryOf } from './registry/registryOf.js';
import { provideVersionDocuments } from './registry/versionDocuments.js';
import type { Services } from './services.js';
import { watchSettings } from './settings.js';
import { errorPresenter } from './showError.js';

/** Wires the client together. Nothing here connects, spawns or reads: that begins when it is first needed. */
export function activate(context: vscode.ExtensionContext): void {
  const keep = (disposable: { dispose(): unknown }) => void context.subscriptions.push(disposable);
  const log = vscode.window.createOutputChannel('Event Streams', { log: true });
  keep(log);
  const settings = watchSettings(log);
  keep(settings);
  const secrets = secretsOf({ store: context.secrets, environment: process.env, ask: askForSecret });
  const connections = openConnections(context, log, secrets);
  keep(connections);

  // The workspace decides which hosts are talked to, so it has to be trusted first.
  const update = () => connections.update(vscode.workspace.isTrusted ? settings.current().connections : []);
  keep(settings.onDidChange(update));
  update();

  const services: Services = {
    extensionUri: context.extensionUri,
    connections,
    log,
    secrets: context.secrets,
    memento: context.workspaceState,
    settings: () => settings.current(),
    onDidChangeSettings: settings.onDidChange,
    formats: () => import('../engine/formats.js'),
    showError: errorPresenter(log),
    keep,
  };
  const language = languageLifecycle(services, {
    histories: subjectHistories({
      registryOf: (name) => registryOf(connections, name),
      lastKnown: lastKnownInMemory(),
      now: () => new Date(),
    }),
    onDocumentState: () => undefined,
  });
  keep(language);
  keep(provideVersionDocuments(connections));
  keep(registerCommands(services));
}

function openConnections(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  secrets: Secrets,
): LiveConnections {
  return liveConnections(
    (profile) =>
      openConnection(profile, {
        secrets,
        readFile: readWorkspaceFile,
        connectKafka: () => {
          throw new Error('This build cannot talk to Kafka yet.');
        },
        workerFile: context.asAbsolutePath(path.join('dist', 'kafkaWorker.cjs')),
        log,
        now: () => Date.now(),
      }),
    (error) => log.error(String(error)),
  );
}

async function askForSecret(prompt: { readonly title: string; readonly prompt: string }): Promise<string | undefined> {
  return vscode.window.showInputBox({ ...prompt, password: true, ignoreFocusOut: true });
}

async function readWorkspaceFile(file: string): Promise<string> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  return readFile(folder === undefined ? file : path.resolve(folder, file), 'utf8');
}
