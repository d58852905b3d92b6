import * as vscode from 'vscode';
import { recoverConnections } from './connections/recovery.js';
import { disposeAll, emitter } from './event.js';
import type { Disposable, Emitter } from './event.js';
import type { Services } from './services.js';

/** Tries connections that are away again for as long as the explorer or a schema document is in sight. */
export function recoverWhileVisible({ connections, explorer, language, log }: Services): Disposable {
  const wanted: Emitter<void> = emitter((error) => log.error(String(error)));
  const recovery = recoverConnections({
    connections,
    isWanted: () =>
      explorer.visible || vscode.window.visibleTextEditors.some(({ document }) => language.isSchema(document)),
    onDidChangeWanted: wanted.listen,
    onBack(connection, part) {
      log.info(`${part === 'kafka' ? 'Kafka' : 'The registry'} of ${connection.profile.name} is back.`);
      if (part === 'registry') language.baselinesChanged(connection.profile.name);
      void explorer.refresh(undefined);
    },
    later(ms, work) {
      const timer = setTimeout(work, ms);
      return { dispose: () => clearTimeout(timer) };
    },
  });
  return disposeAll([
    recovery,
    explorer.onDidChangeVisibility(() => wanted.fire()),
    vscode.window.onDidChangeVisibleTextEditors(() => wanted.fire()),
  ]);
}
