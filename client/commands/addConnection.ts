import * as vscode from 'vscode';
import { withConnection, writtenConnection } from '../connections/written.js';
import type { ConnectionAnswers, KafkaSecurity } from '../connections/written.js';
import { SECRET_KINDS } from '../connections/secrets.js';
import type { SecretKind } from '../connections/secrets.js';
import type { Services } from '../services.js';
import type { CommandContribution } from './command.js';
import { writeConnections } from './connectionSettings.js';
import { ask, pick } from './pick.js';
import { testConnection } from './testConnection.js';

/** Asks for a cluster and a registry, writes the setting for the team, and keeps the secrets apart from it. */
export const addConnection: CommandContribution = {
  id: 'eventStreams.addConnection',
  doing: 'add the connection',
  async run(services) {
    if (!vscode.workspace.isTrusted) throw new Error('Trust this workspace first: until then no connection is opened.');
    const { answers, secrets } = await interview(services);
    await writeConnections(answers.name, (written) => withConnection(written, writtenConnection(answers)));
    const connection = services.connections.get(answers.name);
    if (connection === undefined) throw new Error('The settings do not show the connection. Look into the log.');
    for (const kind of SECRET_KINDS) {
      const secret = secrets.get(kind);
      if (secret !== undefined && secret !== '') await services.connectionSecrets.set(connection.profile, kind, secret);
    }
    await testConnection.run(services, { connection: answers.name });
  },
};

const SECURITY: readonly (vscode.QuickPickItem & { readonly security: KafkaSecurity })[] = [
  { label: 'None', description: 'plain text, no login', security: { tls: false } },
  { label: 'TLS', description: 'encrypted, no login', security: { tls: true } },
  { label: 'SASL PLAIN over TLS', security: { tls: true, mechanism: 'PLAIN' } },
  { label: 'SCRAM-SHA-256 over TLS', security: { tls: true, mechanism: 'SCRAM-SHA-256' } },
  { label: 'SCRAM-SHA-512 over TLS', security: { tls: true, mechanism: 'SCRAM-SHA-512' } },
  { label: 'OAUTHBEARER over TLS', description: 'a token', security: { tls: true, mechanism: 'OAUTHBEARER' } },
  { label: 'SASL PLAIN without TLS', security: { tls: false, mechanism: 'PLAIN' } },
  { label: 'SCRAM-SHA-256 without TLS', security: { tls: false, mechanism: 'SCRAM-SHA-256' } },
  { label: 'SCRAM-SHA-512 without TLS', security: { tls: false, mechanism: 'SCRAM-SHA-512' } },
];

interface Interview {
  readonly answers: ConnectionAnswers;
  readonly secrets: ReadonlyMap<SecretKind, string>;
}

async function interview(services: Services): Promise<Interview> {
  const secrets = new Map<SecretKind, string>();
  const title = (step: string) => `Add Connection: ${step}`;
  const name = await ask({
    title: title('Name'),
    prompt: 'How your team calls it, e.g. "local" or "staging"',
    validateInput: (text) => nameProblem(services, text.trim()),
  });
  const bootstrapServers = await ask({
    title: title('Kafka'),
    prompt: 'Bootstrap servers, with commas between them. Empty for a schema registry alone.',
    placeHolder: 'localhost:9092',
    validateInput: (text) => serversProblem(text),
  });
  let security: KafkaSecurity = { tls: false };
  let username = '';
  if (bootstrapServers !== '') {
    ({ security } = await pick(SECURITY, title('Kafka security')));
    const { mechanism } = security;
    if (mechanism !== undefined && mechanism !== 'OAUTHBEARER') {
      username = await ask({ title: title('Kafka user'), prompt: 'User name or API key', validateInput: required });
    }
    if (mechanism !== undefined) {
      const prompt = mechanism === 'OAUTHBEARER' ? 'Token' : `Password of ${username}`;
      secrets.set('kafka-password', await askSecret(title('Kafka secret'), prompt));
    }
  }
  const registryUrl = await ask({
    title: title('Schema registry'),
    prompt: bootstrapServers === '' ? 'URL with its path' : 'URL with its path. Empty for none.',
    placeHolder: 'http://localhost:8081',
    validateInput: (text) => urlProblem(text.trim(), bootstrapServers === ''),
  });
  let registryUsername = '';
  if (registryUrl !== '') {
    registryUsername = await ask({
      title: title('Schema registry user'),
      prompt: 'User name or API key. Empty where the registry wants no login.',
    });
    if (registryUsername !== '') {
      const password = await askSecret(title('Schema registry secret'), `Password of ${registryUsername}`);
      secrets.set('registry-password', password);
    }
  }
  return { answers: { name, bootstrapServers, security, username, registryUrl, registryUsername }, secrets };
}

async function askSecret(title: string, what: string): Promise<string> {
  return ask({ title, prompt: `${what}. Kept in the editor's secret storage, never in settings.`, password: true });
}

function nameProblem(services: Services, name: string): string | undefined {
  if (name === '') return 'Give it a name.';
  return services.connections.get(name) === undefined ? undefined : `There is a connection called "${name}" already.`;
}

function serversProblem(text: string): string | undefined {
  const wrong = text
    .split(',')
    .map((server) => server.trim())
    .find((server) => server !== '' && !/^.+:\d{1,5}$/.test(server));
  return wrong === undefined ? undefined : `"${wrong}" lacks its port. Write it as host:port.`;
}

function urlProblem(text: string, needed: boolean): string | undefined {
  if (text === '') return needed ? 'A connection needs a Kafka cluster or a schema registry.' : undefined;
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return 'Begin with http:// or https://.';
  const { username, password } = new URL(text);
  return username === '' && password === '' ? undefined : 'Leave user and password out; they are asked for next.';
}

function required(text: string): string | undefined {
  return text.trim() === '' ? 'This is needed.' : undefined;
}
