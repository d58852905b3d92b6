import * as vscode from 'vscode';
import type { CommandContribution } from './command.js';

export const filterExplorer: CommandContribution = {
  id: 'eventStreams.filter',
  doing: 'filter the explorer',
  async run({ explorer }) {
    const answer = await vscode.window.showInputBox({
      title: 'Show only names that contain …',
      prompt:
        'A part of the name, or several words that must all be in it. Applies to topics, subjects and consumer groups; empty for all.',
      value: explorer.filter(),
    });
    if (answer !== undefined) explorer.setFilter(answer);
  },
};

export const clearFilter: CommandContribution = {
  id: 'eventStreams.clearFilter',
  doing: 'clear the filter',
  run: ({ explorer }) => explorer.setFilter(''),
};
