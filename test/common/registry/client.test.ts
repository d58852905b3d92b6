import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRegistryClient } from '../../../common/registry/client.js';
import type { RegistryClient, RegistryClientOptions } from '../../../common/registry/client.js';
import { RegistryError } from '../../../common/registry/types.js';
import type { RegistryFailure } from '../../../common/registry/types.js';
import { startFakeRegistry } from './fakeRegistry.js';
import type { FakeAnswer, FakeRegistry, FakeRequest } from './fakeRegistry.js';

describe('registry client', () => {
  const open: { fake: FakeRegistry; client: RegistryClient }[] = [];

  afterEach(async () => {
    for (const { fake, client } of open.splice(0)) {
      client.close();
      await fake.close();
    }
  });

  async function start(
    answer: (request: FakeRequest, count: number) => FakeAnswer | Promise<FakeAnswer>,
    options: Partial<RegistryClientOptions> = {},
    path = '',
  ) {
    const fake = await startFakeRegistry(answer);
    const client = createRegistryClient({ url: fake.url + path, ...options });
    open.push({ fake, client });
    return { fake, client };
  }

  const ok = (body: unknown): FakeAnswer => ({ status: 200, body });
  const version = (subject: string, number: number, extra: object = {}) =>
    ok({ subject, version: number, id: number, schema: `"v${number}"`, ...extra });

  describe('addresses', () => {
    it('encodes subjects with slashes, colons of a context and spaces below the base path', async () => {
      const { fake, client } = await start(() => ok([1]), {}, '/apis/ccompat/v7/');
      await client.versions(':.ctx:a/b c');
      assert.equal(fake.requests[0]?.url, '/apis/ccompat/v7/subjects/%3A.ctx%3Aa%2Fb%20c/versions');
    });

    it('never asks for a path that a subject of dots would lead to', async () => {
      const { fake, client } = await start(() => ok([1]));
      await fails(client.versions('..'), 'rejected', /subject/);
      assert.equal(fake.requests.length, 0);
    });

    it('refuses a URL that holds a password, without repeating it', async () => {
      const client = createRegistryClient({ url: 'http://alice:s3cret@localhost:1/' });
      const error = await fails(client.subjects(), 'rejected', /user name or password/);
      assert.doesNotMatch(error.message, /s3cret|alice/);
    });

    it('refuses an address that is none', async () => {
      await fails(createRegistryClient({ url: 'localhost:8081' }).subjects(), 'unreachable', /http:\/\//);
    });
  });

  describe('answers', () => {
    it('takes an absent type and absent references for Avro without references', async () => {
      const { client } = await start(() => version('a', 3));
      assert.deepEqual(await client.version('a', 3), {
        subject: 'a',
        version: 3,
        id: 3,
        format: 'AVRO',
        text: '"v3"',
        references: [],
      });
    });

    it('keeps references and the properties of metadata', async () => {
      const reference = { name: 'b.proto', subject: 'b', version: 2 };
      const { client } = await start(() =>
        version('a', 1, {
          schemaType: 'PROTOBUF',
          references: [reference],
          metadata: { tags: {}, properties: { owner: 'team', n: 1 } },
        }),
      );
      const schema = await client.version('a', 1);
      assert.equal(schema.format, 'PROTOBUF');
      assert.deepEqual(schema.references, [reference]);
      assert.deepEqual(schema.metadata, { owner: 'team' });
    });

    it('takes null for an empty list of subjects, and decodes names that are listed encoded', async () => {
      const { client } = await start(() => ok(null));
      assert.deepEqual(await client.subjects(), []);
      const { client: other } = await start(() => ok(['a%2Fb', '100%', 'plain', 'odd%2fCase%zz']));
      assert.deepEqual(await other.subjects(), ['100%', 'a/b', 'odd%2fCase%zz', 'plain']);
    });

    it('asks on where a list of subjects is cut at a thousand', async () => {
      const names = Array.from({ length: 2345 }, (_, index) => `s${String(index).padStart(5, '0')}`);
      const { fake, client } = await start((request) => {
        const offset = Number(new URL(request.url, 'http://x').searchParams.get('offset') ?? 0);
        return ok(names.slice(offset, offset + 1000));
      });
      assert.deepEqual(await client.subjects(), names);
      assert.equal(fake.requests.length, 3);
    });

    it('ends where a registry that knows no pages repeats itself', async () => {
      const names = Array.from({ length: 1000 }, (_, index) => `s${String(index).padStart(5, '0')}`);
      const { client } = await start(() => ok(names));
      assert.equal((await client.subjects()).length, 1000);
    });

    it('asks for the effective level, and for the global one where the registry knows no default', async () => {
      const { fake, client } = await start((request) =>
        request.url.startsWith('/config/')
          ? { status: 404, body: { error_code: 40408, message: 'no level' } }
          : ok({ compatibilityLevel: 'FULL_TRANSITIVE' }),
      );
      assert.deepEqual(await client.config('s'), { level: 'FULL_TRANSITIVE', policy: 'STRICT', validateFields: false });
      assert.deepEqual(
        fake.requests.map((request) => request.url),
        ['/config/s?defaultToGlobal=true', '/config'],
      );
    });

    it('reads policy, group and field validation of a level', async () => {
      const { client } = await start(() =>
        ok({
          compatibilityLevel: 'FORWARD',
          compatibilityPolicy: 'LENIENT',
          compatibilityGroup: 'major',
          validateFields: true,
        }),
      );
      assert.deepEqual(await client.config('s'), {
        level: 'FORWARD',
        policy: 'LENIENT',
        compatibilityGroup: 'major',
        validateFields: true,
      });
    });

    const nonsense: readonly [string, unknown, RegExp][] = [
      ['a page of some proxy', '<!doctype html><title>Sign in</title>', /web page/],
      ['text', 'hello', /not JSON/],
      ['another kind of JSON', { version: '1' }, /not a version/],
      ['an unknown schema type', { subject: 's', version: 1, id: 1, schema: '', schemaType: 'XML' }, /"XML"/],
      ['null', null, /not a version/],
    ];
    for (const [what, body, words] of nonsense) {
      it(`says so when the answer is ${what}`, async () => {
        const { client } = await start(() => ok(body));
        await fails(client.version('s', 1), 'bad-response', words);
      });
    }
  });

  describe('failures', () => {
    const cases: readonly [string, FakeAnswer, RegistryFailure, RegExp][] = [
      [
        '401 with an empty body',
        { status: 401, body: '' },
        'unauthorized',
        /\(401\)\. Check the user name, and give the password/,
      ],
      ['403', { status: 403, body: { error_code: 40301, message: 'denied' } }, 'forbidden', /denied/],
      [
        '404 of a registry',
        { status: 404, body: { error_code: 40401, message: 'Subject s not found' } },
        'not-found',
        /Subject s/,
      ],
      ['404 of something else', { status: 404, body: '<html>nginx</html>' }, 'bad-response', /no schema registry/],
      [
        '409 without a registry code',
        { status: 409, body: { error_code: 409, message: 'why' } },
        'incompatible',
        /why/,
      ],
      ['422', { status: 422, body: { error_code: 42201, message: 'bad schema' } }, 'invalid-schema', /bad schema/],
      ['500', { status: 500, body: { error_code: 50001, message: 'store' } }, 'server-error', /500.*store/],
      [
        'plain text',
        { status: 400, body: 'malformed', headers: { 'content-type': 'text/plain' } },
        'rejected',
        /malformed/,
      ],
      [
        'a redirection',
        { status: 302, body: '', headers: { location: 'https://u:p@sso.example/login' } },
        'bad-response',
        /https:\/\/sso\.example/,
      ],
    ];
    for (const [what, answer, failure, words] of cases) {
      it(`words ${what}`, async () => {
        const { client } = await start(() => answer);
        await fails(client.version('s', 1), failure, words);
      });
    }

    it('says that nothing listens', async () => {
      const { fake, client } = await start(() => ok([]));
      await fake.close();
      await fails(client.subjects(), 'unreachable', /Nothing listens/);
    });

    it('says that a list without subjects is no registry', async () => {
      const { client } = await start(() => ({ status: 404, body: { error_code: 404, message: 'HTTP 404 Not Found' } }));
      await fails(client.subjects(), 'bad-response', /no list of subjects/);
    });

    it('gives up after the time that a request may take', async () => {
      const { fake, client } = await start(() => undefined, { timeoutMs: 200 });
      await fails(client.subjects(), 'timeout', /0\.2 s/);
      assert.equal(fake.requests.length, 2);
    });

    it('asks again where an answer is lost', async () => {
      const { fake, client } = await start((_, count) => (count === 1 ? undefined : ok(['s'])), { timeoutMs: 2000 });
      assert.deepEqual(await client.subjects(), ['s']);
      assert.equal(fake.requests.length, 2);
    });

    it('asks again where the connection breaks, or a gateway has nobody behind it', async () => {
      const broken = await start((_, count) => (count === 1 ? 'hang-up' : ok(['s'])));
      assert.deepEqual(await broken.client.subjects(), ['s']);
      const gateway = await start((_, count) => (count === 1 ? { status: 503, body: '' } : ok(['s'])));
      assert.deepEqual(await gateway.client.subjects(), ['s']);
    });

    it('asks at most twice', async () => {
      const { fake, client } = await start(() => ({ status: 503, body: '' }));
      await fails(client.subjects(), 'server-error', /503/);
      assert.equal(fake.requests.length, 2);
    });

    it('does not read an answer without end', async () => {
      const { client } = await start(() => ok(['x'.repeat(2 * 2 ** 20)]), { maxAnswerBytes: 2 ** 20 });
      await fails(client.subjects(), 'bad-response', /1 MiB/);
    });
  });

  describe('secrets', () => {
    it('sends basic credentials in UTF-8, and bearer tokens', async () => {
      const basic = await start(() => ok([]), {
        credentials: () => Promise.resolve({ kind: 'basic', username: 'ålice', password: 'p:w' }),
      });
      await basic.client.subjects();
      const expected = `Basic ${Buffer.from('ålice:p:w', 'utf8').toString('base64')}`;
      assert.equal(basic.fake.requests[0]?.headers.authorization, expected);
      const bearer = await start(() => ok([]), {
        credentials: () => Promise.resolve({ kind: 'bearer', token: 'abc' }),
      });
      await bearer.client.subjects();
      assert.equal(bearer.fake.requests[0]?.headers.authorization, 'Bearer abc');
    });

    it('hands on why there is no secret', async () => {
      const { fake, client } = await start(() => ok([]), {
        credentials: () => Promise.reject(new Error('no password')),
      });
      await assert.rejects(client.subjects(), /no password/);
      assert.equal(fake.requests.length, 0);
    });
  });

  describe('cache', () => {
    it('asks once for what never changes, also after a refresh', async () => {
      const { fake, client } = await start(() => version('s', 1));
      await client.version('s', 1);
      client.refresh();
      await client.version('s', 1);
      assert.equal(fake.requests.length, 1);
    });

    it('asks anew for lists after a while, after a refresh, and after a write', async () => {
      let now = 0;
      const { fake, client } = await start((request) => (request.method === 'POST' ? ok({ id: 7 }) : ok([1])), {
        now: () => now,
      });
      const listed = () => fake.requests.filter((request) => request.method === 'GET').length;
      await client.versions('s');
      await client.versions('s');
      assert.equal(listed(), 1);
      now = 60_000;
      await client.versions('s');
      assert.equal(listed(), 2);
      client.refresh();
      await client.versions('s');
      assert.equal(listed(), 3);
      assert.deepEqual(await client.register('s', { format: 'AVRO', text: '"string"', references: [] }), { id: 7 });
      await client.versions('s');
      assert.equal(listed(), 4);
    });

    it('asks once for everyone who asks at the same time', async () => {
      const { fake, client } = await start(() => ok([1]));
      await Promise.all([client.versions('s'), client.versions('s'), client.versions('s')]);
      assert.equal(fake.requests.length, 1);
    });

    it('cancels one caller without disturbing another', async () => {
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const { client } = await start(async () => {
        await held;
        return ok([1]);
      });
      const leaving = new AbortController();
      const first = client.versions('s', leaving.signal);
      const second = client.versions('s');
      leaving.abort();
      await fails(first, 'cancelled', /cancelled/);
      release();
      assert.deepEqual(await second, [1]);
    });

    it('does not keep a failure', async () => {
      const { client } = await start((_, count) => (count === 1 ? { status: 500, body: '' } : ok([1])));
      await fails(client.versions('s'), 'server-error', /500/);
      assert.deepEqual(await client.versions('s'), [1]);
    });
  });

  describe('writing', () => {
    it('sends schema, type and references, and the level', async () => {
      const { fake, client } = await start(() => ok({ id: 1 }));
      const references = [{ name: 'b.proto', subject: 'b', version: 1 }];
      await client.register('s', { format: 'PROTOBUF', text: 'syntax = "proto3";', references });
      await client.setLevel('s', 'FULL');
      const [registered, level] = fake.requests;
      assert.equal(registered?.method, 'POST');
      assert.deepEqual(JSON.parse(registered.body), {
        schema: 'syntax = "proto3";',
        schemaType: 'PROTOBUF',
        references,
      });
      assert.equal(`${level?.method ?? ''} ${level?.url ?? ''}`, 'PUT /config/s');
      assert.deepEqual(JSON.parse(level?.body ?? ''), { compatibility: 'FULL' });
    });
  });

  describe('references', () => {
    const graph: Readonly<Record<string, readonly string[]>> = {
      top: ['left', 'right'],
      left: ['base'],
      right: ['base'],
      base: [],
      round: ['trip'],
      trip: ['round'],
    };
    const serveGraph = (request: FakeRequest): FakeAnswer => {
      const [, , subject = '', , number = ''] = request.url.split('/');
      const references = (graph[subject] ?? []).map((name) => ({ name, subject: name, version: 1 }));
      return version(subject, Number(number), { references });
    };

    it('gives a diamond once each, dependencies first', async () => {
      const { fake, client } = await start(serveGraph);
      const resolved = await client.resolveReferences([{ name: 'top', subject: 'top', version: 1 }]);
      assert.deepEqual(
        resolved.map((reference) => reference.name),
        ['base', 'left', 'right', 'top'],
      );
      assert.equal(fake.requests.length, 4);
    });

    it('cuts a cycle', async () => {
      const { client } = await start(serveGraph);
      const resolved = await client.resolveReferences([{ name: 'round', subject: 'round', version: 1 }]);
      assert.deepEqual(
        resolved.map((reference) => reference.name),
        ['trip', 'round'],
      );
    });

    it('gives up on a chain without end', async () => {
      const { client } = await start((request) => {
        const number = Number(/\d+/.exec(request.url)?.[0] ?? 0);
        return version(`s${number}`, 1, {
          references: [{ name: `s${number + 1}`, subject: `s${number + 1}`, version: 1 }],
        });
      });
      await fails(client.resolveReferences([{ name: 's0', subject: 's0', version: 1 }]), 'bad-response', /1000/);
    });
  });

  describe('over TLS', () => {
    const pem = (name: string) =>
      readFileSync(new URL(`../../../../test/common/registry/tls/${name}.pem`, import.meta.url), 'utf8');

    async function startTls(material: Awaited<ReturnType<NonNullable<RegistryClientOptions['tls']>>>) {
      const fake = await startFakeRegistry(() => ok(['s']), {
        cert: pem('server'),
        key: pem('server.key'),
        ca: pem('ca'),
        requestCert: true,
        rejectUnauthorized: true,
      });
      const client = createRegistryClient({ url: fake.url, tls: () => Promise.resolve(material) });
      open.push({ fake, client });
      return client;
    }

    it('trusts the named authority and shows its own certificate', async () => {
      const client = await startTls({
        ca: pem('ca'),
        cert: pem('client'),
        key: pem('client.key'),
        passphrase: 'opensesame',
      });
      assert.deepEqual(await client.subjects(), ['s']);
    });

    it('says that the authority is not known', async () => {
      const client = await startTls(undefined);
      await fails(client.subjects(), 'unreachable', /tls\.caFile/);
    });

    it('fails in words without a client certificate, and with a wrong passphrase', async () => {
      await fails((await startTls({ ca: pem('ca') })).subjects(), 'unreachable', /registry at localhost/);
      const wrong = await startTls({ ca: pem('ca'), cert: pem('client'), key: pem('client.key'), passphrase: 'no' });
      const error = await fails(wrong.subjects(), 'unreachable', /certificates of the connection/);
      assert.doesNotMatch(error.message, /PRIVATE/);
    });
  });
});

async function fails(work: Promise<unknown>, failure: RegistryFailure, words: RegExp): Promise<RegistryError> {
  const error: unknown = await work.then(
    () => assert.fail('it should have failed'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof RegistryError, String(error));
  assert.equal(error.failure, failure, error.message);
  assert.match(error.message, words);
  return error;
}
