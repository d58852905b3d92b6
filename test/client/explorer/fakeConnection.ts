import type { Connection } from '../../../client/connections/connection.js';
import { observedRegistry } from '../../../client/connections/observed.js';
import { partStates } from '../../../client/connections/partStates.js';
import type { ConnectionProfile } from '../../../common/settings/types.js';
import type { SchemaRegistry } from '../../../common/registry/types.js';

/** A connection whose registry lists subjects as the test wants, with the real states; all else is not to be asked. */
export function fakeConnection(
  subjects: SchemaRegistry['subjects'],
  flags: Partial<Pick<ConnectionProfile, 'readOnly' | 'production' | 'registry'>> = {},
): { readonly connection: Connection; readonly refreshes: () => number } {
  let refreshes = 0;
  const refuse = () => Promise.reject(new Error('not to be asked'));
  const states = partStates(
    () => 0,
    () => undefined,
  );
  const registry = observedRegistry(
    {
      subjects,
      versions: refuse,
      version: refuse,
      schemaById: refuse,
      usesOf: refuse,
      config: refuse,
      setLevel: refuse,
      register: refuse,
      resolveReferences: refuse,
      refresh: () => undefined,
    },
    (request) => states.observe('registry', request),
  );
  const connection: Connection = {
    profile: {
      name: 'local',
      registry: { url: 'http://x', timeoutMs: 1 },
      readOnly: false,
      production: false,
      ...flags,
    },
    state: (part) => states.get(part),
    onDidChangeState: states.onDidChange,
    registry: () => registry,
    cluster: () => undefined,
    kafkaOptions: refuse,
    refresh() {
      refreshes++;
      return Promise.resolve();
    },
  };
  return { connection, refreshes: () => refreshes };
}
