import * as vscode from 'vscode';
import { hasConnection } from '../connections/written.js';

/**
 * Writes `eventStreams.connections`: for the whole team where a folder is open, else for this user. A connection that is
 * already there is changed where it stands.
 */
export async function writeConnections(
  name: string,
  change: (written: unknown) => readonly unknown[],
): Promise<vscode.ConfigurationTarget> {
  const configuration = vscode.workspace.getConfiguration('eventStreams');
  const inspected = configuration.inspect<unknown>('connections');
  const forUser =
    vscode.workspace.workspaceFolders === undefined ||
    (hasConnection(inspected?.globalValue, name) && !hasConnection(inspected?.workspaceValue, name));
  const target = forUser ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
  const next = change(forUser ? inspected?.globalValue : inspected?.workspaceValue);
  await configuration.update('connections', next.length === 0 ? undefined : next, target);
  return target;
}
