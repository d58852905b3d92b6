import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findJava } from '../../sandbox/fetch/java.js';
import { runProgram } from '../../sandbox/fetch/runProgram.js';
import { parseArguments } from '../../sandbox/options.js';
import { isAlive } from '../../sandbox/state/processIdentity.js';
import { findRunning, parseAddresses } from '../../sandbox/state/running.js';
import { inRepository } from '../support/repository.js';
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporaryFolder.js';
import { waitFor } from '../support/waitFor.js';

describe('npm run sandbox', function () {
  this.timeout(60_000);
  let folder: TemporaryFolder;
  before(async () => {
    folder = await makeTemporaryFolder();
  });
  after(() => folder.remove());

  it('fills servers, prints their addresses, keeps their data from --reset, and leaves no process behind after SIGINT', async () => {
    const began = performance.now();
    const run = starting(folder.path, ['--servers-only']);
    await waitFor('readiness', () => run.output().includes('Ready after'), { timeout: 120_000 });
    console.log(`      ready after ${((performance.now() - began) / 1000).toFixed(1)} s`);
    const running = await findRunning(folder.path);
    ok(running);
    equal(running.servers.length, 2);
    const printed = starting(folder.path, ['--ports']);
    await once(printed.child, 'close');
    deepEqual(parseAddresses(printed.output()), running.addresses);
    const reset = starting(folder.path, ['--servers-only', '--reset']);
    await once(reset.child, 'close');
    match(reset.output(), /end it first/);

    run.child.kill('SIGINT');
    const [code] = (await once(run.child, 'close')) as [number | null];
    equal(code, 0, run.output());
    ok(!run.output().includes('by itself'), run.output());
    deepEqual(running.servers.filter(isAlive), []);
    await waitFor('the end of the groups', () => groupsAlive(running.servers.map(({ pid }) => pid)) === 0);
    equal(await findRunning(folder.path), undefined);
  });

  it('says that a server is gone, and what to do', async () => {
    const run = starting(folder.path, ['--servers-only']);
    await waitFor('readiness', () => run.output().includes('Ready after'), { timeout: 120_000 });
    const running = await findRunning(folder.path);
    ok(running);
    for (const { pid } of running.servers) process.kill(-pid, 'SIGKILL');
    const line = (what: string, log: string) =>
      new RegExp(`^The ${what} has ended by itself\\. Press Ctrl-C and start again: the data is kept\\..*${log}$`, 'm');
    await waitFor('word of the broker', () => line('Kafka broker', 'kafka\\.log').test(run.output()));
    await waitFor('word of the registry', () => line('registry', 'registry\\.log').test(run.output()));
    run.child.kill('SIGINT');
    equal((await once(run.child, 'close'))[0], 0, run.output());
    equal(run.output().match(/has ended by itself/g)?.length, 2, 'ending it is not a surprise');
  });

  it('ends when start.mjs is gone without a word', async () => {
    await using state = await makeTemporaryFolder();
    const run = starting(state.path, ['--servers-only']);
    const running = await waitFor('a running sandbox', () => findRunning(state.path), { timeout: 60_000 });
    const ended = once(run.child, 'exit');
    run.child.disconnect();
    await ended;
    await waitFor('the end of the servers', () => !running.servers.some(isAlive));
  });

  it('says in one line that Maven is missing, when there is something to fetch', async () => {
    await using state = await makeTemporaryFolder();
    const java = (await findJava()).includes('/') ? {} : { JAVA_HOME: await javaHome() };
    const env = { ...java, PATH: '/nowhere', EVENT_STREAMS_CACHE: state.path };
    const run = starting(state.path, ['--servers-only'], env);
    const [code] = (await once(run.child, 'close')) as [number | null];
    equal(code, 1);
    match(run.output(), /\nMaven is missing.*--no-servers.*compose\.yaml.*\n$/);
  });

  it('ends servers that are only just starting', async () => {
    await using state = await makeTemporaryFolder();
    const run = starting(state.path, ['--servers-only']);
    const servers = await waitFor(
      'a server process',
      async () => {
        const noted = (await findRunning(state.path))?.servers ?? [];
        return noted.length > 0 && noted;
      },
      { timeout: 60_000 },
    );
    run.child.kill('SIGTERM');
    await once(run.child, 'close');
    await waitFor('the end of the servers', () => !servers.some(isAlive));
  });

  it('says in one line that Java is missing, and what else there is', async () => {
    await using state = await makeTemporaryFolder();
    const run = starting(state.path, ['--servers-only'], { PATH: '/nowhere', JAVA_HOME: '' });
    const [code] = (await once(run.child, 'close')) as [number | null];
    equal(code, 1);
    match(run.output(), /^Java 17 or newer is missing.*--no-servers.*compose\.yaml.*\n$/);
  });

  it('throws away what it wrote, and nothing else, whatever folder it is told', async () => {
    await using state = await makeTemporaryFolder();
    await mkdir(path.join(state.path, 'kafka'));
    await writeFile(path.join(state.path, 'thesis.txt'), 'three years of work');
    // Ends before it starts anything: what is asked for needs Java.
    const run = starting(state.path, ['--servers-only', '--reset'], { PATH: '/nowhere', JAVA_HOME: '' });
    await once(run.child, 'close');
    deepEqual(await readdir(state.path), ['thesis.txt']);
  });

  it('says in one line that its folder cannot be used', async () => {
    await using state = await makeTemporaryFolder();
    const file = path.join(state.path, 'file');
    await writeFile(file, '');
    const run = starting(file, ['--no-servers']);
    equal((await once(run.child, 'close'))[0], 1);
    match(run.output(), /\nSomething could not be read or written: .*file.*\n$/);
  });

  it('understands its options', () => {
    const wrongs: readonly (readonly string[])[] = [
      ['--bogus'],
      ['extra'],
      ['--kafka', 'x:1'],
      ['--no-servers', '--servers-only'],
      ['--kafka', 'nonsense', '--registry', 'http://y'],
      ['--kafka', 'x:1', '--registry', 'ftp://y'],
      ['--state', ''],
    ];
    for (const wrong of wrongs) ok('error' in parseArguments(wrong), wrong.join(' '));
    const using_ = parseArguments(['--kafka', 'x:1', '--registry', 'http://y']);
    ok(!('error' in using_));
    deepEqual(using_.servers, { bootstrap: 'x:1', registryUrl: 'http://y' });
  });
});

