import { deepEqual, equal, match, notEqual, ok, rejects } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, utimes } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { findJava } from '../../sandbox/fetch/java.js';
import { runProgram } from '../../sandbox/fetch/runProgram.js';
import { kafkaJars } from '../../sandbox/fetch/servers.js';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js';
import { brokerClassFlags } from '../../sandbox/servers/broker.js';
import { classArchiveFlags, javaRuntime } from '../../sandbox/servers/classArchive.js';
import { identify, isAlive, type ProcessIdentity } from '../../sandbox/state/processIdentity.js';
import { findRunning, reapOrphans, writeRunning } from '../../sandbox/state/running.js';
import { inRepository } from '../support/repository.js';
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporaryFolder.js';
import { waitFor } from '../support/waitFor.js';

describe('the servers of the sandbox', function () {
  this.timeout(120_000);
  let folder: TemporaryFolder;
  let sandbox: Sandbox;
  before(async () => {
    folder = await makeTemporaryFolder();
    sandbox = await startSandbox({ stateDir: folder.path });
  });
  after(async () => {
    await sandbox.stop();
    await folder.remove();
  });

  it('answer on loopback and can be found by their folder', async () => {
    ok(await listens(sandbox.bootstrap));
    equal((await fetch(`${sandbox.registryUrl}/subjects`)).status, 200);
    const running = await findRunning(folder.path);
    deepEqual(running?.addresses, { bootstrap: sandbox.bootstrap, registryUrl: sandbox.registryUrl });
    equal(running.servers.length, 2);
  });

  it('do not start twice in one folder', () => rejects(startSandbox({ stateDir: folder.path }), /already/));

  it('stop, crash and come back one by one, at the same address', async () => {
    const { broker, registry, bootstrap, registryUrl } = sandbox;
    await broker.kill();
    equal(broker.running, false);
    equal(await listens(bootstrap), false);
    equal((await fetch(`${registryUrl}/subjects`)).status, 200, 'the registry goes on');
    await broker.start();
    ok(await listens(bootstrap));

    const before_ = registry.pid;
    await registry.stop();
    await rejects(fetch(`${registryUrl}/subjects`));
    await registry.start();
    equal((await fetch(`${registryUrl}/subjects`)).status, 200);
    notEqual(registry.pid, before_);
  });

  it('keep what was stored over a restart', async () => {
    const schema = JSON.stringify({ schema: '"string"' });
    const headers = { 'content-type': 'application/json' };
    const stored = await fetch(`${sandbox.registryUrl}/subjects/kept/versions`, {
      method: 'POST',
      body: schema,
      headers,
    });
    equal(stored.status, 200);
    await sandbox.stop();
    equal(await findRunning(folder.path), undefined);
    const before_ = sandbox.registryUrl;
    sandbox = await startSandbox({ stateDir: folder.path });
    equal(sandbox.registryUrl, before_, 'the same ports');
    deepEqual(await (await fetch(`${sandbox.registryUrl}/subjects`)).json(), ['kept']);
  });
});

describe('the classes of the servers', () => {
  it('come from an archive that Java accepts, where Java makes any', async () => {
    const java = await findJava();
    const jars = await kafkaJars(failOnLog);
    const flags = await brokerClassFlags(await javaRuntime(java), jars, failOnLog);
    const hasOwnArchive = (await runProgram(java, ['-Xshare:on', '-version'])).code === 0;
    equal(flags.length, hasOwnArchive ? 1 : 0);
    if (!hasOwnArchive) return;
    // Without arguments the broker prints its usage.
    const { stdout } = await runProgram(java, [...flags, '-Xlog:class+load', '-cp', `${jars}/*`, 'kafka.Kafka']);
    match(stdout, / kafka\.Kafka source: shared objects file \(top\)$/m);
  });

  it('are read one by one where none can be kept, which is said, and the cache is rid of what was left half done', async () => {
    const [old, young] = ['never-kept-classes-test.partial-old', 'never-kept-classes-test.partial-young'] as const;
    await using cache = await makeTemporaryFolder({ [`${old}/a`]: '', [`${young}/a`]: '' });
    const dayBefore = Date.now() / 1000 - 90_000;
    await utimes(path.join(cache.path, old), dayBefore, dayBefore);
    const said: string[] = [];
    const server = (): Promise<never> => Promise.reject(new Error('It does not start'));
    const runtime = { java: await findJava(), build: 'test' };
    const chosen = process.env['EVENT_STREAMS_CACHE'];
    process.env['EVENT_STREAMS_CACHE'] = cache.path;
    try {
      const archived = { name: 'never-kept', what: 'the server', server };
      deepEqual(await classArchiveFlags(archived, runtime, (line) => said.push(line)), []);
    } finally {
      if (chosen === undefined) delete process.env['EVENT_STREAMS_CACHE'];
      else process.env['EVENT_STREAMS_CACHE'] = chosen;
    }
    equal(said.at(-1), 'Going on without a faster start of the server: It does not start');
    deepEqual(await readdir(cache.path), [young]);
  });
});

