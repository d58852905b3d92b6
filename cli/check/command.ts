import path from 'node:path';
import { parseSettings } from '../../common/settings/parseSettings.js';
import { parseSettingsFile } from '../../common/settings/settingsFile.js';
import { mappingFinder } from '../../common/settings/subjects.js';
import type { FolderSettings } from '../../server/workspace/workspaceSettings.js';
import { formatByName } from '../../server/analysis/target.js';
import { relativePath } from '../../server/workspace/folders.js';
import type { ExitCode, Io } from '../io.js';
import { written } from '../outputs/outputs.js';
import { openRegistries } from '../registries.js';
import { exitCodeOf } from '../report/fileReport.js';
import type { CheckReport } from '../report/fileReport.js';
import { readTextFile } from '../schemaFile.js';
import { checkFiles, rememberingReader } from './checkFiles.js';
import { parseCheckOptions } from './options.js';
import type { CheckOptions } from './options.js';
import { filesBelow } from './schemaFiles.js';
import { changedSince } from './since.js';
import { findWorkspaceRoot } from './workspaceRoot.js';

/** `event-streams check`. @throws UsageError, or Error for paths and settings that cannot be read */
export async function checkCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const options = parseCheckOptions(args);
  const report = await check(options, io);
  await io.print(written(report, options.output, options.all));
  return exitCodeOf(report);
}

async function check(options: CheckOptions, io: Io): Promise<CheckReport> {
  const root = await findWorkspaceRoot(io.cwd, options.settings);
  const parsed =
    root.settingsFile === undefined
      ? parseSettings(undefined)
      : parseSettingsFile((await readTextFile(io.cwd, root.settingsFile)).text);
  const settings: FolderSettings = { settings: parsed.settings, mappingOf: mappingFinder(parsed.settings) };
  const isSchema = (file: string) =>
    settings.mappingOf(relativePath(root.folder, file)) !== undefined || formatByName(file, '', false) !== undefined;
  const places = options.paths.length === 0 ? [root.folder] : options.paths.map((name) => path.resolve(io.cwd, name));
  const found = await Promise.all(places.map((place) => filesBelow(place, isSchema)));
  const registries = openRegistries(parsed.settings, root.folder, io);
  try {
    const surroundings = { folder: root.folder, settings, registry: registries.port };
    const readText = rememberingReader();
    const all = [...new Set(found.flat())];
    const files =
      options.since === undefined
        ? all
        : await changedSince(options.since, all, root.settingsFile, surroundings, readText);
    return {
      files: await checkFiles(files, surroundings, readText),
      settingsProblems: parsed.problems.map((problem) => `${problem.path}: ${problem.message}`),
    };
  } finally {
    registries.close();
  }
}
