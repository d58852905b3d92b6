import { isExplorerNode } from '../explorer/isExplorerNode.js';
import type { CommandContribution } from './command.js';
import { targetOf } from './target.js';

export const refresh: CommandContribution = {
  id: 'eventStreams.refresh',
  doing: 'refresh',
  async run(services, argument) {
    await services.explorer.refresh(isExplorerNode(argument) ? argument : undefined);
    services.language.baselinesChanged(targetOf(services.connections, argument).connection?.profile.name);
  },
};
