import { COMPATIBILITY_LEVELS } from '../../engine/options.js';
import type { CompatibilityLevel } from '../../engine/options.js';
import { showDone } from '../showDone.js';
import type { CommandContribution } from './command.js';
import { mayWrite } from './guard.js';
import { pick, pickSubject } from './pick.js';
import { targetOf } from './target.js';

/** Changes what the registry demands of new versions of a subject. */
export const setLevel: CommandContribution = {
  id: 'eventStreams.setLevel',
  doing: 'set the compatibility level',
  async run(services, argument) {
    const { connection, registry, subject } = await pickSubject(services, targetOf(services.connections, argument));
    const { level: current } = await registry.config(subject);
    const items = COMPATIBILITY_LEVELS.map((level) => ({
      label: level,
      level,
      detail: meaningOf(level),
      ...(level === current ? { description: 'now' } : {}),
    }));
    const { level } = await pick(items, `Compatibility level of ${subject}`);
    if (level === current) return;
    await mayWrite(connection, `set the compatibility level of ${subject} to ${level}`);
    await registry.setLevel(subject, level);
    services.log.info(`The level of ${subject} at ${connection.profile.name} is ${level}; it was ${current}.`);
    services.language.baselinesChanged(connection.profile.name);
    await services.explorer.refresh();
    showDone(`The compatibility level of ${subject} is now ${level}.`);
  },
};

/** Who can read whose events, and so who upgrades first. */
function meaningOf(level: CompatibilityLevel): string {
  const versions = level.endsWith('_TRANSITIVE') ? 'any earlier version' : 'the version before';
  switch (level) {
    case 'NONE':
      return 'Any change is accepted. Nothing is promised to anybody.';
    case 'BACKWARD':
    case 'BACKWARD_TRANSITIVE':
      return `Consumers with the new version can read events of ${versions}. Upgrade consumers first.`;
    case 'FORWARD':
    case 'FORWARD_TRANSITIVE':
      return `Consumers with ${versions} can read events of the new version. Upgrade producers first.`;
    case 'FULL':
    case 'FULL_TRANSITIVE':
      return `Both ways, with ${versions}. Upgrade in any order.`;
  }
}
