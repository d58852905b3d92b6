/** What the questions of "Add Connection" were answered with; secrets are not among them. */
export interface ConnectionAnswers {
  readonly name: string;
  /** Empty for none. */
  readonly bootstrapServers: string;
  readonly security: KafkaSecurity;
  readonly username: string;
  /** Empty for none. */
  readonly registryUrl: string;
  readonly registryUsername: string;
}

export type KafkaSecurity =
  | { readonly tls: boolean; readonly mechanism?: undefined }
  | { readonly tls: boolean; readonly mechanism: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512' | 'OAUTHBEARER' };

/** The answers as an entry of `eventStreams.connections`. */
export function writtenConnection(answers: ConnectionAnswers): Readonly<Record<string, unknown>> {
  const { security, username, registryUrl, registryUsername } = answers;
  const servers = answers.bootstrapServers
    .split(',')
    .map((server) => server.trim())
    .filter((server) => server !== '');
  return {
    name: answers.name,
    ...(servers.length === 0
      ? {}
      : {
          kafka: {
            bootstrapServers: servers,
            ...(security.tls ? { tls: true } : {}),
            ...(security.mechanism === undefined
              ? {}
              : { sasl: { mechanism: security.mechanism, ...(username === '' ? {} : { username }) } }),
          },
        }),
    ...(registryUrl === ''
      ? {}
      : { registry: { url: registryUrl, ...(registryUsername === '' ? {} : { username: registryUsername }) } }),
  };
}

/** The list with the connection in it, in place of one of the same name; other entries stay untouched. */
export function withConnection(written: unknown, connection: Readonly<Record<string, unknown>>): readonly unknown[] {
  const list: readonly unknown[] = Array.isArray(written) ? written : [];
  return [...list.filter((entry) => nameOf(entry) !== connection['name']), connection];
}

export function withoutConnection(written: unknown, name: string): readonly unknown[] {
  return Array.isArray(written) ? written.filter((entry: unknown) => nameOf(entry) !== name) : [];
}

export function hasConnection(written: unknown, name: string): boolean {
  return Array.isArray(written) && written.some((entry) => nameOf(entry) === name);
}

function nameOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : undefined;
}
