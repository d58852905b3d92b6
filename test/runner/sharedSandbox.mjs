import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from '../../sandbox/cache.mjs';

/**
 * The broker and the registry that all parts of one run share: empty, on free ports, with their logs in artifacts/sandbox.
 * `addresses` is the text for EVENT_STREAMS_SANDBOX.
 */
export async function startSharedSandbox(log) {
  const module = path.join(repositoryRoot(), 'out', 'sandbox', 'sandbox.js');
  const { startSandbox } = await import(pathToFileURL(module).href);
  const stateDir = path.join(repositoryRoot(), 'artifacts', 'sandbox');
  const sandbox = await startSandbox({ stateDir, log });
  const { bootstrap, registryUrl } = sandbox;
  return { addresses: JSON.stringify({ bootstrap, registryUrl }), stop: () => sandbox.stop() };
}
