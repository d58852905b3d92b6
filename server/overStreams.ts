import type { Readable, Writable } from 'node:stream';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { ServerPorts } from './ports.js';
import { startServer } from './startServer.js';

/**
 * Starts a language server that talks over two streams. It ends the process: at `exit`, when the input closes, or when
 * the process that `initialize` names is gone.
 */
export function startOverStreams(input: Readable, output: Writable, ports: ServerPorts): void {
  const connection = createConnection(ProposedFeatures.all, input, output);
  startServer(connection, ports);
  connection.listen();
}
