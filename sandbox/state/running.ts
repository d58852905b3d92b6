import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitUntil } from '../waitUntil.js';
import { identify, isAlive, type ProcessIdentity } from './processIdentity.js';

/** Where the servers of a sandbox answer. This is what `--ports` prints and EVENT_STREAMS_SANDBOX holds. */
export interface SandboxAddresses {
  /** `host:port` of the broker's plain listener. */
  readonly bootstrap: string;
  /** Root of the registry's Confluent-compatible API. */
  readonly registryUrl: string;
}

/** The file by which others find a running sandbox, and the next start finds what a crash left behind. */
export interface RunningState {
  readonly owner: ProcessIdentity;
  /** Leaders of the servers' process groups. */
  readonly servers: readonly ProcessIdentity[];
  readonly addresses: SandboxAddresses;
}

/** Notes this process as the owner of the sandbox in a folder, with the process groups of its servers. */
export async function writeRunning(
  stateDir: string,
  addresses: SandboxAddresses,
  serverPids: readonly number[],
): Promise<void> {
  const owner = identify(process.pid);
  if (owner === undefined) throw new Error('This process cannot see itself in the list of processes');
  const servers = serverPids.map(identify).filter((server) => server !== undefined);
  const state: RunningState = { owner, servers, addresses };
  await mkdir(stateDir, { recursive: true });
  const unfinished = `${runningFile(stateDir)}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify(state, undefined, 2));
  await rename(unfinished, runningFile(stateDir));
}

export async function clearRunning(stateDir: string): Promise<void> {
  await rm(runningFile(stateDir), { force: true });
}

/** @returns the sandbox that runs in this folder, if its owner lives. */
export async function findRunning(stateDir: string): Promise<RunningState | undefined> {
  const state = await readRunning(stateDir);
  return state !== undefined && isAlive(state.owner) ? state : undefined;
}

/** Ends servers whose owner is gone. @returns how many there were. */
export async function reapOrphans(stateDir: string): Promise<number> {
  const state = await readRunning(stateDir);
  if (state === undefined || isAlive(state.owner)) return 0;
  const orphans = state.servers.filter(isAlive);
  // Each leads its own group; the start time says that it is still the one that was started here.
  for (const { pid } of orphans) process.kill(-pid, 'SIGKILL');
  await clearRunning(stateDir);
  return orphans.length;
}

/** Ends servers of this process that nobody holds yet, as they were only just starting; waits for their end. */
export async function endOwnServers(stateDir: string): Promise<void> {
  const state = await findRunning(stateDir);
  if (state?.owner.pid !== process.pid) return;
  for (const { pid } of state.servers.filter(isAlive)) process.kill(-pid, 'SIGKILL');
  await waitUntil('the end of the servers', () => !state.servers.some(isAlive));
  await clearRunning(stateDir);
}

/** @returns undefined for text that is not the JSON of addresses. */
export function parseAddresses(text: string): SandboxAddresses | undefined {
  return addressesOf(parseJson(text));
}

async function readRunning(stateDir: string): Promise<RunningState | undefined> {
  const text = await readFile(runningFile(stateDir), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const value = parseJson(text);
  const owner = identityOf(property(value, 'owner'));
  const addresses = addressesOf(property(value, 'addresses'));
  const servers = property(value, 'servers');
  if (owner === undefined || addresses === undefined || !Array.isArray(servers)) return undefined;
  return { owner, addresses, servers: servers.map(identityOf).filter((server) => server !== undefined) };
}

function addressesOf(value: unknown): SandboxAddresses | undefined {
  const bootstrap = property(value, 'bootstrap');
  const registryUrl = property(value, 'registryUrl');
  return typeof bootstrap === 'string' && typeof registryUrl === 'string' ? { bootstrap, registryUrl } : undefined;
}

function identityOf(value: unknown): ProcessIdentity | undefined {
  const pid = property(value, 'pid');
  const startTime = property(value, 'startTime');
  return typeof pid === 'number' && typeof startTime === 'string' ? { pid, startTime } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Written by something else, or by hand: the same as absent.
    return undefined;
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function runningFile(stateDir: string): string {
  return join(stateDir, 'running.json');
}
