import * as vscode from 'vscode';
import type { CommandContribution } from './command.js';
import { pick } from './pick.js';

/** What the status item offers for the schema in front. */
export const schemaActions: CommandContribution = {
  id: 'eventStreams.schemaActions',
  doing: 'show the actions',
  async run(services) {
    const state = services.status.current();
    const mapped = state?.subject !== undefined;
    const items = [
      ...(state?.verdict === 'incompatible'
        ? [action('$(warning) Show Problems', 'workbench.actions.view.problems')]
        : []),
      ...(state?.verdict === 'unavailable' || state?.reason !== ''
        ? [action('$(refresh) Ask the Registry Again', 'eventStreams.refreshBaselines', state?.reason)]
        : []),
      ...(mapped
        ? [
            action('$(diff) Compare with the Latest Version', 'eventStreams.compareFileWithLatest', state.subject),
            action('$(cloud-upload) Register as New Version…', 'eventStreams.registerSchema', state.subject),
          ]
        : []),
      action(
        mapped ? '$(link) Map to Another Subject…' : '$(link) Map to a Subject…',
        'eventStreams.mapFile',
        'writes the workspace settings',
      ),
      action('$(output) Show Log', 'eventStreams.showOutput'),
    ];
    const { command } = await pick(items, state?.subject ?? 'Schema');
    await vscode.commands.executeCommand(command);
  },
};

function action(label: string, command: string, description = '') {
  return { label, command, description };
}