describe('npm run sandbox, its usage', () => {
  it('is printed by plain Node, with an error for an unknown option', async () => {
    const child = spawn(process.execPath, [inRepository('sandbox/start.mjs'), '--bogus'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = collected(child);
    const [code] = (await once(child, 'close')) as [number | null];
    equal(code, 2);
    match(output(), /Unknown option '--bogus'[^]*Usage: npm start/);
  });
});

async function javaHome(): Promise<string> {
  const { stderr } = await runProgram('java', ['-XshowSettings:properties', '-version']);
  const home = /java\.home = (.*)/.exec(stderr)?.[1];
  ok(home);
  return home;
}

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
}

/** As start.mjs hands over, without building again under the feet of other tests. */
function starting(stateDir: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const options = parseArguments([...args, '--state', stateDir]);
  ok(!('error' in options));
  const main = inRepository('out', 'sandbox', 'main.js');
  const child = spawn(process.execPath, ['--no-warnings', main, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...env },
  });
  return { child, output: collected(child) };
}

function collected(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  return () => text;
}

/** How many of the process groups still have a member. */
function groupsAlive(leaders: readonly number[]): number {
  return leaders.filter((pid) => {
    try {
      process.kill(-pid, 0);
      return true;
    } catch {
      // ESRCH: nobody is left.
      return false;
    }
  }).length;
}
