import { pathToFileURL } from 'node:url';
import { gitFilesAt } from '../../common/baseline/git.js';
import type { GitFile } from '../../common/baseline/git.js';
import { historyFromGit } from '../../common/baseline/gitHistory.js';
import type { BaselinePorts, BaselineQuestion, History, RegistryPort } from '../../common/baseline/history.js';
import { resolveReferences } from '../../common/baseline/references.js';
import { resolveHistory } from '../../common/baseline/resolveHistory.js';
import type { SchemaReference } from '../../engine/schemaFormat.js';
import { loaded } from '../../server/analysis/histories.js';
import { mentionsOthers, NO_REFERENCES } from '../../server/analysis/referenceTexts.js';
import { targetOf } from '../../server/analysis/target.js';
import type { Target } from '../../server/analysis/target.js';
import { readTextFile } from '../../server/nodePorts.js';
import { createDocument } from '../../server/schemaDocument.js';
import type { SchemaDocument } from '../../server/schemaDocument.js';
import { relativePath } from '../../server/workspace/folders.js';
import type { FolderSettings } from '../../server/workspace/workspaceSettings.js';
import type { FileReport } from '../report/fileReport.js';
import { reportOf } from './reportOf.js';

export interface CheckSurroundings {
  /** What globs and reported names are relative to. */
  readonly folder: string;
  readonly settings: FolderSettings;
  readonly registry: RegistryPort;
}

/** Files that are held in memory at once; git answers for all of them together. */
const AT_ONCE = 500;

/** Checks files (absolute paths) as the editor would, in their order. */
export async function checkFiles(
  files: readonly string[],
  surroundings: CheckSurroundings,
): Promise<readonly FileReport[]> {
  const ports: BaselinePorts = { registry: surroundings.registry, readText: rememberingReader() };
  const reports: FileReport[] = [];
  for (let start = 0; start < files.length; start += AT_ONCE) {
    const opened = await Promise.all(files.slice(start, start + AT_ONCE).map((file) => open(file, surroundings)));
    const subjects = opened.flatMap((subject) => (subject === undefined ? [] : [subject]));
    const former = await formerFiles(subjects);
    reports.push(...(await Promise.all(subjects.map((subject) => checkOne(subject, former, ports)))));
  }
  return reports;
}

interface OpenedFile {
  readonly file: string;
  readonly name: string;
  readonly document: SchemaDocument;
  readonly target: Target;
}

async function open(file: string, { folder, settings }: CheckSurroundings): Promise<OpenedFile | undefined> {
  const text = await readTextFile(file);
  if (text === undefined) throw new Error(`cannot read ${file}.`);
  const document = createDocument(pathToFileURL(file).toString(), '', 1, text);
  const target = targetOf(document, folder, settings, true);
  return target === undefined ? undefined : { file, name: relativePath(folder, file), document, target };
}

type FormerFiles = ReadonlyMap<string, GitFile>;

/** The contents at their git baselines, with one question to git per revision. */
async function formerFiles(opened: readonly OpenedFile[]): Promise<FormerFiles> {
  const byRef = new Map<string, string[]>();
  for (const { file, target } of opened) {
    const baseline = target.question?.baseline;
    if (baseline?.kind === 'git') byRef.set(baseline.ref, [...(byRef.get(baseline.ref) ?? []), file]);
  }
  const former = new Map<string, GitFile>();
  for (const [ref, files] of byRef) {
    const answers = await gitFilesAt(files, ref);
    answers.forEach((answer, index) => former.set(files[index] ?? '', answer));
  }
  return former;
}

async function checkOne(opened: OpenedFile, former: FormerFiles, ports: BaselinePorts): Promise<FileReport> {
  const { document, target, name } = opened;
  if (target.question === undefined) return reportOf({ name, document, target, references: NO_REFERENCES });
  const history = loaded(await historyOf(target.question, former, ports));
  const references = await referencesOf(target.question, document, history.history, ports);
  return reportOf({ name, document, target, references, history });
}

function historyOf(question: BaselineQuestion, former: FormerFiles, ports: BaselinePorts): Promise<History> {
  const { baseline, file } = question;
  const known = former.get(file);
  return baseline.kind === 'git' && known !== undefined
    ? historyFromGit(question, baseline.ref, known, ports)
    : resolveHistory(question, ports);
}

async function referencesOf(
  question: BaselineQuestion,
  document: SchemaDocument,
  history: History,
  ports: BaselinePorts,
): Promise<readonly SchemaReference[]> {
  const known = history.state === 'found' ? history.versions.at(-1)?.source.references : undefined;
  const asked = { ...question, text: document.text, ...(known === undefined ? {} : { known }) };
  return mentionsOthers(asked) ? (await resolveReferences(asked, ports)).references : NO_REFERENCES;
}

/** Files that many schemas refer to are read once; a check is over before they change. */
function rememberingReader(): (path: string) => Promise<string | undefined> {
  const known = new Map<string, Promise<string | undefined>>();
  return (path) => {
    const text = known.get(path) ?? readTextFile(path);
    known.set(path, text);
    return text;
  };
}
