import * as vscode from 'vscode';
import { GIT_SCHEME } from '../../common/protocol/gitUri.js';
import type { CompareWithBaselineArguments } from '../../common/protocol/requests.js';
import { VERSION_SCHEME } from '../../common/protocol/versionUri.js';
import type { CommandContribution } from './command.js';

/** What the language server compared a schema with on the left, the schema on the right, editable. */
export const compareWithBaseline: CommandContribution = {
  id: 'eventStreams.compareWithBaseline',
  doing: 'compare the schema with its baseline',
  async run(_services, argument) {
    const { uri, baselineUri, label } = parse(argument);
    const file = vscode.Uri.parse(uri, true);
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    const baseline = vscode.Uri.parse(baselineUri, true);
    await vscode.commands.executeCommand('vscode.diff', baseline, file, `${name}: ${label} ↔ this file`);
  },
};

/** Schemes of the places that a baseline can come from; others are not opened, whoever asks. */
const BASELINE_SCHEMES: readonly string[] = [GIT_SCHEME, VERSION_SCHEME, 'file'];

function parse(argument: unknown): CompareWithBaselineArguments {
  if (typeof argument === 'object' && argument !== null) {
    const { uri, baselineUri, label } = argument as Readonly<Record<string, unknown>>;
    if (typeof uri === 'string' && typeof baselineUri === 'string' && typeof label === 'string') {
      const scheme = baselineUri.slice(0, baselineUri.indexOf(':'));
      if (BASELINE_SCHEMES.includes(scheme)) return { uri, baselineUri, label };
    }
  }
  throw new Error('The line above a schema says what to compare; click it there.');
}
