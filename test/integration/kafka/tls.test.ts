import assert from 'node:assert/strict';
import { connectKafka } from '../../../client/kafka/connect.js';
import { KafkaError } from '../../../client/kafka/kafkaError.js';
import type { KafkaConnectOptions, TlsOptions } from '../../../client/connections/kafkaOptions.js';
import { watchEvents } from '../records/watchEvents.js';
import type { Certificates } from './certificates.js';
import { guardedBroker, PASSPHRASE, type GuardedBroker } from './guardedBroker.js';
import { silentLog, workerFile } from './testCluster.js';

describe('connecting with TLS', function () {
  this.timeout(60_000);
  let guarded: GuardedBroker;
  let made: Certificates;
  before(async () => {
    guarded = await guardedBroker();
    made = guarded.certificates;
  });

  const optionsFor = (listener: 'TLS' | 'MTLS', tls?: TlsOptions): KafkaConnectOptions => ({
    bootstrapServers: [guarded.addressOf(listener)],
    ...(tls && { tls }),
    workerFile,
    log: silentLog,
  });

  async function brokers(options: KafkaConnectOptions): Promise<number> {
    const cluster = connectKafka(options);
    try {
      return (await cluster.brokers()).length;
    } finally {
      await cluster.close();
    }
  }

  async function failure(options: KafkaConnectOptions): Promise<KafkaError> {
    const error: unknown = await brokers(options).catch((reason: unknown) => reason);
    assert.ok(error instanceof KafkaError, `It should have failed: ${String(error)}`);
    return error;
  }

  it('trusts the authority it is given', async () => {
    assert.equal(await brokers(optionsFor('TLS', { ca: made.ca })), 1);
  });

  it('refuses a server that nobody it trusts has signed', async () => {
    const error = await failure(optionsFor('TLS', {}));
    assert.equal(error.failure, 'tls', error.message);
    assert.match(error.message, /certificate/);
  });

  it('shows a client certificate, whether its key is encrypted or not', async () => {
    const { cert, key, encryptedKey } = made.client;
    assert.equal(await brokers(optionsFor('MTLS', { ca: made.ca, cert, key })), 1);
    assert.equal(
      await brokers(optionsFor('MTLS', { ca: made.ca, cert, key: encryptedKey, passphrase: PASSPHRASE })),
      1,
    );
  });

  it('says that the passphrase is wrong, without saying it', async () => {
    const { cert, encryptedKey: key } = made.client;
    const error = await failure(optionsFor('MTLS', { ca: made.ca, cert, key, passphrase: 'abracadabra' }));
    assert.equal(error.failure, 'tls', error.message);
    assert.match(error.message, /passphrase/);
    assert.doesNotMatch(`${error.message} ${error.detail}`, /abracadabra|PRIVATE KEY/);
  });

  it('says that the broker wants a client certificate', async () => {
    const error = await failure(optionsFor('MTLS', { ca: made.ca }));
    // Whether the broker's reason arrives before it hangs up is a matter of moments.
    assert.ok(['tls', 'unreachable'].includes(error.failure), error.failure);
    assert.match(error.message, /client certificate/);
  });

  it('says that the broker expects TLS where none is set', async () => {
    assert.match((await failure(optionsFor('TLS'))).message, /expects TLS: add "tls": true/);
  });

  it('sends and reads events', async () => {
    const { cert, encryptedKey: key } = made.client;
    const options = optionsFor('MTLS', { ca: made.ca, cert, key, passphrase: PASSPHRASE });
    const { Kafka, logLevel } = await import('kafkajs');
    const admin = new Kafka({ brokers: [guarded.bootstrap], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: 'secret' }], waitForLeaders: true });
    await admin.disconnect();
    const cluster = connectKafka(options);
    const watched = await watchEvents({ options }, { topic: 'secret', start: { kind: 'beginning' } });
    try {
      await cluster.produce({ topic: 'secret', key: null, value: Buffer.from('whispered'), headers: [] });
      await watched.until('the event', ({ stored }) => stored === 1);
      assert.equal((await watched.rows())[0]?.value.text, 'whispered');
    } finally {
      await watched.close();
      await cluster.close();
    }
  });
});
