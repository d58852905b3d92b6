import type { CommandContribution } from './command.js';

export const restartLanguageServer: CommandContribution = {
  id: 'eventStreams.restartLanguageServer',
  doing: 'restart the language server',
  run: (services) => services.language.restart(),
};
