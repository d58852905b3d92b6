import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../../sandbox/cache.mjs';

/**
 * Runs one part of the tests in processes of its own, and gives how many passed, failed, were skipped and were tried again.
 * `alone`: it may use the whole machine, and where it is one process its output is shown as it comes; else the output is
 * kept and given as `output`. A part that crashes, takes too long or runs no test has failed.
 */
export async function runMocha(suite, { node, env, alone }) {
  const ignored = JSON.parse(readFileSync(path.join(repositoryRoot(), '.mocharc.json'), 'utf8')).ignore ?? [];
  const files = suite.tests().filter((file) => !ignored.includes(file));
  const shares = sharesOf(files, alone ? (suite.processes ?? 1) : 1);
  const live = alone && shares.length === 1;
  const results = await Promise.all(shares.map((share) => runShare(suite, share, { node, env, live })));
  return results.reduce((all, one) => ({
    passed: all.passed + one.passed,
    failed: all.failed + one.failed,
    skipped: all.skipped + one.skipped,
    retried: all.retried + one.retried,
    output: `${all.output}${one.output}`,
  }));
}

/** Neighbours stay together: they load the same. (mocha's own `--parallel` shares out single files, and takes longer.) */
function sharesOf(files, count) {
  const size = Math.ceil(files.length / count);
  return Array.from({ length: count }, (_, index) => files.slice(index * size, (index + 1) * size));
}

async function runShare(suite, files, { node, env, live }) {
  const folder = await mkdtemp(path.join(tmpdir(), 'event-streams-run-'));
  const result = path.join(folder, 'result.json');
  const args = [
    path.join('node_modules', 'mocha', 'bin', 'mocha.js'),
    ...['--no-config', '--forbid-only', '--exit', '--timeout', String(suite.timeout)],
    ...['--retries', String(suite.retries ?? 0)],
    ...['--reporter', path.join(repositoryRoot(), 'test', 'runner', 'countingReporter.mjs')],
    ...files,
  ];
  try {
    // Everything temporary of the part lies in one folder, gone at its end even where the part was killed.
    const childEnv = { ...process.env, ...env, TMPDIR: folder, EVENT_STREAMS_TEST_RESULT: result };
    const outcome = await runToEnd(node, args, { env: childEnv, limit: suite.limit, live });
    return judge(suite.name, outcome, readCounts(result), live);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function runToEnd(node, args, { env, limit, live }) {
  return new Promise((resolve, reject) => {
    const to = live ? 'inherit' : 'pipe';
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

function judge(name, { code, late, output }, counts, live) {
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
  if (live && problem !== undefined) console.error(sentence);
  const failures = problem === undefined ? failed : Math.max(failed, 1);
  return { passed, failed: failures, skipped, retried, output: live ? '' : `${output}${sentence}` };
}
