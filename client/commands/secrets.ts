import { promptOf, secretKindsOf, wordsOf } from '../connections/secrets.js';
import { showDone } from '../showDone.js';
import type { CommandContribution } from './command.js';
import { ask, pick, pickConnection } from './pick.js';
import { targetOf } from './target.js';

export const setSecret: CommandContribution = {
  id: 'eventStreams.setSecret',
  doing: 'set the secret',
  async run(services, argument) {
    const connection = await pickConnection(services, targetOf(services.connections, argument));
    const { profile } = connection;
    const kinds = secretKindsOf(profile);
    const [first] = kinds;
    if (first === undefined) {
      throw new Error(
        `"${profile.name}" keeps no secret here: its settings name no user, or take it from the environment.`,
      );
    }
    const kind =
      kinds.length === 1
        ? first
        : (
            await pick(
              kinds.map((one) => ({ label: wordsOf(profile, one), secret: one })),
              'Which secret?',
            )
          ).secret;
    const secret = await ask({ ...promptOf(profile, kind), password: true });
    await services.connectionSecrets.set(profile, kind, secret);
    await services.explorer.refresh();
    services.language.baselinesChanged(profile.name);
  },
};

export const forgetSecrets: CommandContribution = {
  id: 'eventStreams.forgetSecrets',
  doing: 'forget the secrets',
  async run(services, argument) {
    const { profile } = await pickConnection(services, targetOf(services.connections, argument));
    await services.connectionSecrets.forget(profile);
    showDone(`The secrets of "${profile.name}" are forgotten. They are asked for when needed.`);
  },
};
