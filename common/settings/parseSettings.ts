import { COMPATIBILITY_LEVELS, COMPATIBILITY_POLICIES, REGISTRY_PROFILES } from '../../engine/options.js';
import { readConnections } from './connections.js';
import { readBaseline, readMappings } from './mappings.js';
import { readingOf } from './reading.js';
import { readWarnings } from './warnings.js';
import type { Settings, SettingsProblem } from './types.js';

export interface ParsedSettings {
  readonly settings: Settings;
  /** In the order of the settings; empty where everything was understood. */
  readonly problems: readonly SettingsProblem[];
}

/** What holds where nothing is set: compare with the last commit, as a registry would by default. */
export const DEFAULT_SETTINGS: Settings = {
  connections: [],
  schemas: [],
  defaultBaseline: { kind: 'git', ref: 'HEAD' },
  defaultLevel: 'BACKWARD',
  policy: 'STRICT',
  registryProfile: '8.3',
  warnings: {},
};

/**
 * Reads the object under `eventStreams`. Never throws: what cannot be understood is a problem and its default holds.
 * A member that nobody knows is a problem, too: nearly always a misspelt one.
 */
export function parseSettings(section: unknown): ParsedSettings {
  const problems: SettingsProblem[] = [];
  const root = readingOf('eventStreams', section ?? {}, problems);
  if (!root.isObject()) return { settings: DEFAULT_SETTINGS, problems };
  // How an editor's language client logs is its own affair.
  root.knowsOnly(Object.keys(DEFAULT_SETTINGS), (name) => name === 'trace' || name.startsWith('trace.'));
  const settings: Settings = {
    connections: readConnections(root.member('connections')),
    schemas: readMappings(root.member('schemas')),
    defaultBaseline: readBaseline(root.member('defaultBaseline')) ?? DEFAULT_SETTINGS.defaultBaseline,
    defaultLevel: root.member('defaultLevel').oneOf(COMPATIBILITY_LEVELS) ?? DEFAULT_SETTINGS.defaultLevel,
    policy: root.member('policy').oneOf(COMPATIBILITY_POLICIES) ?? DEFAULT_SETTINGS.policy,
    registryProfile: root.member('registryProfile').oneOf(REGISTRY_PROFILES) ?? DEFAULT_SETTINGS.registryProfile,
    warnings: readWarnings(root.member('warnings')),
  };
  return { settings, problems: [...problems, ...connectionProblems(settings)] };
}

/** A mapping may name only a connection that exists and has a registry. */
function connectionProblems(settings: Settings): readonly SettingsProblem[] {
  return settings.schemas.flatMap((mapping): readonly SettingsProblem[] => {
    if (mapping.connection === undefined) return [];
    const connection = settings.connections.find((candidate) => candidate.name === mapping.connection);
    if (connection?.registry !== undefined) return [];
    const what = connection === undefined ? 'There is no connection' : 'There is no registry at the connection';
    return [
      { path: 'eventStreams.schemas', message: `${what} "${mapping.connection}" that "${mapping.files}" names.` },
    ];
  });
}
