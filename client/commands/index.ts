import * as vscode from 'vscode';
import type { Services } from '../services.js';
import { addConnection } from './addConnection.js';
import type { CommandContribution } from './command.js';
import { compareFileWithLatest } from './compareFile.js';
import { compareVersions, compareWithLatest } from './compareVersions.js';
import { compareWithBaseline } from './compareWithBaseline.js';
import { copyName } from './copyName.js';
import { editConnection, removeConnection } from './editConnection.js';
import { clearFilter, filterExplorer } from './filter.js';
import { mapFile } from './mapFile.js';
import { openVersion } from './openVersion.js';
import { previewTopic } from './previewTopic.js';
import { produceEvent } from './produceEvent.js';
import { refresh } from './refresh.js';
import { refreshBaselines } from './refreshBaselines.js';
import { registerSchema } from './registerSchema.js';
import { restartLanguageServer } from './restartLanguageServer.js';
import { retry } from './retry.js';
import { schemaActions } from './schemaActions.js';
import { forgetSecrets, setSecret } from './secrets.js';
import { sendEvent } from './sendEvent.js';
import { setLevel } from './setLevel.js';
import { showOutput } from './showOutput.js';
import { testConnection } from './testConnection.js';

/** Every command of the product. One line each; a test compares the ids with package.json. */
export const COMMANDS: readonly CommandContribution[] = [
  addConnection,
  clearFilter,
  compareFileWithLatest,
  compareVersions,
  compareWithBaseline,
  compareWithLatest,
  copyName,
  editConnection,
  filterExplorer,
  forgetSecrets,
  mapFile,
  openVersion,
  previewTopic,
  produceEvent,
  refresh,
  refreshBaselines,
  registerSchema,
  removeConnection,
  restartLanguageServer,
  retry,
  schemaActions,
  sendEvent,
  setLevel,
  setSecret,
  showOutput,
  testConnection,
];

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
