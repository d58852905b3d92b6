import { environmentName } from './environment.js';
import { isRecord } from './reading.js';
import type { Reading } from './reading.js';
import type { ConnectionProfile, KafkaProfile, RegistryProfileSettings, SaslProfile, TlsProfile } from './types.js';

const DEFAULT_TIMEOUT_MS = 10_000;
const SASL_MECHANISMS = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512', 'OAUTHBEARER'] as const;

/** Reads `eventStreams.connections`; a connection that cannot be used is left out, with a problem. */
export function readConnections(list: Reading): readonly ConnectionProfile[] {
  const connections: ConnectionProfile[] = [];
  for (const entry of list.elements()) {
    const connection = readConnection(entry);
    if (connection === undefined) continue;
    if (connections.some((other) => other.name === connection.name)) {
      entry.member('name').problem(`Another connection is already called "${connection.name}"; choose another name.`);
    } else connections.push(connection);
  }
  return connections;
}

function readConnection(entry: Reading): ConnectionProfile | undefined {
  if (!entry.isObject()) return undefined;
  entry.knowsOnly(['name', 'kafka', 'registry', 'readOnly', 'production']);
  const name = entry.member('name').text();
  if (name === undefined) {
    entry.problem('A connection needs a "name".');
    return undefined;
  }
  const kafka = readKafka(entry.member('kafka'));
  const registry = readRegistry(entry.member('registry'));
  if (kafka === undefined && registry === undefined) {
    entry.problem(`The connection "${name}" names neither a "kafka" cluster nor a schema "registry".`);
    return undefined;
  }
  return {
    name,
    ...(kafka === undefined ? {} : { kafka }),
    ...(registry === undefined ? {} : { registry }),
    readOnly: entry.member('readOnly').flag() ?? false,
    production: entry.member('production').flag() ?? false,
  };
}

function readKafka(entry: Reading): KafkaProfile | undefined {
  if (entry.value === undefined || !entry.isObject()) return undefined;
  entry.knowsOnly(['bootstrapServers', 'tls', 'sasl']);
  const list = entry.member('bootstrapServers');
  // One text with commas is how the servers are written in Kafka's own configuration files.
  const servers =
    typeof list.value === 'string' ? list.value.split(',') : list.elements().map((one) => one.text() ?? '');
  const bootstrapServers = servers.map((server) => server.trim()).filter((server) => server !== '');
  if (bootstrapServers.length === 0) {
    list.problem('Name at least one server, such as "localhost:9092".');
    return undefined;
  }
  const wrong = bootstrapServers.find((server) => !isHostAndPort(server));
  if (wrong !== undefined) {
    list.problem(`"${wrong}" is not a host and a port, such as "localhost:9092".`);
    return undefined;
  }
  const tls = readTls(entry.member('tls'));
  const sasl = readSasl(entry.member('sasl'));
  return { bootstrapServers, ...(tls === undefined ? {} : { tls }), ...(sasl === undefined ? {} : { sasl }) };
}

function isHostAndPort(text: string): boolean {
  const port = Number(/^(?:\[[0-9A-Fa-f:.%]+\]|[^\s:/@]+):([0-9]{1,5})$/.exec(text)?.[1]);
  return port >= 1 && port <= 65_535;
}

function readTls(entry: Reading): TlsProfile | undefined {
  if (entry.value === undefined || entry.value === false) return undefined;
  if (entry.value === true) return {};
  if (!isRecord(entry.value)) {
    entry.problem('Either true, false or an object with PEM files is expected here.');
    return undefined;
  }
  entry.knowsOnly(['caFile', 'certFile', 'keyFile']);
  const caFile = entry.member('caFile').text();
  const certFile = entry.member('certFile').text();
  const keyFile = entry.member('keyFile').text();
  if ((certFile === undefined) !== (keyFile === undefined)) {
    entry.problem('A client certificate needs both "certFile" and "keyFile".');
  }
  return {
    ...(caFile === undefined ? {} : { caFile }),
    ...(certFile === undefined ? {} : { certFile }),
    ...(keyFile === undefined ? {} : { keyFile }),
  };
}

function readSasl(entry: Reading): SaslProfile | undefined {
  if (entry.value === undefined || !entry.isObject()) return undefined;
  entry.knowsOnly(['mechanism', 'username', 'password']);
  const mechanism = entry.member('mechanism').oneOf(SASL_MECHANISMS);
  if (mechanism === undefined) {
    entry.problem('Name the "mechanism" by which the broker asks who you are.');
    return undefined;
  }
  return { mechanism, ...readUser(entry) };
}

function readRegistry(entry: Reading): RegistryProfileSettings | undefined {
  if (entry.value === undefined || !entry.isObject()) return undefined;
  entry.knowsOnly(['url', 'username', 'password', 'tls', 'timeoutMs']);
  const url = readUrl(entry.member('url'));
  if (url === undefined) return undefined;
  const tls = readTls(entry.member('tls'));
  const timeoutMs = entry.member('timeoutMs').wholeNumber(100, 600_000) ?? DEFAULT_TIMEOUT_MS;
  return { url, ...readUser(entry), ...(tls === undefined ? {} : { tls }), timeoutMs };
}

/** The problem never repeats the address: it may hold the very secret that should not be there. */
function readUrl(entry: Reading): string | undefined {
  const text = entry.text();
  if (text === undefined) {
    entry.problem('Give the address of the registry, such as "http://localhost:8081".');
    return undefined;
  }
  if (!URL.canParse(text)) {
    entry.problem('This is not a web address such as "http://localhost:8081".');
    return undefined;
  }
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    entry.problem('The address of a registry begins with http:// or https://.');
    return undefined;
  }
  if (url.username !== '' || url.password !== '') {
    entry.problem(
      'Take the user and the password out of the address: use "username", and let the password be asked for.',
    );
    return undefined;
  }
  return text.replace(/\/+$/, '');
}

function readUser(entry: Reading): { readonly username?: string; readonly password?: string } {
  const username = entry.member('username').text();
  const password = readSecret(entry.member('password'));
  return { ...(username === undefined ? {} : { username }), ...(password === undefined ? {} : { password }) };
}

/** Settings are shared and committed, so a secret in them is refused, not used. */
function readSecret(entry: Reading): string | undefined {
  const text = entry.text();
  if (text === undefined || environmentName(text) !== undefined) return text;
  entry.problem(
    'A secret does not belong in settings and is not used. Remove it and type it when asked, or write "${env:NAME}".',
  );
  return undefined;
}
