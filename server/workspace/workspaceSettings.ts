import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Connection } from 'vscode-languageserver';
import type { ReadText } from '../../common/baseline/history.js';
import { parseSettings } from '../../common/settings/parseSettings.js';
import type { ParsedSettings } from '../../common/settings/parseSettings.js';
import { isRecord } from '../../common/settings/reading.js';
import { parseSettingsFile } from '../../common/settings/settingsFile.js';
import { mappingFinder } from '../../common/settings/subjects.js';
import type { SchemaMapping, Settings } from '../../common/settings/types.js';

/** The settings of one workspace folder, ready for use. */
export interface FolderSettings {
  readonly settings: Settings;
  readonly mappingOf: (relativePath: string) => SchemaMapping | undefined;
}

export interface WorkspaceSettings {
  /** Undefined until the client has answered; the fetch is started, and `onChange` called when it is there. */
  peek(folder: string): FolderSettings | undefined;
  /** Fetches them all again; the old ones stay in force until then. */
  refresh(pushed: unknown): void;
}

/** The client's settings are its user's own; the file in a workspace may be a stranger's. */
export type SettingsOrigin = 'client' | 'workspace';

export interface SettingsSource {
  readonly connection: Connection;
  readonly readFile: ReadText;
  readonly canAsk: boolean;
  /** Whether files of the workspace may be read. */
  readonly trusted: boolean;
  /** The settings of a folder were read; before `onChange`. */
  onRead(folder: string, settings: Settings, origin: SettingsOrigin): void;
  onChange(): void;
}

const SECTION = 'eventStreams';

/** Settings by folder: asked of the client; from `.vscode/settings.json` where a client has none to give. */
export function workspaceSettings(source: SettingsSource): WorkspaceSettings {
  const known = new Map<string, FolderSettings>();
  const loading = new Map<string, Promise<void>>();
  const told = new Set<string>();
  let pushed: unknown;

  const load = async (folder: string) => {
    const section = pushed ?? (source.canAsk ? await askClient(source.connection, folder) : undefined);
    // A client that knows nothing of us may answer with an empty object instead of nothing.
    const isGiven = isRecord(section) && Object.keys(section).length > 0;
    const parsed = isGiven ? parseSettings(section) : await fromFile(source, folder);
    tellProblems(source.connection, parsed, told);
    known.set(folder, { settings: parsed.settings, mappingOf: mappingFinder(parsed.settings) });
    source.onRead(folder, parsed.settings, isGiven ? 'client' : 'workspace');
    source.onChange();
  };
  const start = (folder: string) => {
    // One after the other: the answer to the later question is the one that counts.
    const before = loading.get(folder) ?? Promise.resolve();
    loading.set(
      folder,
      before.then(() => load(folder)),
    );
  };
  return {
    peek: (folder) => {
      if (!loading.has(folder)) start(folder);
      return known.get(folder);
    },
    refresh: (settings) => {
      const section = isRecord(settings) ? settings[SECTION] : undefined;
      pushed = isRecord(section) ? section : undefined;
      for (const folder of loading.keys()) start(folder);
    },
  };
}

async function askClient(connection: Connection, folder: string): Promise<unknown> {
  try {
    const scopeUri = pathToFileURL(folder).toString();
    return (await connection.workspace.getConfiguration({ scopeUri, section: SECTION })) as unknown;
  } catch (error) {
    connection.console.warn(`The editor gave no settings: ${String(error)}`);
    return undefined;
  }
}

async function fromFile(source: SettingsSource, folder: string): Promise<ParsedSettings> {
  const text = source.trusted ? await source.readFile(join(folder, '.vscode', 'settings.json')) : undefined;
  return text === undefined ? parseSettings(undefined) : parseSettingsFile(text);
}

/** Each once: they are asked for again at every change. */
function tellProblems(connection: Connection, parsed: ParsedSettings, told: Set<string>): void {
  for (const { path, message } of parsed.problems) {
    const line = `${path}: ${message}`;
    if (told.has(line)) continue;
    told.add(line);
    connection.console.warn(line);
  }
}
