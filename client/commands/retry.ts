import { isExplorerNode } from '../explorer/isExplorerNode.js';
import type { CommandContribution } from './command.js';

/** Of an explorer's error line: asks again for what could not be shown. Without one: everything anew. */
export const retry: CommandContribution = {
  id: 'eventStreams.retry',
  doing: 'try again',
  async run(services, argument) {
    if (isExplorerNode(argument)) await services.explorer.retry(argument);
    else await services.explorer.refresh();
    services.language.baselinesChanged();
  },
};
