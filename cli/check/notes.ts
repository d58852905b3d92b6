import { compileGlob } from '../../common/settings/glob.js';
import { relativePath } from '../../server/workspace/folders.js';
import type { Io } from '../io.js';
import type { CheckReport } from '../report/fileReport.js';
import { counted } from '../report/text.js';
import { noSchemas } from '../workspace.js';
import type { Workspace } from '../workspace.js';
import type { CheckOptions } from './options.js';

/** What is no error but makes a check say less than its author may think; for standard error, beside any output. */
export function notesOn(
  report: CheckReport,
  options: CheckOptions,
  workspace: Workspace,
  env: Io['env'],
): readonly string[] {
  const whole = options.paths.length === 0;
  return [
    ...(whole ? unusedMappings(workspace) : []),
    ...(whole && workspace.files.length === 0 ? [noSchemas(workspace.folder)] : []),
    ...workspace.withoutSchemas.map(noSchemas),
    ...comparedWithItself(report, env),
  ];
}

function unusedMappings({ settings, files, folder }: Workspace): readonly string[] {
  const names = files.map((file) => relativePath(folder, file));
  return settings.settings.schemas.flatMap(({ files: pattern }) => {
    const glob = compileGlob(pattern);
    return glob.valid && names.some((name) => glob.matches(name))
      ? []
      : [`no file matches "${pattern}" in eventStreams.schemas.`];
  });
}

/** In CI the last commit holds the very change that is to be checked. */
function comparedWithItself({ files }: CheckReport, env: Io['env']): readonly string[] {
  if (['', '0', 'false', undefined].includes(env['CI']?.toLowerCase())) return [];
  const own = files.filter(({ comparedWith }) => comparedWith.length === 1 && comparedWith[0] === 'HEAD');
  if (own.length === 0 || own.some(({ verdict }) => verdict !== 'compatible')) return [];
  const schemas = counted(own.length, 'schema was', 'schemas were');
  return [
    `${schemas} compared with git:HEAD. In CI that is the change itself: say --baseline git:origin/main... or set eventStreams.defaultBaseline.`,
  ];
}
