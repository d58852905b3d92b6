import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sandboxSources } from '../paths.js';
import { schemaText } from '../seed/register.js';
import type { SandboxAddresses } from '../state/running.js';
import { git, hasGit } from './git.js';
import { BREAKING_BRANCH, fileOf, HISTORY, subjectSeed } from './layout.js';
import { withAddresses, workspaceSettings } from './settings.js';

/**
 * Writes the sample workspace with its history in git, once: later only the addresses in its settings are brought up to
 * date, and what the user has changed is theirs.
 *
 * @param addresses absent: a workspace of its own, which works without any server
 * @returns its folder
 */
export async function writeWorkspace(
  stateDir: string,
  addresses: SandboxAddresses | undefined,
  log: (line: string) => void,
): Promise<string> {
  const folder = join(stateDir, addresses === undefined ? 'workspace-without-servers' : 'workspace');
  if (existsSync(folder)) {
    if (addresses !== undefined) await updateSettings(settingsFile(folder), addresses);
    return folder;
  }
  log('Writing the sample workspace …');
  // Under another name until it is complete, so that an interruption leaves nothing half done.
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await write(settingsFile(unfinished), workspaceSettings(addresses));
  if (await hasGit()) await writeHistory(unfinished, addresses !== undefined);
  else {
    await writeLastState(unfinished, addresses !== undefined);
    log('git is missing: the workspace has no history, and nothing can be compared with it. Install git and --reset.');
  }
  await rename(unfinished, folder);
  return folder;
}

/** Commits in the order of time; the same on every machine, so that even the hashes are. */
async function writeHistory(folder: string, withServers: boolean): Promise<void> {
  await git(folder, ['init', '--quiet', '--initial-branch=main']);
  // The addresses in it are of this machine.
  await write(join(folder, '.git/info/exclude'), '.vscode/\n');
  for (const [index, commit] of HISTORY.entries()) {
    await writeVersions(folder, commit.versions);
    if (index === HISTORY.length - 1) await writeTemplates(folder, withServers);
    await commitAll(folder, commit.message, commit.date);
  }
  await git(folder, ['switch', '--quiet', '--create', BREAKING_BRANCH.branch]);
  const file = join(folder, BREAKING_BRANCH.file);
  const before = await readFile(file, 'utf8');
  const after = before.replace(BREAKING_BRANCH.from, BREAKING_BRANCH.to);
  if (after === before) throw new Error(`${BREAKING_BRANCH.file} does not hold what the branch would change`);
  await writeFile(file, after);
  await commitAll(folder, BREAKING_BRANCH.message, BREAKING_BRANCH.date);
  await git(folder, ['switch', '--quiet', 'main']);
}

async function writeLastState(folder: string, withServers: boolean): Promise<void> {
  for (const { versions } of HISTORY) await writeVersions(folder, versions);
  await writeTemplates(folder, withServers);
}

async function writeVersions(folder: string, versions: Readonly<Record<string, number>>): Promise<void> {
  for (const [subject, version] of Object.entries(versions)) {
    await write(join(folder, fileOf(subject)), await schemaText(subjectSeed(subject), version));
  }
}

async function writeTemplates(folder: string, withServers: boolean): Promise<void> {
  const templates = join(sandboxSources(), 'workspace/files');
  await cp(join(templates, withServers ? 'README.md' : 'README.without-servers.md'), join(folder, 'README.md'));
  if (withServers) await cp(join(templates, 'events'), join(folder, 'events'), { recursive: true });
}

async function commitAll(folder: string, message: string, date: string): Promise<void> {
  await git(folder, ['add', '--all']);
  await git(folder, ['commit', '--quiet', '--no-verify', '--message', message], date);
}

async function updateSettings(file: string, addresses: SandboxAddresses): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return write(file, workspaceSettings(addresses));
  const updated = withAddresses(text, addresses);
  if (updated !== text) await writeFile(file, updated);
}

function settingsFile(folder: string): string {
  return join(folder, '.vscode/settings.json');
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
