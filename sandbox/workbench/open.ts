import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../cache.mjs';
import { ensureNode24 } from '../node24.mjs';
import { fetchVsCodeServer } from './fetchServer.js';
import { startLeashed, type Leashed } from './leashed.js';
import { userSettings } from './userSettings.js';

export interface WorkbenchOptions {
  /** The folder to open, absolute. */
  readonly folder: string;
  /** A `.vsix` file, which is installed as a user would, or the folder of a built extension, which is used as it is. */
  readonly extensionPath: string;
  /** Where the server keeps settings, installed extensions and logs, absolute. Kept between runs. */
  readonly dataDir: string;
  readonly log: (line: string) => void;
  /** `ask` leaves it to the user, as VS Code does; `trusted` asks nothing. `ask` where it is absent. */
  readonly trust?: 'ask' | 'trusted';
  /** User settings beside the ones that make a quiet workbench; they are written when the folder for data is new. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether the README of the folder is shown, rendered, where no editor is open at the start. */
  readonly showReadme?: boolean;
  /** A module with `run()` that VS Code's extension host calls in place of a user: the tests inside the workbench. */
  readonly testsPath?: string;
  readonly env?: NodeJS.ProcessEnv;
}

export interface Workbench {
  /** Opens the workbench in a browser on this machine. It contains a token: nobody else can connect. */
  readonly url: string;
  /** Folder with the logs of the server, of the extension host and of the extension's output channels. */
  readonly logs: string;
  /** Resolves when the server has ended, by `stop` or by itself. */
  readonly ended: Promise<void>;
  /** Ends the server and all its processes. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a VS Code server on a free loopback port, with the extension in it; the first call fetches it (about 15 s).
 * It ends with this process, whatever happens to it. Rejects with what the server said where it does not start.
 */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { dataDir, log } = options;
  const node = await ensureNode24(log);
  const main = path.join(await fetchVsCodeServer(log), 'out', 'server-main.js');
  await writeUserSettings(options);
  if (isVsix(options.extensionPath)) await install(node, main, options.extensionPath, dataDir);
  else if (options.testsPath === undefined) await linkExtension(options.extensionPath, dataDir);
  const token = randomBytes(16).toString('hex');
  const tokenFile = path.join(dataDir, 'connection-token');
  await writeFile(tokenFile, token, { mode: 0o600 });
  const server = startLeashed(
    node,
    [main, '--host', '127.0.0.1', '--port', '0', '--connection-token-file', tokenFile, ...serverArguments(options)],
    { ...process.env, ...options.env },
  );
  const port = await portOf(server);
  return {
    url: workbenchUrl(port, token, options),
    logs: path.join(dataDir, 'data', 'logs'),
    ended: server.ended,
    stop: server.stop,
  };
}

function isVsix(extensionPath: string): boolean {
  return extensionPath.endsWith('.vsix');
}

function serverArguments({ dataDir, trust, testsPath }: WorkbenchOptions): string[] {
  return [
    '--accept-server-license-terms',
    '--disable-telemetry',
    ...['--server-data-dir', dataDir],
    ...(trust === 'trusted' ? ['--disable-workspace-trust'] : []),
    // Lets the page hand the exit code of a test run out; with it, notifications are never shown.
    ...(testsPath === undefined ? [] : ['--enable-smoke-test-driver']),
  ];
}

async function writeUserSettings({ dataDir, settings, showReadme }: WorkbenchOptions): Promise<void> {
  // This server keeps the settings of its one user on its own side.
  const file = path.join(dataDir, 'data', 'User', 'settings.json');
  if (existsSync(file)) return;
  const start = showReadme === true ? { 'workbench.startupEditor': 'readme' } : {};
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ ...userSettings, ...start, ...settings }, null, 2));
}

async function install(node: string, main: string, vsix: string, dataDir: string): Promise<void> {
  const licence = '--accept-server-license-terms';
  await run(node, [main, '--install-extension', vsix, '--force', '--server-data-dir', dataDir, licence], dataDir);
}

/**
 * Makes the folder of a built extension one of the installed ones. (A server that is not run for tests takes no extension
 * under development.) The list of installed extensions is made anew from the folders when it is missing.
 */
async function linkExtension(folder: string, dataDir: string): Promise<void> {
  const extensions = path.join(dataDir, 'extensions');
  await rm(extensions, { recursive: true, force: true });
  await mkdir(extensions, { recursive: true });
  await symlink(folder, path.join(extensions, path.basename(folder)), 'dir');
}

/** The port that the system gave it; no port is chosen here, so no other program can be in the way. */
async function portOf(server: Leashed): Promise<number> {
  let output = '';
  const listening = new Promise<number>((resolve) => {
    server.onOutput((text) => {
      output += text;
      const port = /listening on (\d+)/.exec(output)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
  });
  const failed = server.ended.then(() => {
    throw new Error(`The VS Code server ended before it was ready:\n${output}`);
  });
  const port = await Promise.race([listening, failed]);
  // It will end one day, and then nobody waits for this any more.
  failed.catch(() => undefined);
  return port;
}

function workbenchUrl(port: number, token: string, options: WorkbenchOptions): string {
  const remote = (file: string): string => `vscode-remote://localhost:${port}${file}`;
  // The README counts as a welcome.
  const payload: [string, string][] = options.showReadme === true ? [] : [['skipWelcome', 'true']];
  if (options.testsPath !== undefined) {
    payload.push(['extensionDevelopmentPath', remote(options.extensionPath)]);
    payload.push(['extensionTestsPath', remote(options.testsPath)]);
  }
  const query = new URLSearchParams({ tkn: token, folder: options.folder, payload: JSON.stringify(payload) });
  // `localhost`, as a page of the loopback address by number would not count as the same place to webviews.
  return `http://localhost:${port}/?${query.toString().replaceAll('+', '%20')}`;
}
