import * as vscode from 'vscode';
import { hasConnection, withoutConnection } from '../connections/written.js';
import { Declined } from '../errors.js';
import type { CommandContribution } from './command.js';
import { writeConnections } from './connectionSettings.js';
import { pickConnection } from './pick.js';
import { targetOf } from './target.js';

/** Opens the settings file at the connections: they are text that a team reviews. */
export const editConnection: CommandContribution = {
  id: 'eventStreams.editConnection',
  doing: 'open the settings',
  async run(services, argument) {
    const { connection } = targetOf(services.connections, argument);
    const inspected = vscode.workspace.getConfiguration('eventStreams').inspect<unknown>('connections');
    const inWorkspace =
      connection === undefined
        ? inspected?.workspaceValue !== undefined
        : hasConnection(inspected?.workspaceValue, connection.profile.name);
    await vscode.commands.executeCommand(
      inWorkspace ? 'workbench.action.openWorkspaceSettingsFile' : 'workbench.action.openSettingsJson',
      { revealSetting: { key: 'eventStreams.connections' } },
    );
  },
};

export const removeConnection: CommandContribution = {
  id: 'eventStreams.removeConnection',
  doing: 'remove the connection',
  async run(services, argument) {
    const { profile } = await pickConnection(services, targetOf(services.connections, argument));
    const remove = 'Remove';
    const answer = await vscode.window.showWarningMessage(
      `Remove the connection "${profile.name}"?`,
      { modal: true, detail: 'It is taken out of the settings, and its secrets are forgotten. Kafka keeps its data.' },
      remove,
    );
    if (answer !== remove) throw new Declined('The question was closed.');
    await services.connectionSecrets.forget(profile);
    await writeConnections(profile.name, (written) => withoutConnection(written, profile.name));
  },
};
