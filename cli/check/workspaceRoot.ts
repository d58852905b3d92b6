import { stat } from 'node:fs/promises';
import path from 'node:path';

/** The folder that settings and globs are relative to, and the settings file, if there is one. */
export interface WorkspaceRoot {
  readonly folder: string;
  readonly settingsFile?: string;
}

/**
 * The nearest folder, from `cwd` upwards, with a `.vscode/settings.json`; else the repository's root, else `cwd`. A
 * settings file that is named belongs to the folder around its `.vscode`, or to its own folder.
 */
export async function findWorkspaceRoot(cwd: string, named: string | undefined): Promise<WorkspaceRoot> {
  if (named !== undefined) {
    const settingsFile = path.resolve(cwd, named);
    const own = path.dirname(settingsFile);
    return { folder: path.basename(own) === '.vscode' ? path.dirname(own) : own, settingsFile };
  }
  let repository: string | undefined;
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    const settingsFile = path.join(folder, '.vscode', 'settings.json');
    if (await exists(settingsFile)) return { folder, settingsFile };
    if (await exists(path.join(folder, '.git'))) repository ??= folder;
    if (repository !== undefined || path.dirname(folder) === folder) return { folder: repository ?? cwd };
  }
}

async function exists(place: string): Promise<boolean> {
  return (await stat(place).catch(() => undefined)) !== undefined;
}
