import type { Connection, Connections } from '../connections/connection.js';
import type { RegistryOfConnection } from './history.js';

/** The registry of the named connection; without a name, of the first connection that has one. */
export function registryOf(connections: Connections, name: string | undefined): RegistryOfConnection {
  const connection = name === undefined ? firstWithRegistry(connections) : connections.get(name);
  const registry = connection?.registry();
  if (connection !== undefined && registry !== undefined) return { connection: connection.profile.name, registry };
  return {
    unavailable:
      name === undefined
        ? 'No connection with a schema registry is set up.'
        : `There is no schema registry at the connection "${name}".`,
  };
}

export function firstWithRegistry(connections: Connections): Connection | undefined {
  return connections.all().find((connection) => connection.profile.registry !== undefined);
}
