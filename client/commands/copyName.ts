import * as vscode from 'vscode';
import { isExplorerNode } from '../explorer/isExplorerNode.js';
import type { CommandContribution } from './command.js';

export const copyName: CommandContribution = {
  id: 'eventStreams.copyName',
  doing: 'copy the name',
  async run(_services, argument) {
    if (isExplorerNode(argument)) await vscode.env.clipboard.writeText(argument.look().label);
  },
};
