import * as vscode from 'vscode';
import { parseSettings, type ParsedSettings } from '../common/settings/parseSettings.js';
import type { Settings, SettingsProblem } from '../common/settings/types.js';
import { emitter } from './event.js';
import type { Disposable, Emitter, Listen } from './event.js';

export interface SettingsWatch extends Disposable {
  current(): Settings;
  /** What could not be understood: the name of the setting, and what is allowed there. */
  problems(): readonly SettingsProblem[];
  readonly onDidChange: Listen<void>;
}

/** The settings of the workspace, parsed; what could not be understood goes to the log and into the sidebar, the rest stays in force. */
export function watchSettings(log: vscode.LogOutputChannel): SettingsWatch {
  const changed: Emitter<void> = emitter((error) => log.error(String(error)));
  let { settings, problems } = read(log);
  const again = () => {
    ({ settings, problems } = read(log));
    changed.fire();
  };
  const subscriptions = vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('eventStreams')) again();
    }),
    // The workspace's own values count from now on.
    vscode.workspace.onDidGrantWorkspaceTrust(again),
  );
  return {
    current: () => settings,
    problems: () => problems,
    onDidChange: changed.listen,
    dispose: () => void subscriptions.dispose(),
  };
}

function read(log: vscode.LogOutputChannel): ParsedSettings {
  const section: unknown = vscode.workspace.getConfiguration().get('eventStreams');
  const parsed = parseSettings(section);
  for (const { path, message } of parsed.problems) log.warn(`Setting ${path}: ${message}`);
  return parsed;
}
