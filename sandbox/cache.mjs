// The cache of the heavy things that development needs and the extension does not: Node 24, the VS Code server, a browser,
// the broker, the registry. Plain JavaScript that runs on Node 20 before anything is installed or compiled.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The top folder of the repository, wherever this file was copied or compiled to.
 * @returns {string} an absolute path
 */
export function repositoryRoot() {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('No package.json above this file: it must run inside the repository.');
    folder = parent;
  }
  return folder;
}

/**
 * Where fetched things are kept: `$EVENT_STREAMS_CACHE`, or `.cache/` in the repository.
 * @returns {string} an absolute path
 */
export function cacheFolder() {
  const chosen = process.env['EVENT_STREAMS_CACHE'];
  return chosen ? path.resolve(chosen) : path.join(repositoryRoot(), '.cache');
}

/**
 * Makes a folder of the cache once. It is filled under a temporary name and renamed when it is complete, so an interrupted
 * run leaves nothing half done and two runs at once do not disturb each other: the second one to finish uses the first one's.
 * @param {string} name name of the folder, with the version of what is in it
 * @param {(folder: string, finalFolder: string) => Promise<void>} fill writes the content; `finalFolder` is where it will live
 * @returns {Promise<string>} the absolute path of the filled folder
 */
export async function fetchOnce(name, fill) {
  const target = path.join(cacheFolder(), name);
  if (existsSync(target)) return target;
  await mkdir(path.dirname(target), { recursive: true });
  await removeLeftovers(target);
  const partial = await mkdtemp(`${target}.partial-`);
  try {
    await fill(partial, target);
    await rename(partial, target).catch((/** @type {unknown} */ error) => {
      if (!existsSync(target)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return target;
}

/**
 * What a run left that was ended before its folder was complete. Nothing takes a day: a younger one may be still at work.
 * @param {string} target
 * @returns {Promise<void>}
 */
async function removeLeftovers(target) {
  const folder = path.dirname(target);
  const leftovers = (await readdir(folder)).filter((name) => name.startsWith(`${path.basename(target)}.partial-`));
  for (const leftover of leftovers.map((name) => path.join(folder, name))) {
    // Another run may have removed it by now.
    const made = await stat(leftover).catch(() => undefined);
    if (made !== undefined && Date.now() - made.mtimeMs > 86_400_000)
      await rm(leftover, { recursive: true, force: true });
  }
}

/**
 * Installs packages into a folder of the cache; install scripts never run.
 * @param {string} folder where `node_modules` will be
 * @param {readonly string[]} packages names with exact versions; none installs what the folder's package.json lists
 * @returns {Promise<void>}
 */
export async function npmInstall(folder, packages) {
  // Without a package.json npm would take the nearest one above, which is the product's own.
  const manifest = path.join(folder, 'package.json');
  if (!existsSync(manifest)) await writeFile(manifest, '{ "private": true }\n');
  const options = [
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--loglevel=error',
    '--omit=dev',
  ];
  await run('npm', ['install', ...options, ...packages], folder);
}

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<string>} what it wrote to its standard output; rejects with what it said where its exit code is not 0
 */
export function run(program, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (errors += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${program} ${args.join(' ')} ended with ${String(code)}:\n${output}${errors}`));
    });
  });
}
