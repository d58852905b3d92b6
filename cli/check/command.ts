import type { ExitCode, Io } from '../io.js';
import { written } from '../outputs/outputs.js';
import { exitCodeOf } from '../report/fileReport.js';
import type { CheckReport } from '../report/fileReport.js';
import { printable } from '../report/printable.js';
import { withWorkspace } from '../workspace.js';
import type { Workspace } from '../workspace.js';
import { checkFiles } from './checkFiles.js';
import { parseCheckOptions } from './options.js';
import type { CheckOptions } from './options.js';
import { notesOn } from './notes.js';
import { changedSince } from './since.js';

/** `event-streams check`. @throws UsageError, or Error for paths and settings that cannot be read */
export async function checkCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const options = parseCheckOptions(args);
  const { report, notes } = await withWorkspace(options, io, async (workspace) => {
    const checked = await check(options, workspace);
    return { report: checked, notes: notesOn(checked, options, workspace, io.env) };
  });
  await io.print(written(report, options.output, options.all));
  for (const note of notes) io.complain(`note: ${printable(note)}\n`);
  return exitCodeOf(report);
}

async function check({ since }: CheckOptions, workspace: Workspace): Promise<CheckReport> {
  const { folder, settings, registries, readText, settingsFile, settingsProblems } = workspace;
  const surroundings = { folder, settings, registry: registries.port };
  const files =
    since === undefined
      ? workspace.files
      : await changedSince(since, workspace.files, settingsFile, surroundings, readText);
  return { files: await checkFiles(files, surroundings, readText), settingsProblems };
}
