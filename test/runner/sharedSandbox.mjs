import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArguments } from '../../sandbox/arguments.mjs';
import { repositoryRoot, run } from '../../sandbox/cache.mjs';
import { ensureNode24 } from '../../sandbox/node24.mjs';

/**
 * The broker and the registry that all parts of one run share: with the sample data, on free ports, with their logs in
 * artifacts/sandbox.
 * `addresses` is the text for EVENT_STREAMS_SANDBOX.
 */
export async function startSharedSandbox(log) {
  const module = path.join(repositoryRoot(), 'out', 'sandbox', 'sandbox.js');
  const { startSandbox } = await import(pathToFileURL(module).href);
  const stateDir = path.join(repositoryRoot(), 'artifacts', 'sandbox');
  const sandbox = await startSandbox({ stateDir, log });
  const { bootstrap, registryUrl } = sandbox;
  // In a process of its own, as it needs Node 24.
  const options = ['--servers-only', '--kafka', bootstrap, '--registry', registryUrl, '--state', stateDir];
  const main = path.join(repositoryRoot(), 'out', 'sandbox', 'main.js');
  const filling = [main, JSON.stringify(parseArguments(options))];
  await run(await ensureNode24(log), ['--no-warnings', ...filling], repositoryRoot()).catch(async (error) => {
    await sandbox.stop();
    throw error;
  });
  return { addresses: JSON.stringify({ bootstrap, registryUrl }), stop: () => sandbox.stop() };
}
