import assert from 'node:assert/strict';
import { connectKafka } from '../../../client/kafka/connect.js';
import { KafkaError } from '../../../client/kafka/kafkaError.js';
import type { KafkaConnectOptions } from '../../../client/connections/kafkaOptions.js';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.js';
import { makeTemporaryFolder, type TemporaryFolder } from '../../support/temporaryFolder.js';
import { waitFor } from '../../support/waitFor.js';
import { silentLog, workerFile } from './testCluster.js';

const jaas = (module: string, rest: string) => `org.apache.kafka.common.security.${module} required ${rest};`;

describe('connecting to a cluster', function () {
  this.timeout(90_000);
  let folder: TemporaryFolder;
  let sandbox: Sandbox;
  before(async () => {
    folder = await makeTemporaryFolder();
    sandbox = await startSandbox({
      stateDir: folder.path,
      servers: ['broker'],
      broker: {
        listeners: [{ name: 'SASL', protocol: 'SASL_PLAINTEXT' }],
        scramUsers: ['SCRAM-SHA-256=[name=alice,password=secret]', 'SCRAM-SHA-512=[name=alice,password=secret]'],
        properties: {
          'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512,OAUTHBEARER',
          'listener.name.sasl.plain.sasl.jaas.config': jaas(
            'plain.PlainLoginModule',
            'user_alice="secret" user_bob="other"',
          ),
          'listener.name.sasl.scram-sha-256.sasl.jaas.config': jaas('scram.ScramLoginModule', ''),
          'listener.name.sasl.scram-sha-512.sasl.jaas.config': jaas('scram.ScramLoginModule', ''),
          'listener.name.sasl.oauthbearer.sasl.jaas.config': jaas(
            'oauthbearer.OAuthBearerLoginModule',
            'unsecuredLoginStringClaim_sub="alice"',
          ),
          'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
          'super.users': 'User:ANONYMOUS;User:alice',
        },
      },
    });
  });
  after(async () => {
    await sandbox.stop();
    await folder.remove();
  });

  const saslServer = () => sandbox.listeners['SASL'] ?? '';
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
        bootstrapServers: [saslServer()],
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
    const options = { bootstrapServers: [saslServer()], sasl: { mechanism: 'OAUTHBEARER' as const, token } };
    assert.equal((await using(options, (cluster) => cluster.brokers())).length, 1);
  });

  it('says what is wrong in one sentence', async () => {
    const plain = [sandbox.bootstrap];
    const sasl = { mechanism: 'PLAIN' as const, username: 'bob', password: 'other' };
    const cases = [
      [{ bootstrapServers: ['127.0.0.1:9'] }, 'unreachable', /Nothing answers at 127\.0\.0\.1:9/],
      [{ bootstrapServers: ['no-such-host.invalid:9092'] }, 'unreachable', /No host of this name/],
      [{ bootstrapServers: plain, tls: {} }, 'tls', /does not speak TLS/],
      [{ bootstrapServers: plain, sasl }, 'unauthorized', /does not accept a sign-in with this SASL mechanism/],
      [{ bootstrapServers: [saslServer()] }, 'unreachable', /expects TLS, a client certificate or a sign-in/],
    ] as const;
    for (const [options, kind, message] of cases) {
      const error = await failure(options);
      assert.deepEqual([error.failure, message.test(error.message)], [kind, true], error.message);
    }
    assert.equal((await failure({ bootstrapServers: [saslServer()], sasl }, 'secret')).failure, 'forbidden');
    assert.match((await failure({ bootstrapServers: plain }, 'nope')).message, /The topic nope does not exist/);
  });

  it('answers a cancelled request at once, and goes on', async () => {
    await using({ bootstrapServers: [sandbox.bootstrap] }, async (cluster) => {
      const controller = new AbortController();
      const asked = cluster.topics(controller.signal);
      controller.abort();
      await assert.rejects(asked, { failure: 'cancelled' });
      assert.ok(Array.isArray(await cluster.topics()));
    });
  });

  it('is there again when the broker is', async () => {
    await using({ bootstrapServers: [sandbox.bootstrap] }, async (cluster) => {
      await cluster.brokers();
      await sandbox.broker.kill();
      await assert.rejects(cluster.brokers(), { failure: 'unreachable' });
      await sandbox.broker.start();
      await waitFor('the cluster', async () => (await cluster.brokers()).length === 1, { timeout: 30_000 });
    });
  });
});
