import * as vscode from 'vscode';
import { GIT_SCHEME } from '../../common/protocol/gitUri.js';
import { VERSION_SCHEME } from '../../common/protocol/versionUri.js';
import type { CommandContribution } from './command.js';
import { schemaFileOf } from './schemaFile.js';

/** What the language server compared a schema with on the left, the schema on the right, editable. */
export const compareWithBaseline: CommandContribution = {
  id: 'eventStreams.compareWithBaseline',
  doing: 'compare the schema with its baseline',
  async run(services, argument) {
    const { uri } = (await schemaFileOf(services, argument)).document;
    const comparison = await services.language.comparison(uri.toString());
    if (comparison === null) {
      const reason = services.status.stateOf(uri.toString())?.reason ?? '';
      throw new Error(`The schema is not compared with anything. ${reason}`.trim());
    }
    const baseline = vscode.Uri.parse(comparison.baselineUri, true);
    if (!BASELINE_SCHEMES.includes(baseline.scheme)) throw new Error(`${comparison.label} cannot be opened.`);
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    await vscode.commands.executeCommand('vscode.diff', baseline, uri, `${name}: ${comparison.label} ↔ this file`);
  },
};

/** Schemes of the places that a baseline can come from; others are not opened. */
const BASELINE_SCHEMES: readonly string[] = [GIT_SCHEME, VERSION_SCHEME, 'file'];
