import * as vscode from 'vscode';
import type { Services } from '../services.js';
import type { CommandContribution } from './command.js';
import { showOutput } from './showOutput.js';

/** Every command of the product. One line each; a test compares the ids with package.json. */
export const COMMANDS: readonly CommandContribution[] = [showOutput];

export function registerCommands(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    ...COMMANDS.map((command) =>
      vscode.commands.registerCommand(command.id, async (...args: readonly unknown[]) => {
        try {
          await command.run(services, ...args);
        } catch (error) {
          services.showError(error, command.doing);
        }
      }),
    ),
  );
}
