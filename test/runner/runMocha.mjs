import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../../sandbox/cache.mjs';

/**
 * Runs one part of the tests in a process of its own, and gives how many passed, failed, were skipped and were tried again.
 * `alone`: its output is shown as it comes, and it may use the whole machine; else its output is kept and given as `output`.
 * A part that crashes, takes too long or runs no test has failed.
 */
export async function runMocha(suite, { node, env, alone }) {
  const ignored = JSON.parse(readFileSync(path.join(repositoryRoot(), '.mocharc.json'), 'utf8')).ignore ?? [];
  const files = suite.tests().filter((file) => !ignored.includes(file));
  const folder = await mkdtemp(path.join(tmpdir(), 'event-streams-run-'));
  const result = path.join(folder, 'result.json');
  const args = [
    path.join('node_modules', 'mocha', 'bin', 'mocha.js'),
    ...['--no-config', '--forbid-only', '--exit', '--timeout', String(suite.timeout)],
    ...['--retries', String(suite.retries ?? 0)],
    ...(suite.processes === undefined || !alone ? [] : ['--parallel', '--jobs', String(suite.processes)]),
    ...['--reporter', path.join(repositoryRoot(), 'test', 'runner', 'countingReporter.mjs')],
    ...files,
  ];
  try {
    // Everything temporary of the part lies in one folder, gone at its end even where the part was killed.
    const childEnv = { ...process.env, ...env, TMPDIR: folder, EVENT_STREAMS_TEST_RESULT: result };
    const outcome = await runToEnd(node, args, { env: childEnv, limit: suite.limit, alone });
    return judge(suite.name, outcome, readCounts(result), alone);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function runToEnd(node, args, { env, limit, alone }) {
  return new Promise((resolve, reject) => {
    const to = alone ? 'inherit' : 'pipe';
    const child = spawn(node, args, { cwd: repositoryRoot(), env, stdio: ['ignore', to, to], detached: true });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    const endGroup = () => {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch (error) {
        if (error.code !== 'ESRCH') throw error;
      }
    };
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      endGroup();
    }, limit);
    process.once('exit', endGroup);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      process.off('exit', endGroup);
      endGroup();
      resolve({ code, late, output });
    });
  });
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  } finally {
    rmSync(file, { force: true });
  }
}

function judge(name, { code, late, output }, counts, alone) {
  const passed = counts?.passes ?? 0;
  const failed = counts?.failures ?? 0;
  const skipped = counts?.pending ?? 0;
  const retried = counts?.retries ?? 0;
  const problem = late
    ? 'took too long and was ended'
    : counts === undefined
      ? `crashed (exit code ${code})`
      : passed + failed === 0
        ? 'ran no test'
        : failed === 0 && code !== 0
          ? `ended with exit code ${code} although no test failed`
          : undefined;
  const sentence = problem === undefined ? '' : `The ${name} tests ${problem}.`;
  if (alone && problem !== undefined) console.error(sentence);
  const failures = problem === undefined ? failed : Math.max(failed, 1);
  return { passed, failed: failures, skipped, retried, output: `${output}${sentence}` };
}
