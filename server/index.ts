import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodePorts } from './nodePorts.js';
import { startServer } from './startServer.js';

// The program itself: its parent says by arguments (`--node-ipc`, `--stdio`) how it wants to talk.
const connection = createConnection(ProposedFeatures.all);
startServer(connection, nodePorts(connection));
connection.listen();
