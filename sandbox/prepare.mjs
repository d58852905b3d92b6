// Makes a fresh clone ready to run: installs the dependencies if they are missing or older than the lock file, compiles, bundles.
// Plain JavaScript that runs on Node 20 before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from './cache.mjs';

/**
 * Installs and builds what is not up to date. Rejects with one line that says which step failed; the step's own words
 * are on the standard error by then.
 * @param {(line: string) => void} log told each step that takes a moment
 * @returns {Promise<void>}
 */
export async function prepare(log) {
  if (!areDependenciesInstalled()) {
    log('Installing dependencies (npm ci)');
    await runStep('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  log('Building');
  await runStep('npm', ['run', '--silent', 'build']);
}

function areDependenciesInstalled() {
  const lock = path.join(repositoryRoot(), 'package-lock.json');
  const installed = path.join(repositoryRoot(), 'node_modules', '.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<void>}
 */
function runStep(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: repositoryRoot(), stdio: ['ignore', 2, 2] });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`\`${program} ${args.join(' ')}\` failed: see its words above.`));
    });
  });
}
