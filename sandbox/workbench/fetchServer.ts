import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fetchOnce, npmInstall, run } from '../cache.mjs';
import { copyFileStandIn, spdlogStandIn, watchdogStandIn } from './standIns.js';

/** The npm package whose `lib/vscode` is the VS Code server, at the version of VS Code that it carries. */
const codeServer = 'code-server@4.139.1';

/** Goes up when this file arranges the server differently, so that an older arrangement in a cache is not used. */
const arrangement = 3;

/** The packages that the server and its page really load; the others are native or belong to what is left out. */
const neededPackages: readonly string[] = [
  '@microsoft/1ds-core-js',
  '@parcel/watcher',
  '@vscode/proxy-agent',
  '@vscode/ripgrep-universal',
  'cookie',
  'http-proxy-agent',
  'https-proxy-agent',
  'minimist',
  'vscode-oniguruma',
  'vscode-regexpp',
  'vscode-textmate',
  'ws',
  'yauzl',
  'yazl',
];

/** Extensions of the server that nobody needs to look at Kafka, and that weigh most of it. */
const unneededExtensions: readonly string[] = [
  'copilot',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'tunnel-forwarding',
];

/**
 * The folder of a VS Code server that runs on Node 24 without a display, without native modules and without a compiler.
 * Fetched once into the cache (about 15 s). Rejects where a package cannot be fetched.
 */
export async function fetchVsCodeServer(log: (line: string) => void): Promise<string> {
  return fetchOnce(`${codeServer.replace('@', '-')}-r${arrangement}`, async (folder) => {
    log(`Fetching the VS Code server (${codeServer})`);
    const archive = (await run('npm', ['pack', codeServer, '--silent', '--pack-destination', folder], folder)).trim();
    await run('tar', ['xzf', archive, '--strip-components=3', 'package/lib/vscode'], folder);
    await rm(path.join(folder, archive));
    for (const extension of unneededExtensions) {
      await rm(path.join(folder, 'extensions', extension), { recursive: true, force: true });
    }
    await pinNeededPackages(folder);
    await npmInstall(folder, []);
    await writePackage(folder, '@vscode/spdlog', spdlogStandIn);
    await writePackage(folder, '@vscode/native-watchdog', watchdogStandIn);
    await writePackage(folder, '@vscode/fs-copyfile', copyFileStandIn);
  });
}

/** Keeps only the needed packages in the server's manifest, at the versions of its lock file. */
async function pinNeededPackages(folder: string): Promise<void> {
  const lockFile = path.join(folder, 'npm-shrinkwrap.json');
  const manifestFile = path.join(folder, 'package.json');
  const locked = versionsOf(JSON.parse(await readFile(lockFile, 'utf8')));
  const manifest: unknown = JSON.parse(await readFile(manifestFile, 'utf8'));
  const dependencies = Object.fromEntries(neededPackages.map((name) => [name, locked(name)]));
  const kept = { ...Object(manifest), dependencies, overrides: {}, allowScripts: {} } as object;
  await writeFile(manifestFile, JSON.stringify(kept, null, 2));
  await rm(lockFile);
}

/** Reads the version of a package at the top of an npm lock file. */
function versionsOf(lock: unknown): (name: string) => string {
  const packages = property(lock, 'packages');
  return (name) => {
    const version = property(property(packages, `node_modules/${name}`), 'version');
    if (typeof version !== 'string') throw new Error(`${codeServer} does not lock ${name}: has its layout changed?`);
    return version;
  };
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

async function writePackage(folder: string, name: string, code: string): Promise<void> {
  const target = path.join(folder, 'node_modules', name);
  await mkdir(target, { recursive: true });
  await writeFile(path.join(target, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
  await writeFile(path.join(target, 'index.js'), code);
}
