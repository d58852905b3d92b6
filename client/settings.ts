import * as vscode from 'vscode';
import { parseSettings } from '../common/settings/parseSettings.js';
import type { Settings } from '../common/settings/types.js';
import { emitter } from './event.js';
import type { Disposable, Emitter, Listen } from './event.js';

export interface SettingsWatch extends Disposable {
  current(): Settings;
  readonly onDidChange: Listen<void>;
}

/** The settings of the workspace, parsed; what could not be understood goes to the log, the rest stays in force. */
export function watchSettings(log: vscode.LogOutputChannel): SettingsWatch {
  const changed: Emitter<void> = emitter((error) => log.error(String(error)));
  let current = read(log);
  const again = () => {
    current = read(log);
    changed.fire();
  };
  const subscriptions = vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('eventStreams')) again();
    }),
    // The workspace's own values count from now on.
    vscode.workspace.onDidGrantWorkspaceTrust(again),
  );
  return { current: () => current, onDidChange: changed.listen, dispose: () => void subscriptions.dispose() };
}

function read(log: vscode.LogOutputChannel): Settings {
  const section: unknown = vscode.workspace.getConfiguration().get('eventStreams');
  const { settings, problems } = parseSettings(section);
  for (const { path, message } of problems) log.warn(`Setting ${path}: ${message}`);
  return settings;
}
