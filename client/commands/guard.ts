import * as vscode from 'vscode';
import type { Connection } from '../connections/connection.js';
import { guardWrite } from '../connections/writeGuard.js';
import { Declined } from '../errors.js';

/**
 * Resolves where the connection may be written to and the user wants it; every command that writes asks here first.
 *
 * @param doing what would be done, to follow "to": "register a new version of orders-value".
 * @throws Declined where the user closed the question; an error with the reason where the connection is read-only.
 */
export async function mayWrite(connection: Connection, doing: string): Promise<void> {
  const { name } = connection.profile;
  const decision = await guardWrite(connection, doing, {
    typeName: async (prompt) =>
      vscode.window.showInputBox({
        title: 'Event Streams: production',
        prompt,
        placeHolder: name,
        ignoreFocusOut: true,
        validateInput: (text) => (text.trim() === name || text === '' ? undefined : `This is not "${name}".`),
      }),
  });
  if (decision.go) return;
  throw decision.reason === '' ? new Declined('The question was closed.') : new Error(decision.reason);
}
