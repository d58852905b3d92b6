import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.js';
import { makeTemporaryFolder } from '../../support/temporaryFolder.js';
import { readCertificates, type Certificates } from './certificates.js';

/** Of the client's key, see `readCertificates`. */
export const PASSPHRASE = 'open sesame';

/**
 * A broker that asks who is there, which tests may also kill and start again: with listeners for SASL (alice may do
 * everything, bob nothing), for TLS and for TLS with a certificate, and with a log cleaner that does not wait. Anybody may
 * do everything at the plain one.
 */
export interface GuardedBroker extends Pick<Sandbox, 'bootstrap' | 'broker'> {
  readonly addressOf: (listener: 'SASL' | 'TLS' | 'MTLS') => string;
  readonly certificates: Certificates;
}

let started: Promise<{ readonly broker: GuardedBroker; readonly stop: () => Promise<void> }> | undefined;

/** The one guarded broker of this run, started when it is first asked for and stopped at the end of all tests. */
export async function guardedBroker(): Promise<GuardedBroker> {
  started ??= start();
  return (await started).broker;
}

after(async () => {
  await (await started)?.stop();
});

async function start(): Promise<{ broker: GuardedBroker; stop: () => Promise<void> }> {
  const folder = await makeTemporaryFolder();
  const certificates = await readCertificates(PASSPHRASE);
  const sandbox = await startSandbox({
    stateDir: folder.path,
    servers: ['broker'],
    broker: {
      listeners: [
        { name: 'SASL', protocol: 'SASL_PLAINTEXT' },
        { name: 'TLS', protocol: 'SSL' },
        { name: 'MTLS', protocol: 'SSL' },
      ],
      scramUsers: ['SCRAM-SHA-256=[name=alice,password=secret]', 'SCRAM-SHA-512=[name=alice,password=secret]'],
      properties: { ...sasl(), ...tls(certificates), ...permissions(), ...eagerCleaner },
    },
  });
  const addressOf = (listener: string): string => {
    const address = sandbox.listeners[listener];
    if (address === undefined) throw new Error(`No listener ${listener}`);
    return address;
  };
  const stop = async (): Promise<void> => {
    await sandbox.stop();
    await folder.remove();
  };
  return { broker: { bootstrap: sandbox.bootstrap, broker: sandbox.broker, addressOf, certificates }, stop };
}

type Properties = Readonly<Record<string, string>>;

function sasl(): Properties {
  const jaas = (module: string, rest: string) => `org.apache.kafka.common.security.${module} required ${rest};`;
  const configs = {
    plain: jaas('plain.PlainLoginModule', 'user_alice="secret" user_bob="other"'),
    'scram-sha-256': jaas('scram.ScramLoginModule', ''),
    'scram-sha-512': jaas('scram.ScramLoginModule', ''),
    oauthbearer: jaas('oauthbearer.OAuthBearerLoginModule', 'unsecuredLoginStringClaim_sub="alice"'),
  };
  return {
    'sasl.enabled.mechanisms': Object.keys(configs).join().toUpperCase(),
    ...Object.fromEntries(
      Object.entries(configs).map(([name, config]) => [`listener.name.sasl.${name}.sasl.jaas.config`, config]),
    ),
  };
}

function tls({ ca, server }: Certificates): Properties {
  // As Java reads a properties file: one line, with line ends written out.
  const oneLine = (pem: string) => pem.replaceAll('\n', '\\n');
  return {
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.certificate.chain': oneLine(server.cert),
    'ssl.keystore.key': oneLine(server.key),
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.certificates': oneLine(ca),
    'listener.name.mtls.ssl.client.auth': 'required',
  };
}

function permissions(): Properties {
  return {
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': ['ANONYMOUS', 'alice', 'CN=client'].map((user) => `User:${user}`).join(';'),
  };
}

const eagerCleaner: Properties = { 'log.cleaner.backoff.ms': '100', 'log.initial.task.delay.ms': '100' };