describe('a sandbox whose owner crashes', function () {
  this.timeout(120_000);

  it('leaves no server behind', async () => {
    await using folder = await makeTemporaryFolder();
    const owner = await crashingOwner(folder);
    const running = await waitFor('a running sandbox', () => findRunning(folder.path), { timeout: 60_000 });
    const servers = await waitFor('both servers', async () => {
      const noted = (await findRunning(folder.path))?.servers ?? [];
      return noted.length === 2 && noted;
    });
    ok(servers.every(isAlive));
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    await waitFor('the end of all servers', () => !servers.some(isAlive), { timeout: 20_000 });
    await waitFor('a free port', async () => !(await listens(running.addresses.bootstrap)));
  });

  it('and what is left in spite of all is ended by the next start', async () => {
    await using folder = await makeTemporaryFolder();
    const orphan = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
    const known = identityOf(orphan.pid);
    await writeRunning(folder.path, { bootstrap: 'x:1', registryUrl: 'http://x' }, [known.pid]);
    equal(await reapOrphans(folder.path), 0, 'its owner, this process, lives');
    ok(isAlive(known));

    const state = JSON.stringify({
      ...(await findRunning(folder.path)),
      owner: { pid: process.pid, startTime: 'before' },
    });
    await folder.write('running.json', state);
    equal(await reapOrphans(folder.path), 1);
    await waitFor('the end of the orphan', () => !isAlive(known));
  });

  it('does not make us end a stranger who got the same process number', async () => {
    await using folder = await makeTemporaryFolder();
    const stranger = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
    const known = identityOf(stranger.pid);
    try {
      const gone = { pid: process.pid, startTime: 'before' };
      const servers = [{ ...known, startTime: 'long ago' }];
      const addresses = { bootstrap: 'x:1', registryUrl: 'http://x' };
      await folder.write('running.json', JSON.stringify({ owner: gone, servers, addresses }));
      equal(await reapOrphans(folder.path), 0);
      ok(isAlive(known));
    } finally {
      stranger.kill();
    }
  });
});

/** Everything is there already: the sandbox has been started. */
function failOnLog(line: string): void {
  throw new Error(line);
}

/** Another process that starts a sandbox and then does nothing, not even look after its servers. */
async function crashingOwner(folder: TemporaryFolder): Promise<ReturnType<typeof spawn>> {
  const module_ = inRepository('out/sandbox/sandbox.js');
  const program = `
    import { startSandbox } from ${JSON.stringify(module_)};
    await startSandbox({ stateDir: ${JSON.stringify(folder.path)} });
    setInterval(() => undefined, 1000);`;
  const file = await folder.write(path.join('owner', 'owner.mjs'), program);
  return spawn(process.execPath, [file], { stdio: 'inherit' });
}

function identityOf(pid: number | undefined): ProcessIdentity {
  const identity = pid === undefined ? undefined : identify(pid);
  ok(identity);
  return identity;
}

async function listens(address: string): Promise<boolean> {
  const { hostname, port } = new URL(`tcp://${address}`);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
