import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { registryPort } from '../common/baseline/fromRegistry.js';
import type { RegistryPort } from '../common/baseline/history.js';
import { createRegistryClient } from '../common/registry/client.js';
import type { RegistryClient } from '../common/registry/client.js';
import type { RegistryCredentials } from '../common/registry/http.js';
import { resolveEnvironment } from '../common/settings/environment.js';
import type { RegistryProfileSettings, Settings, TlsProfile } from '../common/settings/types.js';
import type { Io } from './io.js';

/** Where the password is taken from when the settings name none: there is no place to ask for one in CI. */
const PASSWORD_VARIABLE = 'EVENT_STREAMS_REGISTRY_PASSWORD';

/** The registries of the settings, opened when a schema first needs them. */
export interface Registries {
  readonly port: RegistryPort;
  clientOf(connection: string | undefined): RegistryClient | undefined;
  close(): void;
}

export function openRegistries(settings: Settings, folder: string, io: Pick<Io, 'env'>): Registries {
  const open = new Map<string, RegistryClient>();
  const clientOf = (connection: string | undefined): RegistryClient | undefined => {
    const profile = settings.connections.find((candidate) => candidate.name === connection);
    if (profile?.registry === undefined) return undefined;
    const known = open.get(profile.name) ?? clientFor(profile.registry, folder, io);
    open.set(profile.name, known);
    return known;
  };
  return {
    port: registryPort(clientOf),
    clientOf,
    close: () => {
      for (const client of open.values()) client.close();
    },
  };
}

function clientFor(profile: RegistryProfileSettings, folder: string, io: Pick<Io, 'env'>): RegistryClient {
  const { url, username, timeoutMs, tls } = profile;
  return createRegistryClient({
    url,
    timeoutMs,
    ...(username === undefined
      ? {}
      : { credentials: () => Promise.resolve().then(() => credentialsOf(profile, username, io)) }),
    ...(tls === undefined ? {} : { tls: () => readTls(tls, folder) }),
  });
}

function credentialsOf(profile: RegistryProfileSettings, username: string, io: Pick<Io, 'env'>): RegistryCredentials {
  return { kind: 'basic', username, password: passwordOf(profile, io) };
}

/** @throws Error that names the variable to set; never the secret. */
function passwordOf({ password }: RegistryProfileSettings, io: Pick<Io, 'env'>): string {
  const value = password === undefined ? io.env[PASSWORD_VARIABLE] : resolveEnvironment(password, io.env);
  if (value !== undefined) return value;
  const named = password === undefined ? PASSWORD_VARIABLE : password.replace(/^\$\{env:(.*)\}$/, '$1');
  throw new Error(`The registry's password is missing: set the environment variable ${named}.`);
}

async function readTls({ caFile, certFile, keyFile }: TlsProfile, folder: string) {
  const read = async (file: string | undefined) =>
    file === undefined ? undefined : readFile(path.resolve(folder, file), 'utf8');
  const [ca, cert, key] = await Promise.all([read(caFile), read(certFile), read(keyFile)]);
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
}
