import type { ReadText, RegistryPort } from '../common/baseline/history.js';

/** Everything that the server needs from outside; another way to run it is another set of these. */
export interface ServerPorts {
  /** Asks the client, which has the network and the credentials. */
  readonly registry: RegistryPort;
  /** A file on disk, for documents that are not open. */
  readonly readFile: ReadText;
}
