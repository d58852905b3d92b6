import type { CommandContribution } from './command.js';

export const showOutput: CommandContribution = {
  id: 'eventStreams.showOutput',
  doing: 'show the log',
  run: (services) => services.log.show(),
};
