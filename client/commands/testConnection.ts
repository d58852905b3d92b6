import * as vscode from 'vscode';
import { healthOf } from '../connections/health.js';
import type { CommandContribution } from './command.js';
import { pickConnection } from './pick.js';
import { targetOf } from './target.js';

/** Says of each part of a connection whether it works, and if not, why. */
export const testConnection: CommandContribution = {
  id: 'eventStreams.testConnection',
  doing: 'test the connection',
  async run(services, argument) {
    const connection = await pickConnection(services, targetOf(services.connections, argument));
    const { name } = connection.profile;
    const parts = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: `Testing "${name}"` },
      () => healthOf(connection),
    );
    const words = `${name}: ${parts.map((part) => part.words).join(' ')}`;
    services.log.info(words);
    const ok = parts.every((part) => part.ok);
    void (ok ? vscode.window.showInformationMessage(words) : vscode.window.showWarningMessage(words));
  },
};
