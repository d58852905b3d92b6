import path from 'node:path';
import { parseSettings } from '../common/settings/parseSettings.js';
import { parseSettingsFile } from '../common/settings/settingsFile.js';
import { mappingFinder } from '../common/settings/subjects.js';
import type { Baseline } from '../common/settings/types.js';
import type { ReadText } from '../common/baseline/history.js';
import { formatByName } from '../server/analysis/target.js';
import { relativePath } from '../server/workspace/folders.js';
import type { FolderSettings } from '../server/workspace/workspaceSettings.js';
import { rememberingReader } from './check/checkFiles.js';
import { filesBelow } from './check/schemaFiles.js';
import { findWorkspaceRoot } from './check/workspaceRoot.js';
import type { Io } from './io.js';
import { openRegistries } from './registries.js';
import type { Registries } from './registries.js';
import { readTextFile } from './schemaFile.js';

/** The workspace that a command works on: its folder, settings and registries, and the schema files that are meant. */
export interface Workspace {
  readonly folder: string;
  readonly settingsFile?: string;
  readonly settings: FolderSettings;
  /** Settings that could not be understood, each with its path. */
  readonly settingsProblems: readonly string[];
  readonly registries: Registries;
  /** Absolute paths, each once. */
  readonly files: readonly string[];
  /** Of the paths that were named, those where no schema file is. */
  readonly withoutSchemas: readonly string[];
  readonly readText: ReadText;
}

/** What to say where no schema file was found. */
export function noSchemas(place: string): string {
  return `there is no schema file in ${place}. Those are the files that end in .avsc, .proto or .schema.json, and those that eventStreams.schemas names.`;
}

export interface WorkspaceOptions {
  /** As given; the whole workspace where there are none. */
  readonly paths: readonly string[];
  readonly settings?: string;
  /** In place of the settings' own default. */
  readonly baseline?: Baseline;
}

/** Its registries are closed at the end of `use`. @throws Error for paths and settings that cannot be read */
export async function withWorkspace<T>(
  options: WorkspaceOptions,
  io: Io,
  use: (workspace: Workspace) => Promise<T>,
): Promise<T> {
  const root = await findWorkspaceRoot(io.cwd, options.settings);
  const parsed =
    root.settingsFile === undefined
      ? parseSettings(undefined)
      : parseSettingsFile((await readTextFile(io.cwd, root.settingsFile)).text);
  const settingsName = path.relative(io.cwd, root.settingsFile ?? '');
  const { baseline } = options;
  const chosen = baseline === undefined ? parsed.settings : { ...parsed.settings, defaultBaseline: baseline };
  const settings: FolderSettings = { settings: chosen, mappingOf: mappingFinder(chosen) };
  const isSchema = (file: string) =>
    settings.mappingOf(relativePath(root.folder, file)) !== undefined || formatByName(file, '', false) !== undefined;
  const places = options.paths.length === 0 ? [root.folder] : options.paths.map((name) => path.resolve(io.cwd, name));
  const found = await Promise.all(places.map((place) => filesBelow(place, isSchema)));
  const withoutSchemas = options.paths.filter((_, index) => found[index]?.length === 0);
  // A path that was named and holds nothing to check is nearly always a slip, and must not look like success.
  if (options.paths.length > 0 && withoutSchemas.length === options.paths.length) {
    throw new Error(noSchemas(withoutSchemas.join(', ')));
  }
  const registries = openRegistries(parsed.settings, root.folder, io);
  try {
    return await use({
      ...root,
      settings,
      settingsProblems: parsed.problems.map(({ path: at, message }) => `${settingsName}: ${at}: ${message}`),
      registries,
      files: [...new Set(found.flat())],
      withoutSchemas,
      readText: rememberingReader(),
    });
  } finally {
    registries.close();
  }
}
