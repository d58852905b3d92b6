import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from './sandbox.js';
import { SandboxError } from './sandboxError.js';
import { parseAddresses, type SandboxAddresses } from './state/running.js';

/** Names a running sandbox, as JSON of its addresses, to programs started under it: all suites of a test run share one. */
export const SANDBOX_VARIABLE = 'EVENT_STREAMS_SANDBOX';

export interface SharedSandbox extends SandboxAddresses {
  /** Stops the servers if they were started here; leaves a shared sandbox to its owner. */
  readonly release: () => Promise<void>;
}

/**
 * The sandbox that EVENT_STREAMS_SANDBOX names, or a new empty one in a temporary folder. Suites that stop or kill
 * servers start their own with `startSandbox`.
 *
 * @throws SandboxError where the variable holds something else, or none can be started.
 */
export async function sharedSandbox(log: (line: string) => void = () => undefined): Promise<SharedSandbox> {
  const text = process.env[SANDBOX_VARIABLE];
  if (text !== undefined && text !== '') {
    const addresses = parseAddresses(text);
    if (addresses === undefined) throw new SandboxError(`${SANDBOX_VARIABLE} is not the JSON of addresses: ${text}`);
    return { ...addresses, release: () => Promise.resolve() };
  }
  const stateDir = await mkdtemp(join(tmpdir(), 'event-streams-sandbox-'));
  const { bootstrap, registryUrl, stop } = await startSandbox({ stateDir, log });
  return {
    bootstrap,
    registryUrl,
    release: async () => {
      await stop();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}
