import type { CommandContribution } from './command.js';

/** Asks the registries again what the open schemas are compared with. */
export const refreshBaselines: CommandContribution = {
  id: 'eventStreams.refreshBaselines',
  doing: 'ask the registry again',
  async run(services) {
    await Promise.all(services.connections.all().map((connection) => connection.refresh('registry')));
    services.language.baselinesChanged();
  },
};
