import assert from 'node:assert/strict';
import { connectKafka } from '../../../client/kafka/connect.js';
import { KafkaError } from '../../../client/kafka/kafkaError.js';
import type { KafkaConnectOptions } from '../../../client/connections/kafkaOptions.js';
import { waitFor } from '../../support/waitFor.js';
import { guardedBroker, type GuardedBroker } from './guardedBroker.js';
import { silentLog, workerFile } from './testCluster.js';

describe('connecting to a cluster', function () {
  this.timeout(90_000);
  let guarded: GuardedBroker;
  before(async () => {
    guarded = await guardedBroker();
  });

  async function using<T>(
    options: Omit<KafkaConnectOptions, 'workerFile' | 'log'>,
    work: (cluster: ReturnType<typeof connectKafka>) => Promise<T>,
  ): Promise<T> {
    const cluster = connectKafka({ ...options, workerFile, log: silentLog });
    try {
      return await work(cluster);
    } finally {
      await cluster.close();
    }
  }
  const failure = (options: Omit<KafkaConnectOptions, 'workerFile' | 'log'>, topic?: string): Promise<KafkaError> =>
    using(options, async (cluster) => {
      try {
        await (topic === undefined ? cluster.topics() : cluster.partitions(topic));
      } catch (error) {
        assert.ok(error instanceof KafkaError, String(error));
        return error;
      }
      return assert.fail('It should have failed.');
    });

  for (const mechanism of ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'] as const) {
    it(`signs in with ${mechanism}, and says when it is refused`, async () => {
      const options = (password: string) => ({
        bootstrapServers: [guarded.addressOf('SASL')],
        sasl: { mechanism, username: 'alice', password },
      });
      assert.equal((await using(options('secret'), (cluster) => cluster.brokers())).length, 1);
      const refused = await failure(options('wrong'));
      assert.equal(refused.failure, 'unauthorized');
      assert.match(refused.message, /refused the sign-in/);
      assert.doesNotMatch(refused.detail, /wrong/);
    });
  }

  it('signs in with a token', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const now = Math.floor(Date.now() / 1000);
    const token = `${part({ alg: 'none' })}.${part({ sub: 'alice', iat: now, exp: now + 600 })}.`;
    const options = {
      bootstrapServers: [guarded.addressOf('SASL')],
      sasl: { mechanism: 'OAUTHBEARER' as const, token },
    };
    assert.equal((await using(options, (cluster) => cluster.brokers())).length, 1);
  });

  it('says what is wrong in one sentence', async () => {
    const plain = [guarded.bootstrap];
    const sasl = { mechanism: 'PLAIN' as const, username: 'bob', password: 'other' };
    const cases = [
      [{ bootstrapServers: ['127.0.0.1:9'] }, 'unreachable', /Nothing answers at 127\.0\.0\.1:9/],
      [{ bootstrapServers: ['no-such-host.invalid:9092'] }, 'unreachable', /No host of this name/],
      [{ bootstrapServers: plain, tls: {} }, 'tls', /does not speak TLS/],
      [{ bootstrapServers: plain, sasl }, 'unauthorized', /does not accept a sign-in with this SASL mechanism/],
      [
        { bootstrapServers: [guarded.addressOf('SASL')] },
        'unreachable',
        /expects TLS, a client certificate or a sign-in/,
      ],
    ] as const;
    for (const [options, kind, message] of cases) {
      const error = await failure(options);
      assert.deepEqual([error.failure, message.test(error.message)], [kind, true], error.message);
    }
    assert.equal(
      (await failure({ bootstrapServers: [guarded.addressOf('SASL')], sasl }, 'secret')).failure,
      'forbidden',
    );
    assert.match((await failure({ bootstrapServers: plain }, 'nope')).message, /The topic nope does not exist/);
  });

  it('answers a cancelled request at once, and goes on', async () => {
    await using({ bootstrapServers: [guarded.bootstrap] }, async (cluster) => {
      const controller = new AbortController();
      const asked = cluster.topics(controller.signal);
      controller.abort();
      await assert.rejects(asked, { failure: 'cancelled' });
      assert.ok(Array.isArray(await cluster.topics()));
    });
  });

  it('is there again when the broker is', async () => {
    await using({ bootstrapServers: [guarded.bootstrap] }, async (cluster) => {
      await cluster.brokers();
      await guarded.broker.kill();
      await assert.rejects(cluster.brokers(), { failure: 'unreachable' });
      await guarded.broker.start();
      await waitFor('the cluster', async () => (await cluster.brokers()).length === 1, { timeout: 30_000 });
    });
  });
});
