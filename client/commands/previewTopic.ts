import type { CommandContribution } from './command.js';
import { pickTopic } from './pickTopic.js';

/** Opens the events of a topic, newest first. */
export const previewTopic: CommandContribution = {
  id: 'eventStreams.previewTopic',
  doing: 'preview the topic',
  async run(services, argument) {
    const { connection, topic } = await pickTopic(services, argument);
    await services.previews.show(connection, topic);
  },
};
