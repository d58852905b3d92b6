import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { registerCommands } from './commands/index.js';
import { liveConnections } from './connections/connections.js';
import type { LiveConnections } from './connections/connections.js';
import { openConnection } from './connections/openConnection.js';
import { secretsOf } from './connections/secrets.js';
import type { Secrets } from './connections/secrets.js';
import { eventProblems } from './eventDocuments/eventProblems.js';
import { provideSendLens } from './eventDocuments/sendLens.js';
import { previews } from './panels/preview/previews.js';
import { connectKafka } from './kafka/connect.js';
import { showExplorer } from './explorer/view.js';
import { languageLifecycle } from './language/lifecycle.js';
import { subjectHistories } from './registry/history.js';
import { lastKnownInMemory } from './registry/lastKnown.js';
import { registryOf } from './registry/registryOf.js';
import { provideVersionDocuments } from './registry/versionDocuments.js';
import type { Services } from './services.js';
import { recoverWhileVisible } from './recoverWhileVisible.js';
import { watchSettings } from './settings.js';
import { errorPresenter } from './showError.js';
import { showStatusItem } from './status/statusItem.js';

/** When this code began to be loaded: `performance.now()`, and what its thread had used by then. The bundler sets it. */
declare const eventStreamsLoadStarted: { readonly at: number; readonly cpu: NodeJS.CpuUsage };

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

  const core = {
    extensionUri: context.extensionUri,
    connections,
    log,
    secrets: context.secrets,
    connectionSecrets: secrets,
    memento: context.workspaceState,
    settings: () => settings.current(),
    settingProblems: () => settings.problems(),
    onDidChangeSettings: settings.onDidChange,
    formats: () => import('./schemas/engine.js'),
    histories: subjectHistories({
      registryOf: (name) => registryOf(connections, name),
      lastKnown: lastKnownInMemory(),
      now: () => new Date(),
    }),
    showError: errorPresenter(log),
    keep,
  };
  const status = showStatusItem();
  keep(status);
  const explorer = showExplorer(core);
  keep(explorer);
  const language = languageLifecycle(core, {
    histories: core.histories,
    onDocumentState: (state) => status.update(state),
  });
  keep(language);
  const topicPreviews = previews(core);
  keep(topicPreviews);
  const problems = eventProblems();
  keep(problems);
  const services: Services = { ...core, status, explorer, language, previews: topicPreviews, eventProblems: problems };
  keep(provideSendLens());
  keep(recoverWhileVisible(services));
  keep(provideVersionDocuments(connections));
  keep(registerCommands(services));
  const { user, system } = process.threadCpuUsage(eventStreamsLoadStarted.cpu);
  const cpuMs = (user + system) / 1_000;
  const { duration } = performance.measure('event-streams/activation', {
    start: eventStreamsLoadStarted.at,
    detail: { cpuMs },
  });
  log.debug(`Activated in ${Math.round(duration)} ms, of which ${Math.round(cpuMs)} ms of work.`);
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
        connectKafka,
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
