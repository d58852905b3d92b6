import { environmentName } from '../../common/settings/environment.js';
import type { ConnectionProfile } from '../../common/settings/types.js';
import { Declined } from '../errors.js';

export type SecretKind = 'kafka-password' | 'kafka-key' | 'registry-password' | 'registry-key';

export const SECRET_KINDS: readonly SecretKind[] = ['kafka-password', 'kafka-key', 'registry-password', 'registry-key'];

/** VS Code's SecretStorage, as far as it is used. */
export interface SecretStore {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
}

export interface SecretPorts {
  readonly store: SecretStore;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Asks the user; undefined where the question was closed. */
  ask(prompt: SecretPrompt): Promise<string | undefined>;
}

export interface SecretPrompt {
  readonly title: string;
  readonly prompt: string;
}

export interface Secrets {
  /**
   * The secret: of the environment where the settings say so, else the kept one, else asked for, once.
   *
   * @throws Declined where the user would not say, until `askAgain`.
   */
  get(profile: ConnectionProfile, kind: SecretKind): Promise<string>;
  /** Keeps a new secret. */
  set(profile: ConnectionProfile, kind: SecretKind, value: string): Promise<void>;
  forget(profile: ConnectionProfile): Promise<void>;
  /** Lets the next request ask even if the user closed the question before. */
  askAgain(profile: ConnectionProfile): void;
}

export function secretsOf(ports: SecretPorts): Secrets {
  const declined = new Set<string>();
  const asking = new Map<string, Promise<string>>();

  const askOnce = (profile: ConnectionProfile, kind: SecretKind, key: string): Promise<string> => {
    const known = asking.get(key);
    if (known !== undefined) return known;
    const answer = (async () => {
      const secret = await ports.ask(promptOf(profile, kind));
      if (secret === undefined) {
        declined.add(key);
        throw new Declined(declinedWords(profile, kind));
      }
      await ports.store.store(key, secret);
      return secret;
    })().finally(() => asking.delete(key));
    asking.set(key, answer);
    return answer;
  };

  return {
    async get(profile, kind) {
      const named = environmentOf(profile, kind);
      if (named !== undefined) {
        const value = ports.environment[named];
        if (value !== undefined) return value;
        throw new Error(
          `The environment variable ${named}, which the connection "${profile.name}" names, is not set. Set it and start the editor anew.`,
        );
      }
      const key = secretKey(profile, kind);
      const kept = await ports.store.get(key);
      if (kept !== undefined) return kept;
      if (declined.has(key)) throw new Declined(declinedWords(profile, kind));
      return askOnce(profile, kind, key);
    },
    async set(profile, kind, value) {
      await ports.store.store(secretKey(profile, kind), value);
    },
    async forget(profile) {
      for (const kind of SECRET_KINDS) await ports.store.delete(secretKey(profile, kind));
    },
    askAgain(profile) {
      for (const kind of SECRET_KINDS) declined.delete(secretKey(profile, kind));
    },
  };
}

/**
 * A secret belongs to the place that it was given for: settings of another workspace that use the same connection name
 * with another host do not get it.
 */
export function secretKey(profile: ConnectionProfile, kind: SecretKind): string {
  const place = kind.startsWith('kafka')
    ? [...(profile.kafka?.bootstrapServers ?? []), profile.kafka?.sasl?.username, profile.kafka?.tls?.keyFile]
    : [profile.registry?.url, profile.registry?.username, profile.registry?.tls?.keyFile];
  return `eventStreams.${kind}:${JSON.stringify([profile.name, ...place.map((part) => part ?? '')])}`;
}

/** Which secrets a profile keeps here, rather than in the environment; a key's passphrase only if the key wants one. */
export function secretKindsOf(profile: ConnectionProfile): readonly SecretKind[] {
  const kinds: SecretKind[] = [];
  if (profile.kafka?.sasl !== undefined) kinds.push('kafka-password');
  if (profile.kafka?.tls?.keyFile !== undefined) kinds.push('kafka-key');
  if (profile.registry?.username !== undefined) kinds.push('registry-password');
  if (profile.registry?.tls?.keyFile !== undefined) kinds.push('registry-key');
  return kinds.filter((kind) => environmentOf(profile, kind) === undefined);
}

/** What the secret is, in words. */
export function promptOf(profile: ConnectionProfile, kind: SecretKind): SecretPrompt {
  return {
    title: `Event Streams: ${profile.name}`,
    prompt: `${wordsOf(profile, kind)}. It is kept in the editor's secret storage, never in settings.`,
  };
}

export function wordsOf(profile: ConnectionProfile, kind: SecretKind): string {
  switch (kind) {
    case 'kafka-password':
      return profile.kafka?.sasl?.mechanism === 'OAUTHBEARER'
        ? `Token for the Kafka cluster at ${placeOf(profile, 'kafka')}`
        : `Password of "${profile.kafka?.sasl?.username ?? ''}" for the Kafka cluster at ${placeOf(profile, 'kafka')}`;
    case 'kafka-key':
      return `Passphrase of the key "${profile.kafka?.tls?.keyFile ?? ''}"`;
    case 'registry-password':
      return `Password of "${profile.registry?.username ?? ''}" for the schema registry at ${placeOf(profile, 'registry')}`;
    case 'registry-key':
      return `Passphrase of the key "${profile.registry?.tls?.keyFile ?? ''}"`;
  }
}

function placeOf(profile: ConnectionProfile, part: 'kafka' | 'registry'): string {
  return part === 'kafka' ? (profile.kafka?.bootstrapServers[0] ?? '') : (profile.registry?.url ?? '');
}

function declinedWords(profile: ConnectionProfile, kind: SecretKind): string {
  return `${wordsOf(profile, kind)} was not given.`;
}

function environmentOf(profile: ConnectionProfile, kind: SecretKind): string | undefined {
  const value =
    kind === 'kafka-password'
      ? profile.kafka?.sasl?.password
      : kind === 'registry-password'
        ? profile.registry?.password
        : undefined;
  return value === undefined ? undefined : environmentName(value);
}
