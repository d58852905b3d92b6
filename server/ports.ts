import type { ReadText, RegistryPort } from '../common/baseline/history.js';
import type { Settings } from '../common/settings/types.js';
import type { SettingsOrigin } from './workspace/workspaceSettings.js';

/** Everything that the server needs from outside; another way to run it is another set of these. */
export interface ServerPorts {
  /** Asks the client, which has the network and the credentials. */
  readonly registry: RegistryPort;
  /** A file on disk, for documents that are not open. */
  readonly readFile: ReadText;
  /** Hears of the settings of each workspace folder, whenever they are read. */
  readonly settingsRead?: (folder: string, settings: Settings, origin: SettingsOrigin) => void;
  /** Whether the client wants to hear what each document was compared with, which is no part of the protocol. */
  readonly sendStates: boolean;
  /**
   * Milliseconds after which baselines that could not be had are asked for again. Present where nobody else does that: the
   * client is not ours, and shows nothing of them either.
   */
  readonly retryMs?: number;
  /** Of the product, for the client's log. */
  readonly version?: string;
}
