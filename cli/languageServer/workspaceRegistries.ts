import { registryPort } from '../../common/baseline/fromRegistry.js';
import type { RegistryPort } from '../../common/baseline/history.js';
import type { Settings } from '../../common/settings/types.js';
import type { Io } from '../io.js';
import { openRegistries } from '../registries.js';
import type { Registries } from '../registries.js';

/** The registries of all workspace folders, by the rules of the command line: passwords come from the environment. */
export interface WorkspaceRegistries {
  readonly port: RegistryPort;
  readonly settingsRead: (folder: string, settings: Settings) => void;
}

interface Opened {
  readonly registries: Registries;
  /** The connections as they were when it was opened. */
  readonly connections: string;
}

/** Where two folders have connections of the same name, the folder that was read first gives its own. */
export function workspaceRegistries(io: Pick<Io, 'env'>): WorkspaceRegistries {
  const folders = new Map<string, Opened>();
  return {
    port: registryPort((connection) => {
      for (const { registries } of folders.values()) {
        const client = registries.clientOf(connection);
        if (client !== undefined) return client;
      }
      return undefined;
    }),
    settingsRead: (folder, settings) => {
      const connections = JSON.stringify(settings.connections);
      const before = folders.get(folder);
      // Settings are read again at every change of any of them; open connections stay.
      if (before?.connections === connections) return;
      before?.registries.close();
      folders.set(folder, { registries: openRegistries(settings, folder, io), connections });
    },
  };
}
