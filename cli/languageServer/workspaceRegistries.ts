import { registryPort } from '../../common/baseline/fromRegistry.js';
import type { RegistryPort } from '../../common/baseline/history.js';
import type { Settings } from '../../common/settings/types.js';
import type { SettingsOrigin } from '../../server/workspace/workspaceSettings.js';
import type { Io } from '../io.js';
import { openRegistries } from '../registries.js';
import type { Registries } from '../registries.js';

/** The registries of all workspace folders, by the rules of the command line: passwords come from the environment. */
export interface WorkspaceRegistries {
  readonly port: RegistryPort;
  readonly settingsRead: (folder: string, settings: Settings, origin: SettingsOrigin) => void;
}

interface Opened {
  readonly registries: Registries;
  /** The connections as they were when it was opened. */
  readonly connections: string;
}

/** A cloned repository must not choose where the editor's environment is sent to, so nobody asks its registries unasked. */
const NOT_TRUSTED =
  'The registries that .vscode/settings.json names are asked only by a server that was started with --trust-workspace.';

/** Where two folders have connections of the same name, the folder that was read first gives its own. */
export function workspaceRegistries(io: Pick<Io, 'env'>, trustWorkspace: boolean): WorkspaceRegistries {
  const folders = new Map<string, Opened>();
  const refused = new Set<string>();
  const port = registryPort((connection) => {
    for (const { registries } of folders.values()) {
      const client = registries.clientOf(connection);
      if (client !== undefined) return client;
    }
    return undefined;
  });
  const unlessRefused = <T>(connection: string | undefined, ask: () => Promise<T>) =>
    connection !== undefined && refused.has(connection)
      ? Promise.resolve({ state: 'unavailable', reason: NOT_TRUSTED } as const)
      : ask();
  return {
    port: {
      subjectHistory: (params, signal) => unlessRefused(params.connection, () => port.subjectHistory(params, signal)),
      subjectVersion: (params, signal) => unlessRefused(params.connection, () => port.subjectVersion(params, signal)),
    },
    settingsRead: (folder, settings, origin) => {
      if (origin === 'workspace' && !trustWorkspace) {
        for (const { name } of settings.connections) refused.add(name);
        return;
      }
      for (const { name } of settings.connections) refused.delete(name);
      const connections = JSON.stringify(settings.connections);
      const before = folders.get(folder);
      // Settings are read again at every change of any of them; open connections stay.
      if (before?.connections === connections) return;
      before?.registries.close();
      folders.set(folder, { registries: openRegistries(settings, folder, io), connections });
    },
  };
}
