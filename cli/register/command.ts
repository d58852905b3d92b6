import type { FolderSettings } from '../../server/workspace/workspaceSettings.js';
import type { SchemaMapping } from '../../common/settings/types.js';
import { RegistryError } from '../../common/registry/types.js';
import { checkFiles } from '../check/checkFiles.js';
import type { CheckSurroundings } from '../check/openFile.js';
import type { ExitCode, Io } from '../io.js';
import { exitCodeOf } from '../report/fileReport.js';
import type { CheckReport } from '../report/fileReport.js';
import { withWorkspace } from '../workspace.js';
import type { Workspace } from '../workspace.js';
import { parseRegisterOptions } from './options.js';
import type { RegisterOptions } from './options.js';
import { outcomeText } from './outcome.js';
import { planOf } from './plan.js';
import type { Planned } from './plan.js';
import { writePlan } from './write.js';

/** `event-streams register`. @throws UsageError, or Error where nothing can be planned */
export async function registerCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const options = parseRegisterOptions(args);
  return withWorkspace(options, io, (workspace) => register(options, workspace, io));
}

async function register(options: RegisterOptions, workspace: Workspace, io: Io): Promise<ExitCode> {
  const { folder, settings, registries } = workspace;
  const surroundings = { folder, settings: withMapping(settings, againstRegistry), registry: registries.port };
  const plan = await planOf(workspace, surroundings);
  if (plan.length === 0) {
    throw new Error('no schema file has a subject: name one for them in eventStreams.schemas.');
  }
  if (!options.dryRun) refuseProtected(plan, workspace, options.yes);
  const report = await check(plan, workspace, surroundings);
  const code = exitCodeOf(report);
  if (code !== 0) {
    await io.print(outcomeText({ dryRun: options.dryRun, written: [], report }, options.output));
    return code;
  }
  const result = await writePlan(plan, registries, options.dryRun);
  await io.print(outcomeText({ dryRun: options.dryRun, report, ...result }, options.output));
  if (result.failure === undefined) return 0;
  const { reason } = result.failure;
  return reason instanceof RegistryError && reason.failure === 'incompatible' ? 1 : 2;
}

/** By the level of the settings, and by the registry's own where that is another one: both have to be kept. */
async function check(
  plan: readonly Planned[],
  workspace: Workspace,
  surroundings: CheckSurroundings,
): Promise<CheckReport> {
  const files = plan.map(({ opened }) => opened.file);
  const own = plan.filter(({ opened: { target } }) => (target.mapping?.level ?? target.mapping?.policy) !== undefined);
  const byRegistry = {
    ...surroundings,
    settings: withMapping(surroundings.settings, withoutLevel),
  };
  const first = await checkFiles(files, surroundings, workspace.readText);
  const second = await checkFiles(
    own.map(({ opened }) => opened.file),
    byRegistry,
    workspace.readText,
  );
  const failing = second.filter((file) => exitCodeOf({ files: [file], settingsProblems: [] }) !== 0);
  return { files: [...first, ...failing], settingsProblems: workspace.settingsProblems };
}

function withMapping(settings: FolderSettings, change: (mapping: SchemaMapping) => SchemaMapping): FolderSettings {
  return {
    ...settings,
    mappingOf: (name) => {
      const mapping = settings.mappingOf(name);
      return mapping === undefined ? undefined : change(mapping);
    },
  };
}

/** What the registry will compare with, whatever the file is compared with while it is edited. */
function againstRegistry(mapping: SchemaMapping): SchemaMapping {
  return mapping.subject === undefined ? mapping : { ...mapping, baseline: { kind: 'registry' } };
}

function withoutLevel(mapping: SchemaMapping): SchemaMapping {
  const copy: { -readonly [Key in keyof SchemaMapping]: SchemaMapping[Key] } = { ...mapping };
  delete copy.level;
  delete copy.policy;
  return copy;
}

/** @throws Error that names the connection */
function refuseProtected(plan: readonly Planned[], { settings }: Workspace, yes: boolean): void {
  for (const name of new Set(plan.map(({ connection }) => connection))) {
    const profile = settings.settings.connections.find((candidate) => candidate.name === name);
    if (profile?.readOnly === true) {
      throw new Error(`the connection "${name}" is read-only: nothing is registered there. --dry-run shows the plan.`);
    }
    if (profile?.production === true && !yes) {
      throw new Error(
        `the connection "${name}" is production: say --yes to register there, or --dry-run to see the plan.`,
      );
    }
  }
}
